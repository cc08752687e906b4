"""What preparation makes of a part: Jinja source whose lines lead back to the tags."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from generator.document.template.run_setting import Setting
    from generator.document.template.tags import Tag


class Source(Struct, frozen=True):
    """The Jinja source of a part, and the way from its lines back to the tags."""

    text: str
    tags: tuple[Tag, ...]
    lines: tuple[int, ...]  # first line of each numbered tag, ascending
    numbers: tuple[int, ...]  # the tag that begins there
    settings: tuple[Setting, ...] = ()  # where the values that bring runs are laid
    steady: bool = False  # tables are whole whatever is printed

    @property
    def has_statements(self) -> bool:
        """Whether a loop or a condition can change what stands in the part."""
        return any(tag.is_statement for tag in self.tags)

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag a line of the source belongs to."""
        at = bisect_right(self.lines, line) - 1
        return self.tags[self.numbers[at]] if at >= 0 else None

    def tag_at_offset(self, offset: int) -> Tag | None:
        """Return the tag that begins at, or last before, an offset of the source."""
        return self.tag_at(self.text.count("\n", 0, offset) + 2)

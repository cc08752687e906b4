"""The Jinja of wording: a value that is not there must be asked for before it is written."""

from __future__ import annotations

from typing import Any

from generator.templating.data_environment import DataEnvironment
from generator.templating.trouble_notes import note
from generator.templating.unknown import Blank, Unknown


class Prose(DataEnvironment):
    """Jinja for text that becomes sentences.

    A name that is known and was not filled in is ``Blank``: wording may ask whether it is so.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            **options,
        )

    def blank(self, name: str) -> Blank:
        """Return the blank value of a name: any use but asking for it is noted."""
        return Blank.called(name)

    def lacking(self, name: str) -> None:
        """Say that a value was not filled in."""
        note("N03", name, name=name or "这一项")

    def unprintable(self, problem: str) -> None:
        """Say that a value has no wording of its own."""
        note("N04", problem=f"这里的值{problem}")

    def unsuitable(self, name: str, reason: str) -> None:
        """Say what a filter cannot write."""
        owner = f"“{name}”" if name else ""
        note("N04", name, problem=f"{owner}写不出来：过滤器{reason}")

"""The Jinja of wording: a value that is not there must be asked for before it is written."""

from __future__ import annotations

from typing import Any

from generator.templating.data_environment import DataEnvironment
from generator.templating.trouble_notes import known_names, note
from generator.templating.unknown import NAMELESS, Unknown


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

    def lacking(self, name: str) -> None:
        """Say that a value was not filled in."""
        note("N03", name, _known_path(name), name=name or NAMELESS)

    def unprintable(self, problem: str) -> None:
        """Say that a value has no wording of its own."""
        note("N04", problem=f"这里的值{problem}")

    def unsuitable(self, name: str, reason: str) -> None:
        """Say what a filter cannot write."""
        owner = f"“{name}”" if name else ""
        note("N04", name, problem=f"{owner}写不出来：过滤器{reason}")


def _known_path(name: str) -> tuple[str, ...]:
    """Return the path that a template wrote, where it begins with one of the outermost names."""
    path = tuple(name.split("."))
    return path if path[0] in known_names() else ()

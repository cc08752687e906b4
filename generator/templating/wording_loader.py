"""Finds wording by name along a form's search path of sets, and reads it.

A template's name within Jinja is the path of its file, so that every trouble can name the file and
wording that extends its own name means the next file further along: a county's
``通用/存在问题`` may extend the built-in ``通用/存在问题``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BaseLoader
from jinja2.exceptions import TemplateNotFound

from generator.diagnostics import Severity, worst
from generator.file_stamp import stamp_of
from generator.reading.characters import forbidden
from generator.reading.encoding import decode
from generator.reading.files import read_bytes
from generator.reading.source import Source
from generator.structs import Struct
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from generator.diagnostics import Diagnostic

FOLDER = "narratives"
SUFFIX = ".md.j2"
NOWHERE = "?"  # before a name that leads to no file, so that no path can be given as a name


class UnreadableWording(Exception):  # noqa: N818 - a state of the file, said as diagnostics
    """A file of wording that is there and cannot be read."""

    def __init__(self, said: tuple[Diagnostic, ...]) -> None:
        super().__init__()
        self.said = said


class Shelf(Struct, frozen=True):
    """Where wording lies: the workspace, and the sets in which a form looks, the nearest first."""

    workspace: Workspace
    sets: tuple[str, ...]

    def find(self, name: str, after: str = "") -> Path | None:
        """Return the file of a name; ``after`` is a file beyond which to look, if it is one.

        A name with its set (通用/存在问题) is that set's, any other the first set's that has it.
        """
        files = self._files(name.removesuffix(SUFFIX))
        if not after:
            return next(files, None)
        found = list(files)
        places = [str(file) for file in found]
        start = places.index(after) + 1 if after in places else 0
        return next(iter(found[start:]), None)

    def names(self) -> tuple[str, ...]:
        """Return the names of all wording that the form's sets hold, without their sets."""
        found = (self.workspace.names(FOLDER, one, suffix=SUFFIX) for one in self.sets)
        return tuple(dict.fromkeys(name for names in found for name in names))

    def _files(self, name: str) -> Iterator[Path]:
        parts = [name] if "/" in name else [f"{one}/{name}" for one in self.sets]
        for part in parts:
            for root in self.workspace.roots:
                path = Workspace((root.absolute(),)).find(FOLDER, f"{part}{SUFFIX}")
                if path is not None:
                    yield path


class WordingLoader(BaseLoader):
    """Reads files of wording for Jinja, which keeps them compiled while they do not change."""

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - Jinja's signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a file of wording, its path, and whether it is still the same."""
        if template.startswith(NOWHERE):
            raise TemplateNotFound(template.removeprefix(NOWHERE))
        path = Path(template)
        stamp = stamp_of(path)
        return _read(path), template, lambda: stamp_of(path) == stamp


def _read(path: Path) -> str:
    data, said = read_bytes(path, str(path))
    text = None
    if data is not None:
        text, said = decode(data, str(path))
    if text is not None:
        text = text.removeprefix("\N{BYTE ORDER MARK}")
        said = (*said, *forbidden(Source(str(path), text)))
    if text is None or worst(said) is Severity.ERROR:
        raise UnreadableWording(said)
    return text

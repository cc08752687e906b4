"""A Word template: read, judged and compiled once, then filled for any number of documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.document.archive import Member
from generator.document.compiling import Compiled, compile_template
from generator.document.reporter import Reporter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.document.part import Part
    from generator.document.properties import Properties
    from generator.document.trouble import Trouble


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A compiled template and the file it came from."""

    path: Path
    compiled: Compiled

    @classmethod
    def load(cls, path: Path) -> tuple[WordTemplate | None, tuple[Diagnostic, ...]]:
        """Return the template, or everything that is wrong with it.

        Loaded once per process for as long as the file keeps its time and size.
        """
        try:
            state = path.stat()
        except OSError:  # loading says what is wrong with it
            return _load(path, 0, 0)
        return _load(path, state.st_mtime_ns, state.st_size)

    @property
    def names(self) -> frozenset[str]:
        """The top-level names that the template's tags use."""
        return self.compiled.names

    def render(
        self, data: Mapping[str, object], *, properties: Properties
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """Fill the template; a document is all right or it is not made at all."""
        diagnostics = self._about(properties)
        members: list[Member] = []
        for part in self.compiled.parts:
            content, troubles = part.render(data)
            diagnostics += [self._said(part, trouble) for trouble in troubles]
            if not diagnostics:
                members.append(Member.pack(part.member, content))
        if diagnostics:
            return None, tuple(diagnostics)
        return self.compiled.frame.write((*members, *properties.members())), ()

    def _about(self, properties: Properties) -> list[Diagnostic]:
        """Judge the properties: their text comes from the data too."""
        reporter = Reporter(str(self.path))
        return [
            reporter.tagged("X09", None, f"文档属性“{name}”", problem="含有控制字符")
            for name in properties.illegal()
        ]

    def _said(self, part: Part, trouble: Trouble) -> Diagnostic:
        """Turn a trouble into a diagnostic at the place of its tag."""
        tag = part.source.tag_at(trouble.line)
        return Reporter(str(self.path)).tagged(trouble.code, tag, part.label, **dict(trouble.facts))


@lru_cache(maxsize=64)
def _load(
    path: Path, _modified: int, _size: int
) -> tuple[WordTemplate | None, tuple[Diagnostic, ...]]:
    compiled, diagnostics = compile_template(path)
    return (WordTemplate(path, compiled) if compiled else None), diagnostics

"""Fonts for the preview: free faces in the place of those that a machine lacks, and which they are.

The document keeps the fonts it names (方正小标宋简体, 仿宋_GB2312 …); where they are installed they
are used, and where not, a face of the same kind stands in for them here only.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator import patterns
from generator.diagnostics import Diagnostic, Position
from generator.document.package.opened_package import read_package
from generator.document.preview.outside_programs import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FONTS_VARIABLE = "ZIPING_FONTS"
FOLDERS = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
)

_TITLE = "Noto Serif CJK SC"
SUBSTITUTES = {
    "方正小标宋简体": _TITLE,
    "方正小标宋_GBK": _TITLE,
    "小标宋": _TITLE,
    "仿宋_GB2312": "FandolFang R",
    "仿宋": "FandolFang R",
    "FangSong": "FandolFang R",
    "华文仿宋": "FandolFang R",
    "方正仿宋简体": "FandolFang R",
    "楷体_GB2312": "FandolKai",
    "楷体": "FandolKai",
    "KaiTi": "FandolKai",
    "黑体": "FandolHei",
    "SimHei": "FandolHei",
    "宋体": "FandolSong",
    "SimSun": "FandolSong",
    "Times New Roman": "Liberation Serif",
}
# Every face of the Noto collection bears the Japanese name inside a PDF. Its bold serif is the
# title font asked for above; any other has come in for want of a better one.
_SUSPECT = patterns.compile(
    r"DejaVu|IPA|Takao|CJK-?jp(?!-Bold-)(?!-Bold$)|SansCJK-?jp", re.IGNORECASE
)
_SUBSET = patterns.compile(r"^[A-Z]{6}\+")  # before the name of a font of which a part is embedded
_FONTS = patterns.compile(r"<w:rFonts\b[^>]*>")
_NAME = patterns.compile(r'w:(?:ascii|hAnsi|eastAsia)="([^"]+)"')


def named_fonts() -> Path | None:
    """Return the folder of fonts that the environment names, if it names one."""
    named = os.environ.get(FONTS_VARIABLE)
    return Path(named) if named else None


def font_configuration(fonts: Path | None, installed: frozenset[str] = frozenset()) -> str:
    """Return the fontconfig file that puts free faces in the place of the ones not installed."""
    folders = [*FOLDERS, *([str(fonts.absolute())] if fonts else [])]
    lines = [
        "<fontconfig>",
        '<include ignore_missing="yes">/etc/fonts/conf.d</include>',
        *(f"<dir>{escape(folder)}</dir>" for folder in folders),
        *(_substitution(*pair) for pair in SUBSTITUTES.items() if pair[0] not in installed),
        "</fontconfig>",
    ]
    return "\n".join(lines)


def _substitution(name: str, face: str) -> str:
    bold = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
    return (
        f'<match target="pattern"><test name="family" qual="any"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string>'
        f"<string>{_TITLE}</string></edit>"
        f"{bold if face == _TITLE else ''}</match>"
    )


def written_configuration(folder: Path, fonts: Path | None) -> Path:
    """Write the fontconfig file for this machine into a folder; return its path."""
    file = folder / "fonts.conf"
    file.write_text(font_configuration(fonts), encoding="utf-8")
    file.write_text(font_configuration(fonts, installed(file)), encoding="utf-8")
    return file


def installed(configuration: Path) -> frozenset[str]:
    """Return the names of all fonts that there are, none where fontconfig is not there to ask."""
    listed = _asked(["fc-list", ":", "family"], configuration)
    return frozenset(name.strip() for name in re.split("[,\n]", listed) if name.strip())


def _asked(command: list[str], configuration: Path) -> str:
    if shutil.which(command[0]) is None:
        return ""
    output, _ = told(command, extra={"FONTCONFIG_FILE": str(configuration)})
    return output


def font_notes(paths: Iterable[Path], fonts: Path | None = None) -> tuple[Diagnostic, ...]:
    """Say which fonts the files name and this machine lacks, and what stands in for each."""
    wanted = sorted({name for path in paths for name in fonts_of(path)})
    with tempfile.TemporaryDirectory() as scratch:
        configuration = written_configuration(Path(scratch), fonts or named_fonts())
        used = stand_ins(wanted, configuration)
    said = "、".join(f"{name}（用 {face}）" for name, face in used.items() if face)
    return (Diagnostic("X27", {"fonts": said}),) if said else ()


def stand_ins(wanted: Iterable[str], configuration: Path) -> dict[str, str]:
    """Return which of the fonts there are not, each with the face that is taken instead."""
    there = installed(configuration)
    return {
        name: _asked(["fc-match", "-f", "%{family[0]}", _pattern(name)], configuration)
        for name in wanted
        if there and name not in there
    }


def _pattern(name: str) -> str:
    """Write a name so that fontconfig takes none of its signs for its own."""
    return re.sub(r"([\\:,\-])", r"\\\1", name)


def fonts_of(path: Path) -> Iterator[str]:
    """Return the names of the fonts that a Word file is set in."""
    package = read_package(path).value
    if package is None:
        return
    for name in (package.main, package.target("styles", package.main)):
        member = package.members.get(name)
        for fonts in _FONTS.findall(member.content.decode() if member else ""):
            yield from _NAME.findall(fonts)


def font_faults(pdfs: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Warn of faces that LibreOffice took for want of the right ones: it says nothing itself."""
    if shutil.which("pdffonts") is None:
        return ()
    found = []
    for pdf in pdfs:
        listed, _ = told(["pdffonts", str(pdf)])
        names = [line.split()[0] for line in listed.splitlines()[2:] if line.split()]
        if suspects := sorted({_SUBSET.sub("", name) for name in names if _SUSPECT.search(name)}):
            facts = {"fonts": "、".join(suspects)}
            found.append(Diagnostic("X16", facts, Position(file=str(pdf))))
    return tuple(found)

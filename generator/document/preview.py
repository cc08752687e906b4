"""A look at the finished pages: Word file to PDF to pictures, for developers and layout checks.

    python -m generator.document.preview FILE.docx… -o DIR [--fonts DIR]

The document keeps the fonts it names (方正小标宋简体, 仿宋_GB2312 …); free faces of the same kind
stand in for them here only. One LibreOffice serves all files of a call: starting it costs more than
a page does.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.diagnostics import Diagnostic, Position, as_text
from generator.document.laid_out_contents import for_layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FONTS_VARIABLE = "ZIPING_FONTS"
TIMEOUT = 120  # seconds for LibreOffice to start
TIMEOUT_EACH = 10  # seconds more for every file
RESOLUTION = 80  # dots per inch: a page fits a screen

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
_SUSPECT = re.compile(r"DejaVu|IPA|Takao|CJK-?jp(?!-Bold-)(?!-Bold$)|SansCJK-?jp", re.IGNORECASE)
_ADVICE = {
    "soffice": "安装 LibreOffice（例如 apt-get install libreoffice-writer-nogui）",
    "pdftoppm": "安装 poppler（例如 apt-get install poppler-utils）",
    "pdffonts": "安装 poppler（例如 apt-get install poppler-utils）",
}


def to_pdf(
    paths: Sequence[Path], outdir: Path, fonts: Path | None = None
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Convert Word files to PDF in one call; return the PDFs made and what went wrong."""
    if missing := _missing("soffice", "转成 PDF"):
        return (), (missing,)
    outdir.mkdir(parents=True, exist_ok=True)
    targets = {path: outdir / f"{path.stem}.pdf" for path in paths}
    for target in targets.values():
        target.unlink(missing_ok=True)  # an older PDF must not pass for one made now
    with tempfile.TemporaryDirectory() as scratch:
        reason = _convert(paths, outdir, Path(scratch), fonts or _named_fonts())
    made = tuple(target for target in targets.values() if target.is_file())
    facts = {"program": "LibreOffice", "reason": reason or "没有得到 PDF"}
    failed = [path for path, target in targets.items() if not target.is_file()]
    diagnostics = [Diagnostic("X15", facts, Position(file=str(path))) for path in failed]
    return made, (*diagnostics, *font_faults(made))


def to_png(pdf: Path, outdir: Path) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Draw every page of a PDF; return the pictures in the order of the pages."""
    if missing := _missing("pdftoppm", "转成图片"):
        return (), (missing,)
    outdir.mkdir(parents=True, exist_ok=True)
    stem = outdir / pdf.stem
    command = ["pdftoppm", "-r", str(RESOLUTION), "-png", str(pdf), str(stem)]
    if reason := _run(command, TIMEOUT):
        facts = {"program": "pdftoppm", "reason": reason}
        return (), (Diagnostic("X15", facts, Position(file=str(pdf))),)
    pages = re.compile(rf"{re.escape(pdf.stem)}-[0-9]+\.png")
    return tuple(sorted(page for page in outdir.iterdir() if pages.fullmatch(page.name))), ()


def font_faults(pdfs: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """Warn of faces that LibreOffice took for want of the right ones: it says nothing itself."""
    if shutil.which("pdffonts") is None:
        return ()
    found = []
    for pdf in pdfs:
        listed = subprocess.run(  # noqa: S603 - fixed program, a path of ours
            ["pdffonts", str(pdf)],  # noqa: S607 - found on the user's PATH, as installed
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=TIMEOUT,
        ).stdout
        names = [line.split()[0] for line in listed.splitlines()[2:] if line.split()]
        if suspects := sorted({name for name in names if _SUSPECT.search(name)}):
            facts = {"fonts": "、".join(suspects)}
            found.append(Diagnostic("X16", facts, Position(file=str(pdf))))
    return tuple(found)


def _named_fonts() -> Path | None:
    """Return the folder of fonts that the environment names, if it names one."""
    named = os.environ.get(FONTS_VARIABLE)
    return Path(named) if named else None


def font_configuration(fonts: Path | None) -> str:
    """Return the fontconfig file that puts free faces in the place of the named ones."""
    folders = ["/usr/share/fonts", *([str(fonts.absolute())] if fonts else [])]
    lines = [
        "<fontconfig>",
        '<include ignore_missing="yes">/etc/fonts/conf.d</include>',
        *(f"<dir>{escape(folder)}</dir>" for folder in folders),
        *(_substitution(name, face) for name, face in SUBSTITUTES.items()),
        "</fontconfig>",
    ]
    return "\n".join(lines)


def _substitution(name: str, face: str) -> str:
    bold = '<edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
    return (
        f'<match target="pattern"><test name="family" qual="any"><string>{name}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{face}</string></edit>'
        f"{bold if face == _TITLE else ''}</match>"
    )


def _convert(paths: Sequence[Path], outdir: Path, scratch: Path, fonts: Path | None) -> str:
    """Run LibreOffice over all files with a profile of its own; return what went wrong."""
    configuration = scratch / "fonts.conf"
    configuration.write_text(font_configuration(fonts), encoding="utf-8")
    laid = [for_layout(path, scratch / str(number)) for number, path in enumerate(paths)]
    command = [
        *("soffice", f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless"),
        *("--convert-to", "pdf", "--outdir", str(outdir.absolute())),
        *(str(path.absolute()) for path in laid),
    ]
    limit = TIMEOUT + TIMEOUT_EACH * len(paths)
    return _run(command, limit, {"FONTCONFIG_FILE": str(configuration)})


def _run(command: list[str], limit: int, extra: dict[str, str] | None = None) -> str:
    """Run a program to its end or its time limit; return what went wrong, empty where nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, paths as separate arguments
            command, env=os.environ | (extra or {}), capture_output=True, check=False, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return f"超过 {limit} 秒没有完成"
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return said[-1] if said else f"退出码 {done.returncode}"
    return ""


def _missing(program: str, purpose: str) -> Diagnostic | None:
    """Return the diagnostic for a program that is not installed."""
    if shutil.which(program):
        return None
    facts = {"program": program, "purpose": purpose, "advice": _ADVICE[program]}
    return Diagnostic("X14", facts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert the files named on the command line and print the pages made."""
    parser = argparse.ArgumentParser(
        prog="python -m generator.document.preview", description="预览"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="Word 文件")
    parser.add_argument("-o", dest="outdir", type=Path, default=Path("preview"), help="输出文件夹")
    parser.add_argument("--fonts", type=Path, help=f"字体文件夹，也可用环境变量 {FONTS_VARIABLE}")
    options = parser.parse_args(arguments)
    pdfs, diagnostics = to_pdf(options.files, options.outdir, options.fonts)
    said = list(diagnostics)
    for pdf in pdfs:
        pages, wrong = to_png(pdf, options.outdir)
        said += wrong
        sys.stdout.writelines(f"{page}\n" for page in pages)
    sys.stderr.writelines(f"{as_text(diagnostic)}\n" for diagnostic in said)
    return 1 if any(diagnostic.severity == "error" for diagnostic in said) else 0


if __name__ == "__main__":
    sys.exit(main())

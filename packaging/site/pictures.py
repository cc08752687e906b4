"""Renews the pictures of the page of forms: ``python packaging/site/pictures.py`` (LibreOffice).

Every shipped form's example is built, laid out and drawn; each picture bears the digest of the Word
templates that it shows, so that a test tells when it is stale.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator.batch import Options, build_one
from generator.document.preview import to_pdf, to_png
from generator.forms import find_form
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/套表一览.md"
FOLDER = PAGE.parent / "套表图片"
BEGIN, END = "<!-- 图：由 packaging/site/pictures.py 写出，不要手改 -->", "<!-- 图完 -->"
STRETCH = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
BUILTIN = Workspace((builtin_root(),))
GREYS = 8  # enough for print, and a page is some thirty kilobytes
A_LINE = 3  # pictures that stand side by side
DIGEST = "templates"  # the key of the digest among a picture's texts


def example_of(form: str) -> Path:
    """Return the filing that shows a form."""
    sample = ROOT / "templates/samples" / f"{form}.yaml"
    if sample.is_file():
        return sample
    line = re.compile(rf"^套表: {re.escape(form)}$", re.MULTILINE)
    filings = sorted((ROOT / "inputs").rglob("*.yaml"))
    return next(one for one in filings if line.search(one.read_text(encoding="utf-8")))


def digest_of(form: str) -> str:
    """Return the digest of the Word templates of a form."""
    found = find_form(BUILTIN, form).value
    if found is None:
        raise LookupError(form)
    names = sorted({f"{plan.template}.docx" for plan in found.documents})
    places = [BUILTIN.find("templates", "docx", *name.split("/")) for name in names]
    whole = b"".join(place.read_bytes() for place in places if place)
    return hashlib.blake2b(whole, digest_size=12).hexdigest()


def draw(form: str, scratch: Path) -> list[Path]:
    """Draw all pages of a form's example; return the pictures."""
    built = build_one(example_of(form), Options(output=scratch / "outputs", force=True))
    pdfs, said = to_pdf(built.saved, scratch / "pages")
    for one in said:
        sys.stderr.write(f"{one}\n")
    pages = [page for pdf in pdfs for page in to_png(pdf, scratch / "pages")[0]]
    return [_kept(page, FOLDER / f"{form}-{at}.png", form) for at, page in enumerate(pages, 1)]


def _kept(page: Path, target: Path, form: str) -> Path:
    """Save a page in few shades, with the digest of what it shows."""
    said = PngInfo()
    said.add_text(DIGEST, digest_of(form))
    few = Image.open(page).convert("L").quantize(GREYS)
    few.save(target, optimize=True, pnginfo=said)
    return target


def gallery(pictures: dict[str, list[Path]]) -> str:
    """Write the section of every form: its pages, some side by side."""
    parts = [f"### {form}\n\n{_rows(pages)}" for form, pages in pictures.items()]
    return "\n\n".join((BEGIN, *parts, END))


def _rows(pages: Sequence[Path]) -> str:
    columns = min(len(pages), A_LINE)
    lines = [[""] * columns, ["---"] * columns]
    for begin in range(0, len(pages), A_LINE):
        shown = [*_links(pages[begin : begin + A_LINE])]
        lines.append(shown + [""] * (columns - len(shown)))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _links(pages: Sequence[Path]) -> Iterator[str]:
    for page in pages:
        place = page.relative_to(PAGE.parent).as_posix()
        yield f"[![{page.stem}]({place})]({place})"


def main() -> None:
    """Draw all forms anew, and write them into the page."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    pictures: dict[str, list[Path]] = {}
    for form in form_names(BUILTIN):
        with tempfile.TemporaryDirectory() as scratch:
            pictures[form] = draw(form, Path(scratch))
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(STRETCH.sub(lambda _: gallery(pictures), text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

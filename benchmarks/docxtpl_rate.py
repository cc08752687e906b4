"""The whole way of a unit (read … save) against plain docxtpl that only fills the same templates.

    python benchmarks/docxtpl_rate.py [FILE]

Both on two processes, turn about. docxtpl is used as its documentation shows, a new
``DocxTemplate`` for every document, with the finished data of the same unit: it scores nothing,
checks nothing and writes no chapter. It cannot merge cells as data says, so its copies of the
templates print those cells plainly. Two measures of it:

- filling alone: it reads no YAML, and attachments stay files of their own;
- the same documents: PyYAML's C loader reads the file, and attachments are joined behind their
  report by docxcompose, which docxtpl itself uses (``pip install docxcompose``; without it this
  measure is left out).
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import yaml
from docx import Document
from docxtpl import DocxTemplate

from generator.batch import Options, build_one
from generator.document import filling
from generator.document.template.chapter_tags import NAME as CHAPTER
from generator.document.template.chapters import Chapters
from generator.document.template.word_environment import BlankInWord, WordEnvironment
from generator.document.template.word_template import WordTemplate
from generator.kept_work import VARIABLE
from generator.templating.allowance import Allowance, allowing
from generator.templating.trouble_notes import NOTES, Notes

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).resolve().parent.parent / "inputs/2021/株洲市工伤保险服务中心.yaml"
PROCESSES = 2
ROUNDS = 5
OURS = "ziping"
UNITS = {"docxtpl": 10, OURS: 100}  # a process and round

Fillings = list[tuple[Path, dict[str, Any]]]


def main() -> int:
    """Measure both and print the rates and their ratio."""
    path = Path(sys.argv[1]).resolve() if sys.argv[1:] else SAMPLE
    count = UNITS["docxtpl"]
    works = {
        "docxtpl，只填": partial(docxtpl_units, path, count, whole=False),
        "docxtpl，同样的文件": partial(docxtpl_units, path, count, whole=True),
        OURS: partial(whole_ways, path, UNITS[OURS]),
    }
    if find_spec("docxcompose") is None:
        del works["docxtpl，同样的文件"]
    with ProcessPoolExecutor(PROCESSES) as pool:
        rounds = [{name: rate(pool, work) for name, work in works.items()} for _ in range(ROUNDS)]
    for name in works:
        rates, ratios = zip(*((one[name], one[OURS] / one[name]) for one in rounds), strict=True)
        known = f"{path.stem}：{name} {statistics.median(rates):.1f} 个单位/秒"
        print(
            known if name == OURS else f"{known}，ziping 是它的 {statistics.median(ratios):.1f} 倍"
        )
    return 0


def rate(pool: ProcessPoolExecutor, work: Callable[[], float]) -> float:
    """Return how many units a second all processes make together."""
    return sum(one.result() for one in [pool.submit(work) for _ in range(PROCESSES)])


def whole_ways(path: Path, count: int) -> float:
    """Take the file the whole way so many times; return the rate."""
    with tempfile.TemporaryDirectory() as folder:
        options = Options(Path(folder))
        if build_one(path, options).failed:
            sys.exit("文件做不出来")
        start = time.perf_counter()
        for _ in range(count):
            build_one(path, options)
        return count / (time.perf_counter() - start)


def docxtpl_units(path: Path, count: int, *, whole: bool) -> float:
    """Fill the unit's templates so many times; return the rate.

    The ``whole`` of it is to read the file too, and to join attachments to their documents.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, {VARIABLE: "off"}),  # plain docxtpl keeps nothing it compiled
    ):
        documents = [
            [
                (without_merges(template, Path(folder, f"{number}-{part}.docx")), data)
                for part, (template, data) in enumerate(fillings)
            ]
            for number, fillings in enumerate(recorded(path))
        ]
        start = time.perf_counter()
        for _ in range(count):
            if whole:
                yaml.load(path.read_bytes(), yaml.CSafeLoader)
            with allowing(Allowance()):  # our environment counts its steps: docxtpl takes that too
                for fillings in documents:
                    made = [filled(template, data) for template, data in fillings]
                    if whole and made[1:]:
                        join(made)
        return count / (time.perf_counter() - start)


def filled(template: Path, data: dict[str, Any]) -> Path:
    """Fill a template as docxtpl's documentation shows; return the file made."""
    document = DocxTemplate(template)
    NOTES.set(Notes(data))  # filters ask what they are filling
    document.render(data, jinja_env=WordEnvironment())
    document.save(made := template.with_suffix(".out.docx"))
    return made


def join(made: list[Path]) -> None:
    """Join the attachments behind their document, as docxcompose's documentation shows."""
    from docxcompose.composer import Composer  # noqa: PLC0415 - only where it is installed

    composer = Composer(Document(made[0]))
    for attachment in made[1:]:
        composer.append(Document(attachment))
    composer.save(made[0].with_suffix(".joined.docx"))


def recorded(path: Path) -> list[Fillings]:
    """Return of each document the templates that it fills, with their finished data."""
    found: list[Fillings] = []
    fill, fills = WordTemplate.fill, filling._filled  # noqa: SLF001 - one call a document

    def beginning(*asked: Any, **options: Any) -> Any:  # noqa: ANN401
        found.append([])
        return fills(*asked, **options)

    def recording(self: WordTemplate, data: Any, chapters: Any, *more: Any, **options: Any) -> Any:  # noqa: ANN401
        called = Chapters.of(self.compiled.styles, chapters, self.chapters)
        found[-1].append((self.path, dict(BlankInWord.among(data)) | {CHAPTER: called}))
        return fill(self, data, chapters, *more, **options)

    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(filling, "_filled", beginning),
        mock.patch.object(WordTemplate, "fill", recording),
    ):
        build_one(path, Options(Path(folder)))
    return found


def without_merges(path: Path, target: Path) -> Path:
    """Copy a template, printing plainly what the 合并 tag would merge."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xml"):
                text = re.sub(r"{%\s*合并\s+(.*?)\s*%}", r"{{ \1 }}", content.decode())
                content = text.encode()
            copy.writestr(name, content)
    return target


if __name__ == "__main__":
    sys.exit(main())

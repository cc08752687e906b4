"""The whole way of a unit (read … save) against plain docxtpl that only fills the same templates.

    python benchmarks/docxtpl_rate.py [FILE]

Both on two processes, turn about. docxtpl is used as its documentation shows, a new
``DocxTemplate`` for every document, with the finished data of the same unit: it reads no YAML,
scores nothing, checks nothing, writes no chapter and joins no attachments. It cannot merge cells as
data says, so its copies of the templates print those cells plainly.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
import zipfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from docxtpl import DocxTemplate

from generator.batch import Options, build_one
from generator.document.template.chapter_tags import NAME as CHAPTER
from generator.document.template.chapters import Chapters
from generator.document.template.word_environment import BlankInWord, WordEnvironment
from generator.document.template.word_template import WordTemplate
from generator.templating.allowance import Allowance, allowing
from generator.templating.trouble_notes import NOTES, Notes

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = Path(__file__).resolve().parent.parent / "inputs/2021/株洲市工伤保险服务中心.yaml"
PROCESSES = 2
ROUNDS = 5
UNITS = {"docxtpl": 10, "ziping": 100}  # a process and round

Fillings = list[tuple[Path, dict[str, Any]]]


def main() -> int:
    """Measure both and print the rates and their ratio."""
    path = Path(sys.argv[1]).resolve() if sys.argv[1:] else SAMPLE
    works = {
        "docxtpl": partial(docxtpl_units, path, UNITS["docxtpl"]),
        "ziping": partial(whole_ways, path, UNITS["ziping"]),
    }
    with ProcessPoolExecutor(PROCESSES) as pool:
        rounds = [{name: rate(pool, work) for name, work in works.items()} for _ in range(ROUNDS)]
    theirs, ours = (statistics.median(one[name] for one in rounds) for name in works)
    ratio = statistics.median(one["ziping"] / one["docxtpl"] for one in rounds)
    print(
        f"{path.stem}：docxtpl {theirs:.1f} 个单位/秒，ziping {ours:.1f} 个单位/秒，{ratio:.1f} 倍"
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


def docxtpl_units(path: Path, count: int) -> float:
    """Fill the unit's templates so many times; return the rate."""
    with tempfile.TemporaryDirectory() as folder:
        fillings = [
            (without_merges(template, Path(folder, f"{number}.docx")), data)
            for number, (template, data) in enumerate(recorded(path))
        ]
        start = time.perf_counter()
        for _ in range(count):
            with allowing(Allowance()):  # our environment counts its steps: docxtpl takes that too
                for template, data in fillings:
                    document = DocxTemplate(template)
                    NOTES.set(Notes(data))  # filters ask what they are filling
                    document.render(data, jinja_env=WordEnvironment())
                    document.save(template.with_suffix(".out.docx"))
        return count / (time.perf_counter() - start)


def recorded(path: Path) -> Fillings:
    """Return each template that the unit's documents fill, with its finished data."""
    found: Fillings = []
    fill = WordTemplate.fill

    def recording(self: WordTemplate, data: Any, chapters: Any, *more: Any, **options: Any) -> Any:  # noqa: ANN401
        called = Chapters.of(self.compiled.styles, chapters, self.chapters)
        found.append((self.path, BlankInWord.among(data) | {CHAPTER: called}))
        return fill(self, data, chapters, *more, **options)

    with (
        tempfile.TemporaryDirectory() as folder,
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

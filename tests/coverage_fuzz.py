"""Inputs bred for what they reach: an input that runs new lines of the program is kept and changed.

``python -m tests.coverage_fuzz 5`` tries each target for five minutes and shows what falls: an
exception that is no diagnostic, a document that is not sound, an input that takes too long.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.form_files import check_form
from generator.diagnostics import as_text, sarif, text_report
from generator.document.package import archive
from generator.document.package.wordml import prove
from generator.document.template.word_template import WordTemplate
from generator.expressions.error import ExpressionError
from generator.expressions.expression import Expression
from generator.narrative.markdown import parse
from generator.narrative.markup import as_source
from generator.pipeline import check
from generator.templating.sentence import SentenceError, render_sentence
from generator.vocabulary import Names
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import CodeType, FrameType

    from _typeshed import TraceFunction

    from generator.diagnostics import Diagnostic

ROOT = builtin_root()
HERE = str(Path(__file__).parents[1] / "generator")
SLOW = 8.0  # seconds of processor time, traced: ten times what any input should take
LARGEST = 60_000  # bytes that mutation lets an input grow to
WORDS = (
    *(
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{%tr for a in 指标 %}",
        "{%tr endfor %}",
        "{% 合并 a %}",
    ),
    *('{{p 章节("甲") }}', "{% set a = 1 %}", "{% endif %}", "{% if 年度 %}", "|join", "~", "**"),
    *(
        "&a ",
        "*a",
        "<<: ",
        "? ",
        "- ",
        ": ",
        "，",
        "：",
        "\t",
        "\0",
        "\ufeff",
        "\u202e",
        "\U00020000",
    ),
    *("'", '"', "[", "]", "{", "}", "≥", "≤", "%", "万元", "-0", "1e9", "99999999999999999999"),
    *("<w:p>", "</w:p>", "<w:tr>", "<w:tc>", "<w:br/>", '<w:bookmarkStart w:id="1" w:name="a"/>'),
    *("年度", "单位", "项目", "分值", "自评得分", "同上", "满意度", "若 ", "且 ", "min(", "(", ")"),
)


@dataclass
class Target:
    """One way into the program: its first inputs, and what is done with an input."""

    name: str
    seeds: list[bytes]
    run: Callable[[bytes], None]
    reached: set[tuple[CodeType, int, int]] = field(default_factory=set)
    corpus: list[bytes] = field(default_factory=list)
    tried: int = 0

    def attempt(self, data: bytes) -> str:
        """Try one input; keep it if it reaches what none did; return what fell, '' for nothing."""
        self.tried += 1
        trace: set[tuple[CodeType, int, int]] = set()
        begun = time.process_time()
        sys.settrace(_tracer(trace))
        try:
            self.run(data)
        except Exception:  # noqa: BLE001 - whatever falls is what we look for
            return traceback.format_exc()
        finally:
            sys.settrace(None)
        if not trace <= self.reached:
            self.reached |= trace
            self.corpus.append(data)
        took = time.process_time() - begun
        return f"{took:.1f} s" if took > SLOW else ""

    def inputs(self, chance: random.Random) -> Iterator[bytes]:
        """Yield the seeds, then children of what was kept, those kept last more often."""
        yield from self.seeds
        while True:
            at = max(chance.randrange(len(self.corpus)), chance.randrange(len(self.corpus)))
            other = chance.choice(self.corpus)
            yield mutated(self.corpus[at], other, chance)


def _tracer(trace: set[tuple[CodeType, int, int]]) -> TraceFunction:
    def tracer(frame: FrameType, event: str, _argument: object) -> TraceFunction | None:
        if event != "call" or not frame.f_code.co_filename.startswith(HERE):
            return None
        code, last = frame.f_code, 0

        def lines(inner: FrameType, what: str, _argument: object) -> TraceFunction:
            nonlocal last
            if what == "line":
                trace.add((code, last, inner.f_lineno))
                last = inner.f_lineno
            return lines

        return lines

    return tracer


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return a child of an input: some pieces changed, moved, repeated, or taken from another."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(chance.choice((1, 1, 2, 4))):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 2, 8, 40)))
        donor = other.decode("utf-8", "surrogateescape")
        at = chance.randrange(len(donor) + 1)
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        piece = chance.choice(
            (
                chance.choice(WORDS),
                donor[at : at + chance.choice((1, 8, 80))],
                text[start:end] * chance.choice((2, 3, 50)),
                "",
                lines[line] + "\n",
                chr(
                    chance.choice(
                        (0, 9, 10, 13, 34, 123, 0x3000, 0xFF1A, 0xDC80 + chance.randrange(128))
                    )
                ),
                str(chance.randrange(-10, 2200)),
            )
        )
        text = text[:start] + piece + text[end:]
    return text.encode("utf-8", "surrogateescape")[:LARGEST]


def _said(found: Sequence[Diagnostic]) -> None:
    """Write diagnostics in every form."""
    for one in found:
        as_text(one)
        json.dumps(text_report.as_json(one), ensure_ascii=False).encode("utf-8", "replace")
    json.dumps(sarif.as_sarif(found, "1"))


def _sound(data: bytes) -> None:
    """Prove every part of a document, prefixes too."""
    for member in archive.read(data):
        if member.name.endswith((".xml", ".rels")):
            prove(member.content, namespaces=True)


class Room:
    """A workspace of its own, in which an input becomes a file."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="ziping-fuzz-"))
        self.workspace = Workspace((self.root, ROOT))

    def file(self, path: str, data: bytes) -> Path:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return place


def targets() -> list[Target]:  # noqa: C901 - one function for each
    """Return every way in: filings, forms, wording, Word templates, expressions."""
    room = Room()
    filings = [path.read_bytes() for path in sorted((ROOT / "inputs").rglob("*.yaml"))]
    forms = [path.read_bytes() for path in sorted((ROOT / "templates/forms").glob("*.yaml"))]
    wording = [path.read_bytes() for path in sorted((ROOT / "narratives").rglob("*.md.j2"))]
    docx = ROOT / "templates/docx/通用/项目支出绩效自评表.docx"
    members = {one.name: one for one in archive.read(docx.read_bytes())}
    sample = room.file("inputs/样例.yaml", filings[-1])
    case = check(sample, room.workspace).case
    assert case is not None
    data_of_sample = Names(case).for_document(case.form.documents[0], case.subjects[0])

    def filing(data: bytes) -> None:
        checked = check(room.file("inputs/单位.yaml", data), room.workspace)
        _said(checked.diagnostics)
        for draft in checked.drafts:
            _sound(draft.finished().data)

    def form(data: bytes) -> None:
        room.file("templates/forms/试.yaml", data)
        _said(check_form(room.workspace, "试"))

    def words(data: bytes) -> None:
        text = data.decode("utf-8", "ignore")
        try:
            parse(as_source(render_sentence(text, data_of_sample)))
        except SentenceError as error:
            str(error).encode()

    def template(data: bytes) -> None:
        body = archive.Member.pack("word/document.xml", data)
        packed = archive.Frame().write((members | {body.name: body}).values())
        place = room.file("templates/docx/通用/项目支出绩效自评表.docx", packed)
        said = WordTemplate.load(place).diagnostics
        _said(said)
        if not said:
            checked = check(sample, room.workspace)
            _said(checked.diagnostics)
            for draft in checked.drafts:
                _sound(draft.finished().data)

    def expression(data: bytes) -> None:
        try:
            Expression.parse(data.decode("utf-8", "ignore"))
        except ExpressionError as error:
            str(error).encode()

    texts = [b"1 + 2 * (3 - 4) / 5", "绝对值(甲) ≥ 3 且 非 乙".encode(), b"min(1, 2) = max(3, 4)"]
    return [
        Target("filing", filings, filing),
        Target("form", forms, form),
        Target("wording", wording, words),
        Target("template", [members["word/document.xml"].content], template),
        Target("expression", texts, expression),
    ]


def fuzz(target: Target, most: int, seconds: float, seed: int = 0) -> dict[str, bytes]:
    """Try inputs until there are so many, or the time is up; return what fell, with its input."""
    fallen: dict[str, bytes] = {}
    end = time.monotonic() + seconds
    for data in target.inputs(random.Random(seed)):  # noqa: S311 - no secret depends on it
        if target.tried >= most or time.monotonic() > end:
            break
        if what := target.attempt(data):
            fallen.setdefault(what, data)
            target.corpus = target.corpus or [data]
    return fallen


def main(minutes: float, seed: int, only: str = "") -> None:
    """Try every target for so long, and show what fell."""
    place = Path(tempfile.mkdtemp(prefix="ziping-fallen-"))
    for target in targets():
        if only not in {"", target.name}:
            continue
        fallen = fuzz(target, sys.maxsize, minutes * 60, seed)
        kept = f"{target.tried} inputs, {len(target.corpus)} kept"
        steps = f"{len(target.reached)} steps from line to line"
        sys.stdout.write(f"{target.name}: {kept}, {steps}, {len(fallen)} fell\n")
        for number, (what, data) in enumerate(fallen.items()):
            file = place / f"{target.name}-{number}"
            file.write_bytes(data)
            sys.stdout.write(f"--- {file}\n{what[-900:]}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0, "".join(sys.argv[3:]))

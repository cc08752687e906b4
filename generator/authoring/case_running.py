"""Runs the cases of a form: its sample with a change, the whole way, and what came of it."""

from __future__ import annotations

import difflib
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.form_cases import CASES, FormCases
from generator.authoring.form_samples import Sample, sample_of
from generator.authoring.laid_over import lay_over
from generator.authoring.yaml_text import parse, written
from generator.diagnostics import Diagnostic, Severity
from generator.document.printed_texts import printed_texts
from generator.pipeline import check
from generator.reading import load
from generator.reading.typo import suggestion
from generator.scoring.kinds.kind import plain
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ruamel.yaml.comments import CommentedMap

    from generator.authoring.form_cases import Expected, FormCase
    from generator.pipeline import Checked
    from generator.scoring.scorecard import Score, Scorecard
    from generator.workspace import Workspace

WHOLE = "整体自评"
EXECUTION = "预算执行"
SENTENCE = patterns.compile("(?<=[。；！？])")


class Ran(Struct, frozen=True):
    """How many cases a form has, and what is to be said of those that failed."""

    count: int
    failed: int
    diagnostics: tuple[Diagnostic, ...]


def run_cases(workspace: Workspace, form: str) -> Ran:
    """Run all cases of a form; without any, say so."""
    path = CASES.find(workspace, form)
    if path is None:
        return Ran(0, 0, (Diagnostic("A21", {"form": form, "what": "试算"}),))
    loaded = load(path, FormCases)
    if loaded.value is None:
        return Ran(0, 0, loaded.diagnostics)
    typed = parse(path.read_text(encoding="utf-8-sig"))
    sample = _sample(workspace, form, typed)
    if sample is None:
        return Ran(0, 0, (Diagnostic("A21", {"form": form, "what": "样例"}),))
    said: list[tuple[Diagnostic, ...]] = []
    with tempfile.TemporaryDirectory() as folder:
        file = _standing(sample, Path(folder))
        for case, written_as in zip(loaded.value.cases, typed["情形"], strict=True):
            checked = check(file, workspace, form=form, text=_changed(sample, written_as))
            said.append(tuple(_Outcome(case, checked).complaints()))
    failed = sum(1 for one in said if one)
    return Ran(len(said), failed, (*loaded.diagnostics, *(one for each in said for one in each)))


def _sample(workspace: Workspace, form: str, typed: CommentedMap) -> Sample | None:
    """Return the filing that the cases change: their own, else the form's."""
    own = typed.get("样例")
    if own is None:
        return sample_of(workspace, form)
    return Sample(written(own), Path(f"{form}.yaml"))


def _changed(sample: Sample, typed: CommentedMap) -> str:
    filing = parse(sample.text)
    if typed.get("改"):
        lay_over(filing, typed["改"])
    return written(filing)


def _standing(sample: Sample, folder: Path) -> Path:
    """Return the file of a sample; one that is none is written for the while."""
    if sample.path.is_file():
        return sample.path
    path = folder / sample.path.name
    path.write_text(sample.text, encoding="utf-8")
    return path


class _Outcome(Struct, frozen=True, dict=True):
    """What came of a case, beside what should."""

    case: FormCase
    checked: Checked

    def complaints(self) -> Iterator[Diagnostic]:
        """Say all that is not as expected, each at the line that expects it."""
        if self.checked.case is None:
            errors = [one for one in self.checked.diagnostics if one.severity is Severity.ERROR]
            got = f"数据读不成：{errors[0].message}" if errors else "数据读不成"
            yield self._failed("数据", "能读", got, "名称")
            return
        yield from self._scores(self.case.expected)
        wanted, unwanted = self.case.expected, self.case.unwanted
        yield from self._listed("问题", wanted.findings, unwanted.findings, self._findings)
        yield from self._listed("编号", wanted.codes, unwanted.codes, self._codes)
        yield from self._sentences()

    def _failed(self, what: str, wanted: str, got: str, *place: str | int) -> Diagnostic:
        """Complain at a key of what is expected; of the case itself for its name alone."""
        facts = {"case": self.case.name, "what": what, "wanted": wanted, "got": got}
        record = self.case if place == ("名称",) else self.case.expected
        return Diagnostic("A20", facts, record.position(*place))

    def _scores(self, expected: Expected) -> Iterator[Diagnostic]:
        for name, wanted in expected.points.items():
            found = [one for card in self._cards for one in card.all_scores if one.name == name]
            if len(found) == 1:
                if found[0].computed != wanted:
                    got = _worth(found[0])
                    yield self._failed(f"“{name}”的得分", plain(wanted), got, "得分", name)
                continue
            got = self._unclear(name, len(found))
            yield self._failed(f"“{name}”的得分", plain(wanted), got, "得分", name)
        totals = {"总分": expected.total, "等级": expected.grade}
        for key, asked in totals.items():
            if asked is not None:
                yield from self._total(key, asked)

    def _unclear(self, name: str, count: int) -> str:
        if count:
            return f"有 {count} 项叫这个名称，写明“对象”"
        known = [one.name for card in self._cards for one in card.all_scores]
        return f"没有这一项{f'，{suggestion(name, known)}' if known else ''}"

    def _total(self, key: str, wanted: Decimal | str) -> Iterator[Diagnostic]:
        shown = wanted if isinstance(wanted, str) else plain(wanted)
        if len(self._cards) != 1:
            got = "评了几个，写明“对象”" if self._cards else "没有评分"
            yield self._failed(key, shown, got, key)
            return
        total = self._cards[0].total
        found = total.computed_grade if isinstance(wanted, str) else total.computed
        if found != wanted:
            text = (
                found if isinstance(found, str) else "算不出来" if found is None else plain(found)
            )
            yield self._failed(key, shown, text or "没有", key)

    @cached_property
    def _cards(self) -> list[Scorecard]:
        """The scorecards that are meant."""
        subjects = self.checked.case.subjects if self.checked.case else ()
        wanted = self.case.expected.subject
        return [one.scorecard for one in subjects if one.scorecard and wanted in (None, one.name)]

    def _listed(
        self, key: str, wanted: tuple[str, ...], unwanted: tuple[str, ...], got: frozenset[str]
    ) -> Iterator[Diagnostic]:
        shown = "、".join(sorted(got)) or "没有"
        for number, one in enumerate(wanted):
            if one not in got:
                yield self._failed(key, one, shown, key, number)
        for number, one in enumerate(unwanted):
            if one in got:
                yield self._unwanted(key, one, number)

    def _unwanted(self, key: str, one: str, number: int) -> Diagnostic:
        facts = {"case": self.case.name, "what": key, "wanted": f"没有“{one}”", "got": "有"}
        return Diagnostic("A20", facts, self.case.unwanted.position(key, number))

    @cached_property
    def _findings(self) -> frozenset[str]:
        found = self.checked.findings
        if found is None:
            return frozenset()
        every = (found.problems, found.left_out, *found.of_projects.values())
        return frozenset(one.id for part in every for one in part if one.id)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(one.code for one in self.checked.diagnostics)

    def _sentences(self) -> Iterator[Diagnostic]:
        expected, unwanted = self.case.expected.sentences, self.case.unwanted.sentences
        if not expected and not unwanted:
            return
        if not self.checked.drafts:
            stopping = "；".join(one.message for one in self.checked.stopping)
            yield self._failed("句子", "生成文件", f"没有生成文件：{stopping}", "句子")
            return
        texts = self._texts
        for number, one in enumerate(expected):
            if not any(one in text for text in texts):
                yield self._failed("句子", f"“{one}”", _nearest(one, texts), "句子", number)
        for number, one in enumerate(unwanted):
            if any(one in text for text in texts):
                yield self._unwanted("句子", one, number)

    @cached_property
    def _texts(self) -> list[str]:
        drafts = self.checked.drafts
        return [text for draft in drafts for text in printed_texts(draft.finished())]


def _worth(score: Score) -> str:
    """Say what a score came to and how."""
    if score.computed is None:
        return f"算不出来：{score.reason}"
    steps = "；".join(score.steps)
    return f"{plain(score.computed)}（{steps}）" if steps else plain(score.computed)


def _nearest(sentence: str, texts: list[str]) -> str:
    """Say what the documents have that is most like a sentence."""
    pieces = [piece for text in texts for piece in SENTENCE.split(text) if piece]
    found = difflib.get_close_matches(sentence, pieces, n=1, cutoff=0.3)
    return f"没有；最像的是“{found[0]}”" if found else "没有"

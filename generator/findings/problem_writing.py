"""Puts what was found into words: title, problem and measure, in one of the library's wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.findings.conditions import own_words
from generator.findings.matching import lost_by
from generator.findings.sentence import SentenceError, chosen, names_in, render_sentence
from generator.templating.filter_input import FINAL_MARKS
from generator.templating.filters import listed
from generator.vocabulary import Finding, Remedy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.checking import Subject
    from generator.filing import Filing
    from generator.findings.library import Entry, Library
    from generator.findings.matching import Hit
    from generator.reading import Record
    from generator.vocabulary import Names

MOST_FACTS = 4  # a problem that counts every row up is not read

# Where a note turns from why to what is to be done.
NEXT_STEP = re.compile(
    r"[，；。]\s*(?=(?:我单位|本单位|单位|我中心)?(?:下一步|下步|下一年|下一阶段|今后))"
)


@dataclass(frozen=True, slots=True)
class _Words:
    """What sentences may name: the library's own words before the names of the vocabulary."""

    own: dict[str, object]
    names: Names
    subject: Subject | None

    def for_sentence(self, wording: str) -> Mapping[str, object]:
        """Return what a sentence names; the vocabulary is asked only where it is meant."""
        lacking = names_in(wording) - self.own.keys()
        if not lacking:
            return self.own
        shared = self.names.about(self.subject)
        return self.own | {name: shared[name] for name in lacking if name in shared}


@dataclass(slots=True)
class Writer:
    """Writes the findings of one unit, gathering what could not be written."""

    filing: Filing
    library: Library
    names: Names
    troubles: list[Diagnostic] = field(default_factory=list)

    def finding(self, name: str, hits: Sequence[Hit]) -> Finding | None:
        """Write one entry with all that it was found in; None where that is not possible."""
        entry = self.library.entries[name]
        facts = self._facts(name, hits)
        if not facts:
            return None
        words = self._words(name, entry, facts)
        title = self._one(name, "标题", entry.titles, words, entry)
        text = self._one(name, "问题", entry.problems, words, entry)
        remedy = self._remedy(name, entry, words)
        if not title or not text or remedy is None:
            return None
        return Finding(name, title, text, remedy, lost_by(hits))

    def _facts(self, name: str, hits: Sequence[Hit]) -> dict[str, Hit]:
        """State the fact of every hit; the same fact on two sheets is one, the gravest first."""
        found: dict[str, Hit] = {}
        for hit in sorted(hits, key=lambda hit: -lost_by([hit])):
            known = own_words(self.library, hit.target.kind)
            data = dict.fromkeys(known) | dict(hit.target.values)
            data |= dict.fromkeys(self.library.texts, "") | dict(hit.target.words)
            words = _Words(data, self.names, hit.target.subject)
            if fact := self._render(name, hit.situation.fact, words, hit.situation, "事实"):
                found.setdefault(fact, hit)
        return found

    def _words(self, name: str, entry: Entry, facts: Mapping[str, Hit]) -> _Words:
        """Return what titles, problems and measures may name."""
        hits = tuple(facts.values())
        subjects = [hit.target.subject for hit in hits]
        alone = subjects[0] if all(one is subjects[0] for one in subjects) else None
        own: dict[str, object] = dict.fromkeys(self.library.texts, "")
        for hit in hits:
            own |= {key: text for key, text in hit.target.words.items() if key in own and text}
        own |= {"事实": _counted_up(facts), "原因": _cause(hits), "名称": _names(hits)}
        own |= {"条数": len(hits), "责任主体": self.library.actor_of(entry)}
        words = _Words(own, self.names, alone)
        due = self.library.deadline_of(entry)
        own["完成时限"] = self._render(name, due, words, entry, "完成时限") if due else ""
        lead = self.library.causes
        told = self._choose(name, "原因句", lead) if lead and own["原因"] else ""
        own["原因句"] = self._render(name, told, words) if told else ""
        return words

    def _choose(self, name: str, part: str, variants: Sequence[str]) -> str:
        return chosen(variants, self.filing.unit.name, name, part)

    def _one(
        self,
        name: str,
        part: str,
        variants: Sequence[str],
        words: _Words,
        entry: Entry,
    ) -> str:
        wording = self._choose(name, part, variants)
        return self._render(name, wording, words, entry, part, variants.index(wording))

    def _remedy(self, name: str, entry: Entry, words: _Words) -> Remedy | None:
        wording = chosen(entry.measures, self.filing.unit.name, name, "措施")
        title = self._render(name, wording.title, words, wording, "标题")
        text = self._render(name, wording.action, words, wording, "内容")
        if not title or not text:
            return None
        return Remedy(title, text, str(words.own["责任主体"]), str(words.own["完成时限"]))

    def _render(
        self,
        name: str,
        wording: str,
        data: _Words,
        record: Record | None = None,
        *path: str | int,
    ) -> str:
        """Write a sentence; '' with a diagnostic, at its path in a record, where it cannot be."""
        try:
            return render_sentence(wording, data.for_sentence(wording))
        except SentenceError as error:
            place = record.position(*path) if record is not None else None
            self.troubles.append(Diagnostic("Q02", {"id": name, "reason": str(error)}, place))
            return ""


def _counted_up(facts: Mapping[str, Hit]) -> str:
    """Join the facts; beyond the first few only their number is told."""
    shown = "；".join([*facts][:MOST_FACTS])
    more = len(facts) - MOST_FACTS
    return f"{shown}；另有{more}项情况相同" if more > 0 else shown


def _names(hits: Sequence[Hit]) -> str:
    """Name what was hit, as a list in prose."""
    labels = tuple(dict.fromkeys(hit.target.label for hit in hits))
    if not labels:
        return ""
    more = f"等{len(labels)}项" if len(labels) > MOST_FACTS else ""
    return listed(labels[:MOST_FACTS]) + more


def reason_of(note: str | None) -> str:
    """Return the reason in a unit's 偏差原因分析及改进措施: what it will do next is a measure."""
    return NEXT_STEP.split(note, 1)[0] if note else ""


def _cause(hits: Sequence[Hit]) -> str:
    """Return the unit's own reasons, each once; '' where it gave none. None is made up here."""
    causes: dict[str, str] = {}
    for hit in hits[:MOST_FACTS]:
        given = [hit.target.cause, *(loss.cause for loss in hit.losses)]
        cause = next((reason for text in given if (reason := reason_of(text))), "")
        if cause:
            causes.setdefault(" ".join(cause.split()).strip(FINAL_MARKS), hit.target.label)
    if len(causes) < 2:  # noqa: PLR2004 - one reason needs no name before it
        return next(iter(causes), "")
    return "；".join(f"{label}方面，{cause}" for cause, label in causes.items())

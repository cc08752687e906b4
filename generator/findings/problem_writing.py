"""Puts what was found into words: title, problem and measure, in one of the library's wordings."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from generator.diagnostics import Diagnostic
from generator.filing import office_word
from generator.findings.conditions import blank_words
from generator.findings.matching import lost_by
from generator.scoring import plain
from generator.structs import Struct, field
from generator.templating.choosing import chosen
from generator.templating.filters import listed, sentence
from generator.templating.sentence import SentenceError, Sentences, names_in
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


class _Words(Struct, frozen=True):
    """What sentences may name: of what the library knows whatever comes first, then the vocabulary.

    What is said of the finding itself stands in front.
    """

    known: tuple[Mapping[str, object], ...]
    names: Names
    subject: Subject | None

    @property
    def own(self) -> Mapping[str, object]:
        """What is said of the finding itself."""
        return self.known[0]

    def for_sentence(self, wording: str) -> Mapping[str, object]:
        """Return what a sentence names, of all that there is."""
        found: dict[str, object] = {}
        for name in names_in(wording):
            for source in self.known:
                if name in source:
                    found[name] = source[name]
                    break
            else:  # only now: the vocabulary takes longest
                shared = self.names.about(self.subject)
                if name in shared:
                    found[name] = shared[name]
        return found


class Writer(Struct, dict=True):
    """Writes the findings of one unit, gathering what could not be written."""

    filing: Filing
    library: Library
    names: Names
    sentences: Sentences
    troubles: list[Diagnostic] = field(default_factory=list)
    deadlines: set[str] = field(default_factory=set)

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
            target = hit.target
            known = (target.words, self._unsaid, self._common, target.values)
            blank = blank_words(self.library, target.kind)
            words = _Words((*known, blank), self.names, target.subject)
            if fact := self._render(name, hit.situation.fact, words, hit.situation, "事实"):
                found.setdefault(fact, hit)
        return found

    @cached_property
    def _common(self) -> dict[str, object]:
        return {"内设机构称谓": office_word(self.filing) or self.library.offices}

    @cached_property
    def _unsaid(self) -> dict[str, object]:
        """The texts that the library asks for, as those who gave none have them."""
        return dict.fromkeys(self.library.texts, "")

    def _words(self, name: str, entry: Entry, facts: Mapping[str, Hit]) -> _Words:
        """Return what titles, problems and measures may name."""
        hits = tuple(facts.values())
        subjects = [hit.target.subject for hit in hits]
        alone = subjects[0] if all(one is subjects[0] for one in subjects) else None
        own = self._common | self._unsaid
        for hit in hits:
            own |= {key: text for key, text in hit.target.words.items() if key in own and text}
        noted = hits if entry.takes_notes else ()
        own |= {"事实": _counted_up(facts), "原因": _told(noted, "cause"), "名称": _names(hits)}
        own |= {"概称": _in_short(hits), "条数": len(hits), "单位打算": _told(noted, "plan")}
        own["合计失分"] = plain(lost) if (lost := lost_by(hits)) else ""
        words = _Words((own,), self.names, alone)
        own["责任主体"] = self._render(name, self.library.actor_of(entry), words, entry)
        own["完成时限"] = self._deadline(name, entry, words)
        lead = self.library.causes
        told = self._choose(name, "原因句", lead) if lead and own["原因"] else ""
        own["原因句"] = self._render(name, told, words) if told else ""
        return words

    def _deadline(self, name: str, entry: Entry, words: _Words) -> str:
        """Return the first deadline that no measure so far has: not all end on one day."""
        offered = self.library.deadlines_of(entry)
        due = [self._render(name, one, words, entry, "完成时限") for one in offered]
        found = next((one for one in due if one not in self.deadlines), next(iter(due), ""))
        self.deadlines.add(found)
        return found

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
        own = str(words.own["单位打算"])
        if own and "单位打算" not in names_in(wording.action):
            text = sentence(own) + text
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
        if "{" not in wording:
            return wording.strip()
        try:
            return self.sentences.render(wording, data.for_sentence(wording))
        except SentenceError as error:
            place = record.position(*path) if record is not None else None
            self.troubles.append(Diagnostic("Q02", {"id": name, "reason": str(error)}, place))
            return ""


def _counted_up(facts: Mapping[str, Hit]) -> str:
    """Join the facts; beyond the first few only their number is told."""
    shown = "；".join([*facts][:MOST_FACTS])
    more = len(facts) - MOST_FACTS
    return f"{shown}；另有{more}项情况相同" if more > 0 else shown


def _in_short(hits: Sequence[Hit]) -> str:
    """Name the gravest and say how many there are, for a heading."""
    labels = tuple(dict.fromkeys(hit.target.label for hit in hits))
    return labels[0] + (f"等{len(labels)}项" if len(labels) > 1 else "") if labels else ""


def _names(hits: Sequence[Hit]) -> str:
    """Name what was hit, as a list in prose."""
    labels = tuple(dict.fromkeys(hit.target.label for hit in hits))
    if not labels:
        return ""
    more = f"等{len(labels)}项" if len(labels) > MOST_FACTS else ""
    return listed(labels[:MOST_FACTS]) + more


def _told(hits: Sequence[Hit], part: Literal["cause", "plan"]) -> str:
    """Return what the unit itself wrote, each once; '' where it wrote none: none is made up."""
    found: dict[str, str] = {}
    for hit in hits[:MOST_FACTS]:
        given = [hit.target.told, *(loss.told for loss in hit.losses)]
        text = next((own for one in given if (own := getattr(one, part))), "")
        if text:
            found.setdefault(text, hit.target.label)
    if len(found) < 2:  # noqa: PLR2004 - one needs no name before it
        return next(iter(found), "")
    return "；".join(f"{label}方面，{text}" for text, label in found.items())

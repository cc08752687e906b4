"""C09 名称不一: a head or a signature bears another name than the data, or two tables do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.alike import likeness, same_text
from generator.checking.related_places import known_places
from generator.checking.rows import rows
from generator.checking.texts import texts_in, whole_text
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text
from generator.reading.typo import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment, Head, Indicator, Unit
    from generator.scoring.case import Case

CODE = "C09"
SATISFIED_WITH = patterns.compile("对[^，。；]+?的?(?=满意)")
SATISFACTION = "满意"
HAN = patterns.compile("[\u4e00-\u9fff]+")
TAIL = 5  # characters at the end of a name that a text keeps of it
MOST = 3  # characters of the word that it puts for another
NEAR = 0.75  # share of common characters from which two names are meant for one thing


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare heads and signature with the data, rows of one target in two tables, then prose."""
    yield from _heads(case)
    yield from _signature(case)
    department = case.filing.department
    for project in case.filing.projects if department else ():
        for own, other in _renamed(project, department) if department else ():
            facts = {"where": f"{project.name}的指标", "printed": own.name, "name": other.name}
            related = known_places([("整体自评里这样写", other.position("三级指标"))])
            yield Diagnostic(CODE, facts, own.position("三级指标"), related)
    yield from _in_prose(case)


def _in_prose(case: Case) -> Iterator[Diagnostic]:
    """Look where a text calls a row by its name but for the word that tells it from others."""
    whole = whole_text(case)
    names = {row.indicator.name: row.indicator for row in rows(case)}
    for name, row in names.items():
        tail = name[-TAIL:]
        if len(name) <= TAIL or tail not in whole:
            continue
        for one in texts_in(case):
            if tail not in one.text or name in one.text:
                continue
            printed = _almost(name, one.text)
            if printed and printed not in names:
                facts = {"where": f"“{one.key}”", "printed": printed, "name": name}
                related = known_places([("指标这样写", row.position("三级指标"))])
                yield Diagnostic(CODE, facts, one.position, related)
                break


def _almost(name: str, text: str) -> str:
    """Return what a text writes for a name: first and last characters the same, a word another.

    Where both words share a character, another thing may be meant: 工伤保险, 工伤预防.
    """
    for at in range(2, min(MOST + 1, len(name) - TAIL) + 1):
        word, tail = name[1:at], name[at:]
        for before in text.split(tail)[:-1]:
            found = _word_behind(name[0], before)
            if found and not set(found) & set(word):
                return f"{name[0]}{found}{tail}"
    return ""


def _word_behind(first: str, text: str) -> str:
    """Return the word at the end of a text that a character stands before, the longest there is."""
    for size in range(MOST, 0, -1):
        word = text[-size:]
        if text[-size - 1 : -size] == first and HAN.fullmatch(word):
            return word
    return ""


def _signature(case: Case) -> Iterator[Diagnostic]:
    """Look for the short name, or one a word off; whoever signs for a unit is another one."""
    signature, unit = case.filing.signature, case.filing.unit
    name = signature.name
    if not name or same_text(name, unit.name):
        return
    if name == unit.short_name or _near(name, unit.name):
        facts = {"where": "落款", "printed": name, "name": unit.name}
        yield Diagnostic(CODE, facts, signature.position("单位"))


def _renamed(project: Assessment, department: Assessment) -> Iterator[tuple[Indicator, Indicator]]:
    """Yield rows of a project that stand in the unit's table with a target and almost the name."""
    others = [row.indicator for row in department.rows]
    targets = {bare_text(one.target) for one in others if one.target}
    names = {_bare_name(one.name) for one in others}
    for row in project.rows:
        own = row.indicator
        if not own.target or bare_text(own.target) not in targets or _bare_name(own.name) in names:
            continue
        for other in others:
            if other.target and same_text(own.target, other.target) and _slip(own.name, other.name):
                yield own, other
                break


def _bare_name(name: str) -> str:
    """Return a name without what a satisfaction is with: a project says it, the unit need not."""
    return bare_text(SATISFIED_WITH.sub("", name) if "满意" in name else name)


def _slip(one: str, other: str) -> bool:
    """Tell almost the same name from one for some of those asked: 持证读者 among 读者."""
    names = bare_text(one), bare_text(other)
    some = SATISFACTION in one and (names[0].endswith(names[1]) or names[1].endswith(names[0]))
    return _near(one, other) and not some


def _near(one: str, other: str) -> bool:
    return likeness(bare_text(one), bare_text(other), NEAR) > 0


def _heads(case: Case) -> Iterator[Diagnostic]:
    """Compare what heads print with the unit's names and the names of its projects."""
    filing = case.filing
    unit = (filing.unit.name, filing.unit.short_name)
    yield from _compared(filing.head, "表头", unit)
    heads = (filing.head, *(subject.assessment.head for subject in case.subjects))
    for head in filter(None, heads):
        yield from _title(head, filing.unit)
    for subject in case.subjects:
        own = unit if subject.assessment is filing.department else (subject.name,)
        yield from _compared(subject.assessment.head, f"{subject.name}的表头", own)


def _title(head: Head, unit: Unit) -> Iterator[Diagnostic]:
    """Look for a title with the short name above a paper that is signed with the full one."""
    title, short = head.title or "", unit.short_name
    if short and short in title and unit.name not in title and unit.name != short:
        facts = {"where": "表头的标题", "printed": short, "name": unit.name}
        yield Diagnostic(CODE, facts, head.position("标题"))


def _compared(head: Head | None, where: str, names: tuple[str | None, ...]) -> Iterator[Diagnostic]:
    """Width, case and marks do not count; the short name of a unit is its name, too."""
    known = [name for name in names if name]
    if head is None or not head.name or head.name in known or plain(head.name) in map(plain, known):
        return
    facts = {"where": where, "printed": head.name, "name": known[0]}
    yield Diagnostic(CODE, facts, head.position("名称"))

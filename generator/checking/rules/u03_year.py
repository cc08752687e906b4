"""U03 年度不符: a year in names, goals, values and dates that cannot belong to the filing's.

Last year's figures, document numbers, plans over years and what comes next year are all in order,
so that a year is only asked about where nothing of the kind is in sight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.checking.rules.u03_all_another import year_of_all
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing, Head, Indicator, IndicatorRow, Project
    from generator.filing.measure import Measure
    from generator.reading import Record
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

CODE = "U03"
CENTURY = "20"  # without it a text names no year
LATEST = 2  # years after which a paper on a year is signed at last
ANY_YEAR = patterns.compile("20[0-9]{2}")
YEAR = patterns.compile(r"(?<![0-9])(20[0-9]{2}) ?(?:年|(?=[./-][0-9]{1,2}(?![0-9])))")
TITLES = patterns.compile(r"《[^》]*》|〔[^〕]*〕|[（(【\[][0-9]{4}[）)】\]]")
SPANS = patterns.compile(
    "结转|续建|尾款|尾欠|跨年|清欠|上年|去年|往年|较|比|同期|基期|以来|五年|三年|规划"
    r"|[-—－~～至到自从] ?20[0-9]{2}"
    r"|20[0-9]{2} ?年?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[度底末初]?(?:前|起|至|到|以|[-—－~～])"
)
PRINTED = patterns.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")
DAY = patterns.compile(r"[0-9]{1,2} ?[月.]")  # a date is compared as such
BEGINNING = patterns.compile(r"^\s*(20[0-9]{2}) ?年")
OPENING = patterns.compile(
    r"(?:^|[。；;\n])\s*(?:[0-9]{1,2}[.、．]|[（(]?[一二三四五六七八九十]+[、）)])?\s*"
    r"(20[0-9]{2}) ?年(?:度|全年|底|末|[，,]|[^0-9]{0,8}[，,])"
)  # fmt: skip


POLL = patterns.compile("问卷|调查|回访|测评|评议")
BEGUN = patterns.compile(r"(?:^|[。；;\n])\s*(20[0-9]{2}) ?年")


class Found(NamedTuple):
    """A year that does not belong: which, of what, why, and where it was typed."""

    year: int
    where: str
    told: str
    record: Record
    key: str
    sure: bool = True


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at dates, which are certain, then at names and goals, which are asked about."""
    filing = case.filing
    all_of = year_of_all(case)  # said of all of them at once
    for found in (*_signed(case), *_typed(case)):
        if found.year == all_of:
            continue
        facts = {
            "where": found.where,
            "found": str(found.year),
            "year": str(filing.year),
            "told": found.told,
        }
        severity = None if found.sure else Severity.WARNING
        place = found.record.position(found.key)
        yield Diagnostic(CODE, facts, place, severity_override=severity)


def _typed(case: Case) -> Iterator[Found]:
    filing = case.filing
    yield from _head(filing.head, "", filing.year)
    for subject in case.subjects:
        yield from _head(subject.assessment.head, f"{subject.name}的", filing.year)
    for project in filing.projects:
        yield from _project(project, filing.year)
    for subject in case.subjects:
        yield from _goals(subject, filing.year)
        for read in subject.rows:
            yield from _row(subject, read, filing.year)
    yield from _problems(filing)
    for task in filing.tasks:
        where = f"任务“{task.name}”的"
        for key, text in (("概述", task.summary), ("成效", task.effect)):
            yield from _aim(task, key, text, where, filing.year)
        for step in task.steps:
            yield from _aim(task, "做法", step, where, filing.year)


def _signed(case: Case) -> Iterator[Found]:
    """Compare the day of signature: a declaration is made before or in its year, the rest after."""
    filing, signature = case.filing, case.filing.signature
    if signature.date is None:
        return
    signed, declares = signature.date.year, case.form.declares
    first, last = (-1, 0) if declares else (0, LATEST)
    if not filing.year + first <= signed <= filing.year + last:
        told = "申报在年初或者上年末" if declares else "自评在年末以后，一般是下一年"
        yield Found(signed, "落款日期", told, signature, "日期")


def _head(head: Head | None, where: str, year: int) -> Iterator[Found]:
    """Compare the year and the title that a paper prints with the year of its figures."""
    for key in ("年度", "标题") if head is not None else ():
        text = head.get(key) if head is not None else None
        for found in PRINTED.findall(text) if isinstance(text, str) else ():
            if head is not None and int(found) != year:
                told = "表上印的年度与数据的年度应当相同"
                yield Found(int(found), f"{where}表头的{key}", told, head, key)


def _project(project: Project, year: int) -> Iterator[Found]:
    """Compare the time of a project, and the one year that its name may bear."""
    if project.start is not None and project.start.year > year:
        told = "项目这一年还没有开始"
        yield Found(project.start.year, f"{project.name}的开始日期", told, project, "开始日期")
    if project.end is not None and project.end.year < year:
        told, where = "项目这一年以前已经完成", f"{project.name}的完成日期"
        yield Found(project.end.year, where, told, project, "完成日期", sure=False)
    other = _single(project.name, year)
    if other is not None:
        told = "确是往年结转的项目，不用改"
        yield Found(other, f"项目名称“{project.name}”", told, project, "名称", sure=False)


def _goals(subject: Subject, year: int) -> Iterator[Found]:
    """Look at goals, results and reasons that open with another year and never name their own."""
    assessment = subject.assessment
    for goal in assessment.goals:
        for key, text in (("预期目标", goal.goal), ("实际完成情况", goal.goal_result)):
            look = _aim if key == "预期目标" else _prose
            yield from look(goal, key, text, f"{subject.name}的", year)
    for _, line in assessment.funds.named_lines:
        yield from _prose(line, "原因", line.reason, f"{subject.name}的资金的", year)


def _prose(record: Record, key: str, text: str | None, where: str, year: int) -> Iterator[Found]:
    """Look at a text; what comes after the year may be told of in it."""
    if text and _names_other(text, year):
        bare = TITLES.sub("", text)
        years = [*_other(OPENING, bare, year, later=False), year]
        yield from _strays(record, key, bare, where, years)


def _aim(record: Record, key: str, text: str | None, where: str, year: int) -> Iterator[Found]:
    """Look at what the year was for: no sentence of it begins with another year, earlier or not."""
    if text and _names_other(text, year):
        bare = TITLES.sub("", text)
        years = [*_other(BEGUN, bare, year, later=True), year]
        yield from _strays(record, key, bare, where, years)


def _other(opening: re.Pattern[str], bare: str, year: int, *, later: bool) -> list[int]:
    years = [int(one) for one in opening.findall(bare)]
    return [one for one in years if one < year or (later and one > year)][:1]


def _strays(record: Record, key: str, bare: str, where: str, years: list[int]) -> Iterator[Found]:
    """Yield the first of years unless the text names the last, its own, or compares."""
    wrong, year = years[0], years[-1]
    if wrong != year and year not in _years(bare) and not _compares(bare, wrong):
        yield Found(wrong, f"{where}{key}", "通篇没有写到本年", record, key, sure=False)


def _row(subject: Subject, read: Read, year: int) -> Iterator[Found]:
    """Compare the day in a target or an actual value that is a day, and the year of a name."""
    own, target = read.row.indicator, read.target.single
    if target is not None and target.date is not None:
        yield from _days(f"{subject.name}的“{own.name}”", read, target, year)
    if own.evidence and CENTURY in "".join(own.evidence):
        yield from _polls(own, f"{subject.name}的“{own.name}”", year)
    if _names_other(f"{own.name} {own.target} {own.actual} {own.deviation_note}", year):
        yield from _words(read.row, f"{subject.name}的“{own.name}”", year)


def _polls(own: Indicator, where: str, year: int) -> Iterator[Found]:
    """Look at what was asked of people in an earlier year: it says nothing of this one."""
    for paper in own.evidence:
        years = _years(TITLES.sub("", paper)) if CENTURY in paper and POLL.search(paper) else ()
        if years and max(years) < year:
            told = "调查在这一年以前"
            yield Found(max(years), f"{where}的佐证材料", told, own, "佐证材料", sure=False)


def _days(where: str, read: Read, target: Measure, year: int) -> Iterator[Found]:
    """Compare a day that a row aims at with the year, and the day on which it was done."""
    actual, indicator = read.actual.single, read.row.indicator
    aim, done = target.date, actual.date if actual else None
    if aim is not None and aim.year < year:
        key, told = read.target_key, "这一年的指标，期限却在以前"
        yield Found(aim.year, f"{where}的{key}", told, indicator, key)
    if aim is not None and done is not None and not _fits(done.year, aim.year, year):
        key, told = read.actual_key, f"指标值是“{target.text}”"
        yield Found(done.year, f"{where}的{key}", told, indicator, key)


def _words(row: IndicatorRow, where: str, year: int) -> Iterator[Found]:
    """Look at the words of a row: its name, values that begin with another year, its reason."""
    indicator = row.indicator
    other = _single(indicator.name, year)
    if other is not None:
        told = "指标名称写的是另一年"
        yield Found(other, f"{where}的三级指标", told, indicator, "三级指标", sure=False)
    for key, text in (("年度指标值", indicator.target), ("实际完成值", indicator.actual)):
        begun = BEGINNING.match(text or "")
        if text and begun and _single(text, year) == int(begun[1]) and not DAY.search(text):
            told = "写的是另一年的数"
            yield Found(int(begun[1]), f"{where}的{key}", told, indicator, key, sure=False)
    reason = indicator.deviation_note
    yield from _prose(indicator, "偏差原因分析及改进措施", reason, f"{where}的", year)


def _fits(done: int, aim: int, year: int) -> bool:
    """Tell whether something can have been done then: in the year, just after, or as it was due."""
    return year <= done <= year + 1 or done == aim


def _problems(filing: Filing) -> Iterator[Found]:
    """Look at problems, and at measures that were due before the year that they answer for."""
    for problem in filing.problems:
        where = f"问题“{problem.title}”的"
        for key, text in (("事实", problem.fact), ("原因", problem.cause)):
            yield from _prose(problem, key, text, where, filing.year)
        years = _years(TITLES.sub("", problem.measure.deadline or ""))
        if years and max(years) < filing.year:
            told = "措施的时限在问题以前"
            yield Found(max(years), f"{where}措施", told, problem.measure, "完成时限")


def _names_other(text: str, year: int) -> bool:
    """Tell whether a text may name another year than its own: a quick look, most name none."""
    return CENTURY in text and not {str(year)}.issuperset(ANY_YEAR.findall(text))


def _single(name: str, year: int) -> int | None:
    """Return the one other year that a name bears, None where it bears none or several."""
    if CENTURY not in name:
        return None
    bare = TITLES.sub("", name)
    years = set(_years(bare))
    if len(years) != 1 or years == {year} or SPANS.search(bare):
        return None
    return years.pop()


def _years(text: str) -> list[int]:
    return [int(found) for found in YEAR.findall(text)]


def _compares(text: str, year: int) -> bool:
    """Tell whether the sentence with a year speaks of a comparison, a span or a later time."""
    sentences = re.split(r"[。；;\n]", text)
    return any(str(year) in one and SPANS.search(one) for one in sentences)

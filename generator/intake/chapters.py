"""The chapters of a report, taken into the draft: figures, duties, problems, texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator import patterns
from generator.diagnostics import Diagnostic, Severity
from generator.intake.draft import Entry
from generator.intake.figures import amount, day
from generator.intake.heading_findings import heading_findings
from generator.intake.labels import named, vocabulary
from generator.intake.outline import bare_title, chapters_of
from generator.structs import Struct, field, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.document.foreign import Paragraph
    from generator.intake.draft import Draft, Tree
    from generator.intake.outline import Chapter
    from generator.intake.title_lines import Setting

NUMBER, MONEY = r"(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)", "(?P<m>万元|亿元|元)"
SENTENCE = patterns.compile(r"^(.{2,40}?)[。：:；]\s*(.*)$", re.DOTALL)
ITEM = patterns.compile(
    r"([一-鿿][一-鿿（）“”]{1,19}?)\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万元|元)(?:占.*)?"
)
UNTITLED = "未写标题"
LIST_OPENS = patterns.compile(r"(?:职能|职责)[^。]{0,6}[：:]$")


class Report(Struct):
    """What a report's chapters say, sorted by what becomes of it."""

    duties: list[Entry] = field(default_factory=list)
    problems: list[tuple[Entry, list[Entry]]] = field(default_factory=list)
    measures: list[tuple[Entry, list[Entry]]] = field(default_factory=list)
    wishes: list[Entry] = field(default_factory=list)
    goals: list[Entry] = field(default_factory=list)
    texts: dict[str, list[Entry]] = field(default_factory=dict)


def read_chapters(setting: Setting, paragraphs: Sequence[Paragraph]) -> list[str]:
    """Take a report into the draft; return the titles of its chapters, none where it is none."""
    chapters = chapters_of(paragraphs)
    if not any(chapter.level == 1 for chapter in chapters):
        return []
    setting.draft.said += heading_findings(chapters)
    report = Report()
    for chapter in chapters:
        _sort(report, chapter)
    _keep(setting, report, chapters[0])
    told = [one for chapter in chapters for one in chapter.body]
    _figures(setting, told)
    _lists(setting, told)
    _parts(setting, told)
    _signed(setting.draft, paragraphs)
    return [chapter.title for chapter in chapters if chapter.level == 1]


def _sort(report: Report, chapter: Chapter) -> None:
    kind = _kind(chapter)
    body = [Entry(one.text, one.place) for one in chapter.body]
    own = kind == _named_kind(chapter.title)
    if _with_remedy(report, chapter, body):
        return
    if kind == "duties":
        report.duties += [Entry(bare_title(one.text).rstrip("；;"), one.place) for one in body]
    elif kind in ("suggestions", "goals"):
        target = report.wishes if kind == "suggestions" else report.goals
        target += body
    elif kind in ("problems", "measures"):
        listed = report.problems if kind == "problems" else report.measures
        if own:
            listed += [_item(one) for one in body]
        else:
            listed.append((Entry(chapter.title, chapter.heading.place), body))
    else:
        _text(report, chapter, body)


def _with_remedy(report: Report, chapter: Chapter, body: list[Entry]) -> bool:
    """Take a problem whose measure stands below it, in a chapter about both; tell whether it is."""
    says = vocabulary()["chapters"]
    above = chapter.above[-1] if chapter.above and not _named_kind(chapter.title) else ""
    if not re.search(says["paired"], above):
        return False
    remedies = ((at, re.match(says["remedy"], one.text)) for at, one in enumerate(body) if at)
    for at, remedy in remedies:
        if remedy is not None:
            title, how = (Entry(text, body[at].place) for text in remedy.groups())
            wishes = [one for one in body[at + 1 :] if one.text.startswith("建议")]
            more = [one for one in body[at + 1 :] if one not in wishes]
            report.problems.append((Entry(chapter.title, chapter.heading.place), body[:at]))
            report.measures.append((title, [how, *more]))
            report.wishes += wishes
            return True
    return False


def _kind(chapter: Chapter) -> str:
    """Return what a chapter is about: its own title says so, else the nearest one above."""
    titles = (chapter.title, *reversed(chapter.above))
    return next((kind for title in titles if (kind := _named_kind(title))), "")


def _named_kind(title: str) -> str:
    says = vocabulary()["chapters"]
    if re.search(says["both"], title):
        return ""
    if title in says["goals"]:
        return "goals"
    kinds = ("problems", "measures", "duties", "suggestions")
    return next((kind for kind in kinds if any(word in title for word in says[kind])), "")


def _item(entry: Entry) -> tuple[Entry, list[Entry]]:
    """Part a paragraph that is a problem by itself into its first sentence and the rest."""
    text = bare_title(entry.text)
    found = SENTENCE.match(text)
    if found is None or not found[2]:
        return Entry(text, entry.place), []
    return Entry(found[1], entry.place), [Entry(found[2], entry.place)]


def _text(report: Report, chapter: Chapter, body: list[Entry]) -> None:
    """Keep a chapter's own text; duties that are listed in it are duties."""
    listing = False
    for entry in body:
        if listing and re.match(vocabulary()["chapters"]["item"], entry.text):
            report.duties.append(Entry(bare_title(entry.text).rstrip("；;"), entry.place))
            continue
        listing = bool(LIST_OPENS.search(entry.text))
        report.texts.setdefault(chapter.title or UNTITLED, []).append(entry)


def _keep(setting: Setting, report: Report, first: Chapter) -> None:
    draft = setting.draft
    unit = draft.tree.setdefault("单位", {})
    if report.duties and isinstance(unit, dict):
        unit.setdefault("主要职能", [*report.duties])
    if report.wishes:
        draft.tree.setdefault("建议", [*report.wishes])
    target = draft.tree
    if setting.whole is False:
        target = setting.assessed(first.heading.place).tree
    if goal := _joined(report.goals):
        goal_tree = setting.assessed(first.heading.place).tree
        draft.put(goal_tree, ("总体目标", "预期目标"), goal.text, goal.place)
    texts = target.setdefault("材料", {})
    if isinstance(texts, dict):
        for title, entries in report.texts.items():
            texts.setdefault(title, [*entries])
    _pair(draft, report, first)


def _pair(draft: Draft, report: Report, first: Chapter) -> None:
    """Pair problems with measures by their order; what has no partner is said."""
    problems, measures = report.problems, report.measures
    place = problems[0][0].place if problems else first.heading.place
    if len(problems) != len(measures):
        facts = {"problems": str(len(problems)), "measures": str(len(measures))}
        draft.said.append(Diagnostic("D07", facts, place))
    pairs = zip(problems, measures, strict=False)
    made = [_problem(problem, measure) for problem, measure in pairs]
    listed = draft.tree.setdefault("问题", [])
    if isinstance(listed, list):
        listed += made


def _problem(problem: tuple[Entry, list[Entry]], measure: tuple[Entry, list[Entry]]) -> Tree:
    title, body = problem
    what, how = measure
    means = _joined(how) or what
    said: Tree = {"标题": title}
    if fact := _joined(body):
        said["事实"] = fact
    said["措施"] = {"标题": what, "内容": means} if how else {"内容": means}
    return said


def _joined(entries: list[Entry]) -> Entry | None:
    if not entries:
        return None
    return Entry("\n".join(one.text for one in entries), entries[0].place)


def _meant(setting: Setting, what: str) -> Iterator[dict[str, Any]]:
    """Yield the patterns of the vocabulary that are for reports of this kind."""
    kind = "项目" if setting.whole is False else "整体"
    return (one for one in vocabulary()[what] if one.get("on", kind) == kind)


def _figures(setting: Setting, paragraphs: list[Paragraph]) -> None:
    """Read the figures that the vocabulary has a pattern for, each where it is said first."""
    for fact in _meant(setting, "facts"):
        found = next(_matches(_pattern(fact["pattern"]), paragraphs), None)
        if found is not None and _together(fact["key"], paragraphs):
            _figure(setting, fact["key"], *found)


def _together(key: str, paragraphs: list[Paragraph]) -> bool:
    """Tell whether a figure that counts only with others has them in the text."""
    keys = vocabulary()["together"]["keys"]
    if key not in keys:
        return True
    patterns = [_pattern(one["pattern"]) for one in vocabulary()["facts"] if one["key"] in keys]
    return all(any(_matches(pattern, paragraphs)) for pattern in patterns)


def _matches(
    pattern: re.Pattern[str], paragraphs: list[Paragraph]
) -> Iterator[tuple[re.Match[str], Paragraph]]:
    for paragraph in paragraphs:
        if found := pattern.search(paragraph.text):
            yield found, paragraph


def _figure(setting: Setting, key: str, found: re.Match[str], paragraph: Paragraph) -> None:
    """Keep a figure of the text; where a table says another one, that is worth a look."""
    draft, (where, *path) = setting.draft, key.split("/")
    text = found["n"]
    if "m" in found.groupdict():
        text = amount(f"{found['n']}{found['m']}")
    before = len(draft.said)
    if where in ("资金", "自评"):
        above = ("资金", "年度资金总额") if where == "资金" else ()
        draft.put(setting.assessed(paragraph.place).tree, (*above, *path), text, paragraph.place)
    else:
        draft.put(draft.tree, (where, *path), text, paragraph.place)
    _soften(draft, before)


def _soften(draft: Draft, before: int) -> None:
    """Let differences between text and tables be worth a look: prose may speak of another thing."""
    for at in range(before, len(draft.said)):
        draft.said[at] = replace(draft.said[at], severity_override=Severity.WARNING)


def _lists(setting: Setting, paragraphs: list[Paragraph]) -> None:
    """Read the parts of a sum that the text names one after the other."""
    for says in _meant(setting, "lists"):
        found = next(_matches(_pattern(says["pattern"]), paragraphs), None)
        if found is not None:
            _list(setting, says, *found)


def _list(
    setting: Setting, says: dict[str, str], found: re.Match[str], paragraph: Paragraph
) -> None:
    first = re.split("[。！]", found["items"])[0]
    parts = [ITEM.fullmatch(piece.strip()) for piece in re.split("[，；、,;]", first)]
    tree = setting.draft.tree
    where, name = says["key"].split("/")
    if where == "自评":
        tree = setting.assessed(paragraph.place).tree
    above = () if where == "自评" else (where,)
    sums = vocabulary()["sums"]["words"]
    for part in (one for one in parts if one and not named(one[1], sums)):
        text = amount(f"{part[2]}{part[3]}")
        setting.draft.put(tree, (*above, name, part[1]), text, paragraph.place)
    whole = amount(f"{found['n']}{found['m']}")
    for key, text in (("total", whole), ("name", found.groupdict().get("name") or "")):
        if key in says and text:
            setting.draft.put(tree, tuple(says[key].split("/")), text, paragraph.place)


def _parts(setting: Setting, paragraphs: list[Paragraph]) -> None:
    """Read the things paid from the unit's project, which the report lists with their money."""
    says = vocabulary()["parts"]
    for paragraph in paragraphs:
        for found in re.finditer(says["pattern"], paragraph.text):
            told = {key: text for key, text in found.groupdict().items() if text}
            if none := told.pop("没有", ""):
                told[none] = "0"
            entries = {key: Entry(text, paragraph.place) for key, text in told.items()}
            setting.draft.parts.append({**entries})


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text.replace("{n}", NUMBER).replace("{m}", MONEY))


def _signed(draft: Draft, paragraphs: Sequence[Paragraph]) -> None:
    """Read the name and the date under a report."""
    for number, paragraph in enumerate(paragraphs):
        found = re.match(vocabulary()["titles"]["signature"], paragraph.text)
        if found is None or not number:
            continue
        draft.put(draft.tree, ("落款", "日期"), day(*found.group(1, 2, 3)), paragraph.place)
        name = paragraphs[number - 1]
        if not draft.value("单位", "名称"):
            draft.put(draft.tree, ("单位", "名称"), name.text, name.place)
    for paragraph in paragraphs:
        found = re.match(vocabulary()["titles"]["unit_sentence"], paragraph.text)
        if found is not None and not draft.value("单位", "名称"):
            draft.put(draft.tree, ("单位", "名称"), found[1], paragraph.place)

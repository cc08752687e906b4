"""What a blank filing offers empty: whatever documents, findings library and rubric may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap

from generator.authoring.own_columns import goals_in, notes_of, rows_in
from generator.authoring.yaml_edits import ask, descend, remark
from generator.document.places_used import places_used
from generator.filing import (
    Budget,
    Buildings,
    Department,
    Expense,
    Filing,
    Goal,
    Indicator,
    Project,
    Signature,
    Unit,
)
from generator.filing.indicator import DEEP_NAME, NAME
from generator.findings import find_library
from generator.structs import Struct
from generator.vocabulary.filing_places import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.authoring.examples import Shown
    from generator.forms import Form
    from generator.reading import Record
    from generator.scoring import Rubric
    from generator.scoring.kinds import Question
    from generator.workspace import Workspace

PLAIN = ("厉行节约保障措施", "业务数据", "建议", "项目")
RECORDS: dict[str, type[Record]] = {
    "单位": Unit,
    "预算": Budget,
    "楼堂馆所": Buildings,
    "落款": Signature,
}
COMPUTED = frozenset(("自评得分", "自评等级", "资金"))
GOAL_KEYS = tuple(key for key in Goal.aliases() if key not in ("分值", "绩效指标"))
ACTIVITY = "报告里照印，带单位"
MATERIAL = "报告里由单位写的一段，没有就留空"
PARTS = "一个项目里有几件事的，一件一项"
SPENDING = "下面一行一项"


class Offer(Struct, frozen=True):
    """Everything that a form's documents and its findings library may use of a filing."""

    places: tuple[tuple[str, ...], ...]
    figures: Mapping[str, str]
    texts: Mapping[str, str]

    @classmethod
    def of(cls, form: Form, workspace: Workspace) -> Offer:
        """Read an offer off the form's templates, wording and library."""
        places = tuple(tuple(map(str, place)) for place in places_used(form, workspace))
        library = find_library(workspace, form.wording).value if form.wording else None
        if library is None:
            return cls(places, {}, {})
        asked = library.figures.items()
        figures = {name: f"{one.explanation}，单位：{one.unit}" for name, one in asked}
        return cls(places, figures, library.texts)

    def names(self, *above: str) -> list[str]:
        """Return the names that are used right below a place."""
        size = len(above)
        found = (place[size] for place in self.places if place[:size] == above and place[size:])
        return [name for name in dict.fromkeys(found) if name != EVERY]

    def uses(self, *place: str) -> bool:
        """Tell whether a place, or anything below it, is used."""
        return any(one[: len(place)] == place for one in self.places)


def offer_to_unit(sheet: CommentedMap, offer: Offer) -> None:
    """Offer what is filled in once for the unit, in the order of the model."""
    for key, model in RECORDS.items():
        wanted = [name for name in model.aliases() if name in offer.names(key)]
        if wanted:
            ask(descend(sheet, key), model, wanted)
    _spending(sheet, offer)
    for name in offer.names("经费"):
        columns = [one for one in Expense.aliases()[:-1] if offer.uses("经费", name, one)]
        if columns:
            ask_columns(descend(sheet, "经费", name), columns)
    _texts(
        sheet,
        "业务数据",
        dict.fromkeys(offer.names("业务数据"), ACTIVITY) | dict(offer.figures),
    )
    materials = dict.fromkeys(offer.names("材料"), MATERIAL) | dict(offer.texts)
    _texts(sheet, "材料", materials)
    ask(sheet, Filing, [key for key in PLAIN if offer.uses(key)])


def _spending(sheet: CommentedMap, offer: Offer) -> None:
    """Offer the lines of expenditure that are called by name."""
    for name in offer.names("预算", "支出"):
        lines = descend(sheet, "预算", "支出")
        if name not in lines:
            lines[name] = None
            remark(lines, name, "万元")


def ask_columns(row: CommentedMap, columns: Iterable[str]) -> None:
    """Add empty columns to a row."""
    for column in columns:
        row.setdefault(column, None)


def _texts(sheet: CommentedMap, key: str, names: Mapping[str, str]) -> None:
    for name, note in names.items():
        holder = descend(sheet, key)
        if name not in holder:
            holder[name] = None
            remark(holder, name, note)


def offer_to_assessment(
    sheet: CommentedMap, offer: Offer, form: Form, model: type[Record], shown: Shown
) -> None:
    """Offer what is filled in for the whole unit or for one project."""
    above = ("整体自评",) if model is Department else ("项目", EVERY)
    known = [name for name in model.aliases() if name in offer.names(*above)]
    columns = offer.names(*above, "资金", "年度资金总额")
    if isinstance(sheet.get("资金"), CommentedMap):
        printed = [one for one in columns if one in form.funding.columns]
        ask_columns(sheet["资金"]["年度资金总额"], printed)
    if "总体目标" in known:
        goal = offer.names(*above, "总体目标") + offer.names(*above, "总体目标", EVERY)
        for one in goals_in(sheet):
            ask(one, Goal, [key for key in GOAL_KEYS if key in goal])
    if "材料" in known and model is Project:
        _texts(sheet, "材料", dict.fromkeys(offer.names(*above, "材料"), MATERIAL))
    for key, note in (("支出明细", spending_note(shown)), ("子项目", parts_note(shown))):
        if key in known and key not in sheet:
            sheet[key] = None
            remark(sheet, key, "；".join((note, *notes_of(form, key))))
    _rows(sheet, offer.names(*above, "绩效指标", EVERY))
    plain = [one for one in known if one not in COMPUTED and one not in ("绩效指标", "评分资料")]
    ask(sheet, model, plain)


def spending_note(shown: Shown) -> str:
    """Say how lines of spending are written."""
    return with_example(SPENDING, shown.line("支出明细").strip("{}"))


def parts_note(shown: Shown) -> str:
    """Say how the parts of a project are written."""
    line = shown.line("子项目")
    return with_example(PARTS, f"[{line}]" if line else "")


def with_example(note: str, example: str) -> str:
    """Add an example to a note, if there is one."""
    return f"{note}，例：{example}" if example else note


def _rows(sheet: CommentedMap, names: Iterable[str]) -> None:
    """Offer the columns of indicators in every row there is."""
    wanted = [one for one in Indicator.aliases() if one in names and one != "自评得分"]
    for row in rows_in(sheet):
        ask(row, Indicator, [one for one in wanted if not (one == NAME and DEEP_NAME in row)])


def empty_answers(rubric: Rubric) -> CommentedMap:
    """Return what the unit is to fill in for each indicator that data alone do not decide."""
    rows = (row.indicator for row in rubric.rows)
    asked = ((one.name, one.rule.asks(one.weight)) for one in rows)
    return CommentedMap((name, _empty_answer(questions)) for name, questions in asked if questions)


def _empty_answer(questions: tuple[Question, ...]) -> CommentedMap:
    """Return the keys to answer, with what may be said in comments."""
    answer = CommentedMap()
    for question in questions:
        items = CommentedMap((item, None) for item in question.items)
        answer[question.key] = items or None
        remark(answer, question.key, question.note)
    return answer

"""A draft in the shape of a filing: under the names of the form that it is held to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.intake.draft import Entry
from generator.intake.form_choice import own_names
from generator.intake.labels import plain, vocabulary
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Position
    from generator.intake.draft import Draft, Row, Subject, Tree
    from generator.scoring import Rubric, Standards

UNNAMED = "未写名称"
MONEY = "万元"  # what all amounts are read as, whatever a form states them in
ANSWERS = ("自评得分", "偏差原因分析及改进措施", "佐证材料")


def filing_tree(draft: Draft, form: str, standards: Standards | None, place: Position) -> Tree:
    """Return what was read as the mapping that a filing is."""
    sources = standards.form.funding.sources if standards else ()
    heads: Tree = {"套表": Entry(form, place), "金额单位": Entry(MONEY, place)}
    tree: Tree = {**heads, **draft.tree}
    _name(draft, tree.setdefault("单位", {}), "填报单位的名称", place)
    if draft.department is not None:
        rubric = standards.department_rubric if standards else None
        tree["整体自评"] = _assessment(draft.department, rubric, sources)
    for one in draft.projects:
        _name(draft, one.tree, "项目的名称", place)
    projects: list[Entry | Tree] = [
        _assessment(one, standards.project_rubric if standards else None, sources)
        for one in draft.projects
    ]
    if projects:
        tree["项目"] = projects
    if len(projects) == 1 and isinstance(projects[0], dict) and draft.parts:
        projects[0]["子项目"] = draft.parts
    return tree


def _name(draft: Draft, tree: object, what: str, place: Position) -> None:
    """Give what has no name one to be checked by, and say that it has none."""
    if not isinstance(tree, dict) or (isinstance(tree.get("名称"), Entry) and tree["名称"].text):
        return
    named = tree.get("名称")
    at = named.place if isinstance(named, Entry) else place
    tree["名称"] = Entry(UNNAMED, at)
    draft.said.append(Diagnostic("D09", {"what": what, "name": UNNAMED}, at))


def unproved(draft: Draft, standards: Standards | None) -> dict[str, Position]:
    """Return the indicators whose rule asks for answers that no paper prints: names, places."""
    rubric = standards.department_rubric if standards else None
    if rubric is None or draft.department is None:
        return {}
    own = own_names(rubric)
    brought = [row.indicator for row in rubric.rows]
    asked = {one.name for one in brought if one.rule.asks(one.weight)}
    rows = _joined(draft.department.rows, own)
    found = ((own.get(plain(row.name)), row) for row in rows)
    scored = ((name, row.values.get("自评得分")) for name, row in found if name in asked)
    return {name: score.place for name, score in scored if name and score}


def _assessment(subject: Subject, rubric: Rubric | None, sources: tuple[str, ...]) -> Tree:
    tree: Tree = {key: value for key, value in subject.tree.items() if not _empty(value)}
    _rename_sources(tree, sources)
    own = own_names(rubric) if rubric else {}
    every = _joined(subject.rows, own)
    answers = [row for row in every if plain(row.name) in own]
    rows = [row for row in every if plain(row.name) not in own]
    if answers:
        tree["评分资料"] = {own[plain(row.name)]: _answers(row) for row in answers}
    if rows:
        tree["绩效指标"] = _indicators(rows)
    return tree


def _joined(rows: list[Row], own: Mapping[str, str]) -> list[Row]:
    """Join two rows that the rubric has as one: 经济效益, 社会效益 with one score between them."""
    found: list[Row] = []
    for row in rows:
        before = found[-1] if found else None
        both = f"{before.name}{row.name}" if before else ""
        if before is not None and plain(both) in own:
            name = Entry(both, before.values["三级指标"].place)
            found[-1] = replace(before, values={**row.values, **before.values, "三级指标": name})
        else:
            found.append(row)
    return found


def _empty(value: object) -> bool:
    return isinstance(value, Entry) and not value.text


def _rename_sources(tree: Tree, known: tuple[str, ...]) -> None:
    """Call the source lines what the form calls them, where it has another word for them."""
    funds = tree.get("资金")
    lines = funds.get("来源") if isinstance(funds, dict) else None
    if isinstance(funds, dict) and isinstance(lines, dict):
        funds["来源"] = {_called(name, known): line for name, line in lines.items()}


def _called(name: str, known: tuple[str, ...]) -> str:
    if name in known:
        return name
    groups: list[list[str]] = vocabulary()["sources"]["alike"]
    alike = next((group for group in groups if name in group), [])
    return next((one for one in known if one in alike), name)


def _answers(row: Row) -> Tree:
    """Return what a sheet says of an indicator that the rubric brings."""
    found: Tree = {key: row.values[key] for key in ANSWERS if key in row.values}
    note = row.values.get("指标说明")
    reason = re.search(vocabulary()["sheet"]["not_applicable"], note.text) if note else None
    if note is not None and reason is not None:
        found["不适用"] = Entry(reason[1], note.place)
    return found


def _indicators(rows: list[Row]) -> Tree | list[Entry | Tree]:
    """Return the table of the unit's own indicators: flat, or by its levels."""
    if not any(row.group for row in rows):
        return [{**row.values} for row in rows]
    found: dict[str, dict[str, list[Entry | Tree]]] = {}
    for row in rows:
        group = row.group.text if row.group else UNNAMED
        subgroup = row.subgroup.text if row.subgroup else group
        found.setdefault(group, {}).setdefault(subgroup, []).append({**row.values})
    return {group: {**below} for group, below in found.items()}

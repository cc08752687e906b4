"""Tests a form against what a filing can hold, before anybody is held to it (G06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing import (
    Budget,
    Department,
    Foot,
    Fund,
    FundLine,
    Goal,
    Indicator,
    Project,
    Signature,
    Unit,
)
from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form
    from generator.reading import Record

CODE = "G06"
REQUIRED: dict[str, type[Record]] = {
    "单位": Unit,
    "预算": Budget,
    "基金": Fund,
    "落款": Signature,
    "资金来源": FundLine,
    "项目": Project,
    "整体自评": Department,
    "总体目标": Goal,
    "资金": FundLine,
    "绩效指标": Indicator,
}
LIMITED: dict[str, type[Record]] = {**REQUIRED, "表尾": Foot}


def form_defects(form: Form) -> Iterator[Diagnostic]:
    """Yield every name in a form that no filing has: it would stay blank, or never be asked for."""
    for kind, model in REQUIRED.items():
        names = form.required.get(kind)
        if isinstance(names, tuple) and names:
            known = (*model.aliases(), *_declared(form, kind))
            yield from _unknown(form.required, kind, names, known)
    tables = tuple(one.name for one in form.tables)
    yield from _unknown(form.required, "附表", form.required.tables, tables)
    yield from _limits(form)
    known = (*FundLine.aliases(), *_declared(form, "资金"))
    yield from _unknown(form.funding, "栏目", form.funding.columns, known)


def _limits(form: Form) -> Iterator[Diagnostic]:
    """Yield what lengths are limited of that no filing has."""
    for kind, limits in form.longest.items():
        model = LIMITED.get(kind)
        if model is None:
            facts = {"key": "字数上限", "name": kind, "advice": suggestion(kind, tuple(LIMITED))}
            yield Diagnostic(CODE, facts, form.position("字数上限", kind, of="key"))
            continue
        known = (*model.aliases(), *_declared(form, kind))
        for name in (one for one in limits if one not in known):
            facts = {"key": kind, "name": name, "advice": suggestion(name, known)}
            yield Diagnostic(CODE, facts, form.position("字数上限", kind, name, of="key"))


def _declared(form: Form, kind: str) -> tuple[str, ...]:
    return tuple(column.name for column in form.columns.of("资金" if kind == "资金来源" else kind))


def _unknown(
    holder: Record, key: str, names: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for index, name in enumerate(names):
        if name not in known:
            facts = {"key": key, "name": name, "advice": suggestion(name, known)}
            yield Diagnostic(CODE, facts, holder.position(key, index))

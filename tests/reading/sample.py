"""A small model with every kind of field, and the short way to see what a text yields."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import Field, StringConstraints, model_validator

from generator.diagnostics import as_text
from generator.reading import (
    Amount,
    Count,
    Date,
    Number,
    Record,
    Text,
    Year,
    YesNo,
    load_text,
    mistake,
)

HEAD = "年度: 2022\n单位: 甲单位\n"
NAME = "表.yaml"


class Fund(Record):
    name: Text = Field(alias="名称")
    amount: Amount | None = Field(default=None, alias="金额")


class Proportional(Record):
    kind: Literal["按比例"] = Field(alias="方法")
    full: Number = Field(alias="满分值")


class Checklist(Record):
    kind: Literal["清单"] = Field(alias="方法")
    items: dict[str, Number] = Field(alias="清单")


class Project(Record):
    name: Text = Field(alias="名称")
    funds: tuple[Fund, ...] = Field(default=(), alias="资金")
    rule: Annotated[Proportional | Checklist, Field(discriminator="kind")] | None = Field(
        default=None, alias="规则"
    )
    budget: Amount | None = Field(default=None, alias="预算数")
    spent: Amount | None = Field(default=None, alias="执行数")

    @model_validator(mode="after")
    def spent_within_budget(self) -> Self:
        if self.budget is not None and self.spent is not None and self.spent > self.budget:
            raise mistake("M14", key="执行数", value=str(self.spent), limit=f"不大于 {self.budget}")
        return self


class Filing(Record):
    year: Year = Field(alias="年度")
    unit: Text = Field(alias="单位")
    nature: Literal["定量", "定性"] | None = Field(default=None, alias="性质")
    open: YesNo | None = Field(default=None, alias="公开")
    staff: Count | None = Field(default=None, alias="人数")
    weight: Number | None = Field(default=None, alias="分值")
    day: Date | None = Field(default=None, alias="日期")
    short: Annotated[str, StringConstraints(max_length=4)] | None = Field(
        default=None, alias="简称"
    )
    goal: Text | None = Field(default=None, alias="目标")
    notes: tuple[Text, ...] = Field(default=(), alias="说明")
    annexes: Annotated[tuple[Count, ...], Field(min_length=1)] | None = Field(
        default=None, alias="附件"
    )
    projects: tuple[Project, ...] = Field(default=(), alias="项目")


def findings(text: str | bytes) -> list[str]:
    """Return what a text yields as ``code line:column``, in order; each must be sayable."""
    loaded = load_text(text, Filing, name=NAME)
    assert all(as_text(one) for one in loaded.diagnostics)
    places = ((one.code, one.position) for one in loaded.diagnostics)
    return [f"{code} {at.line}:{at.column}" if at and at.line else code for code, at in places]


def body(text: str) -> list[str]:
    """Return what a text yields below the two lines that every filing needs."""
    return findings(HEAD + text)


def read(text: str) -> Filing:
    """Return the filing of a text without mistakes, below the two lines that it needs."""
    loaded = load_text(HEAD + text, Filing, name=NAME)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def cases(name: str) -> list[dict[str, Any]]:
    """Return a table of cases that lies beside the tests."""
    table = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(table)
    return found

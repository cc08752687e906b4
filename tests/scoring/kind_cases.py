"""The cases of kind_cases.yaml, for the tests of the kinds."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from generator.expressions import Expression
from generator.scoring.kinds import Inputs, Rule

CASES = Path(__file__).with_name("kind_cases.yaml")
RULES: TypeAdapter[Rule] = TypeAdapter(Rule)


@dataclass(frozen=True)
class Case:
    name: str
    rule: Rule
    weight: Decimal
    inputs: Inputs
    to: Decimal
    points: Decimal | None
    trouble: str | None
    level: str | None
    sheet: str | None


def read_cases() -> list[Case]:
    with CASES.open(encoding="utf-8") as file:
        written = yaml.load(file, Loader=yaml.BaseLoader)  # noqa: S506  BaseLoader: all is text
    return [_case(one) for one in written]


def _case(one: dict[str, Any]) -> Case:
    data = {name: _datum(text) for name, text in one.get("数据", {}).items()}
    value = _number(one, "实际")
    if one.get("算式"):
        worked_out = Expression.parse(one["算式"]).evaluate(data).value
        assert isinstance(worked_out, Decimal)
        value = worked_out
    inputs = Inputs(
        value=value,
        target=_number(one, "目标"),
        upper=_number(one, "上端"),
        comparator=one.get("符号", ""),
        names=data,
        answers=one.get("答案", {}),
        level=one.get("等级"),
        chosen=_number(one, "自定"),
        count=int(one["次数"]) if "次数" in one else None,
        reason=one.get("原因"),
    )
    return Case(
        name=one["用例"],
        rule=RULES.validate_python(one["规则"]),
        weight=Decimal(one["分值"]),
        inputs=inputs,
        to=Decimal(one.get("舍入", "0.01")),
        points=_number(one, "得分"),
        trouble=one.get("疑难"),
        level=one.get("档次"),
        sheet=one.get("合计"),
    )


def _number(one: dict[str, Any], key: str) -> Decimal | None:
    return Decimal(one[key]) if key in one else None


def _datum(text: str) -> Decimal | bool:
    return text == "是" if text in {"是", "否"} else Decimal(text)

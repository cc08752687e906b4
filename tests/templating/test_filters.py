from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.templating.filter_input import FilterError, MissingValue, UnsuitableValue
from generator.templating.filters import FILTERS

DATA = {
    "预算": Decimal("140.80"),
    "大额": Decimal("23456.78"),
    "整": Decimal(10000),
    "近整": Decimal("9999.996"),
    "负": Decimal("-0.001"),
    "零": Decimal(0),
    "率": Decimal("0.843049"),
    "全": Decimal(1),
    "近全": Decimal("0.9996"),
    "半": Decimal("0.12345"),
    "上年率": Decimal("0.828"),
    "上年": Decimal("125.38"),
    "上百": Decimal(100000),
    "稍多": Decimal("100000.01"),
    "年度": 2022,
    "日": date(2022, 3, 5),
    "人数": 120,
    "名单": ("甲", "乙。", "丙"),
    "文件": ["《甲》", "《乙》", "“丙”", "“丁”", "戊"],
    "职责": ["负责参保登记；", "负责待遇支付。"],
    "一项": ("甲",),
    "无": None,
    "空文": "  ",
    "空表": (),
    "文字": "经费紧张",
    "句": "经费紧张。；",
    "叹": "圆满完成！",
    "引": "做到“按时发放。”",
}


def environment(undefined=StrictUndefined) -> Environment:
    jinja = ImmutableSandboxedEnvironment(undefined=undefined)
    jinja.filters |= FILTERS
    return jinja


def written(expression: str) -> str:
    return environment().from_string(f"{{{{ {expression} }}}}").render(DATA)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("预算|万元", "140.80万元"),
        ("预算|万元(1)", "140.8万元"),
        ("人数|万元(2)", "120.00万元"),
        ("负|万元(2)", "0.00万元"),
        ("大额|亿元", "2.35亿元"),
        ("大额|亿元(4)", "2.3457亿元"),
        ("预算|金额", "140.80万元"),
        ("整|金额", "1.00亿元"),
        ("大额|表列金额", "23456.78万元"),
        ("近整|金额", "9999.996万元"),
        ("近整|金额(2)", "1.00亿元"),
        ("率|百分比", "84.3%"),
        ("率|百分比(2)", "84.30%"),
        ("半|百分比(2)", "12.35%"),
        ("全|百分比", "100%"),
        ("全|百分比(2)", "100.00%"),
        ("近全|百分比", "100.0%"),
        ("零|百分比", "0%"),
        ("(负/100)|百分比", "0.0%"),
        ("率|百分点(上年率)", "提高1.5个百分点"),
        ("上年率|百分点(率, 2)", "下降1.50个百分点"),
        ("上年率|百分点(率, 0, '高', '低')", "低2个百分点"),
        ("率|百分点(率)", "持平"),
        ("预算|变动(上年)", "增加12.3%"),
        ("上年|变动(预算, 2)", "减少10.95%"),
        ("预算|变动(上年, 0, '增长', '下降')", "增长12%"),
        ("预算|变动(预算)", "持平"),
        ("稍多|变动(上百)", "基本持平"),
        ("零|变动(零)", "持平"),
        ("大额|千分位", "23,456.78"),
        ("大额|千分位(1)", "23,456.8"),
        ("预算|大写金额", "壹佰肆拾万捌仟元整"),
        ("预算|大写金额('元')", "壹佰肆拾元零捌角"),
        ("人数|中文数", "一百二十"),
        ("3|序数", "第三"),
        ("年度|年份", "2022年"),
        ("年度|年份('中文')", "二〇二二年"),
        ("日|日期", "2022年3月5日"),
        ("名单|顿号", "甲、乙、丙"),
        ("文件|顿号", "《甲》《乙》、“丙”“丁”、戊"),
        ("一项|顿号", "甲"),
        ("名单|map('upper')|顿号", "甲、乙、丙"),
        ("职责|分号", "负责参保登记；负责待遇支付"),
        ("职责|分号|补句号", "负责参保登记；负责待遇支付。"),
        ("文字|补句号", "经费紧张。"),
        ("句|补句号", "经费紧张。"),
        ("叹|补句号", "圆满完成！"),
        ("引|补句号", "做到“按时发放。”"),
        ("句|去标点", "经费紧张"),
    ],
)
def test_written(expression, expected) -> None:
    assert written(expression) == expected


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_nothing_is_never_written(name) -> None:
    with pytest.raises(MissingValue) as raised:
        written(f"无|{name}")
    assert raised.value.filter_name == name


@pytest.mark.parametrize(
    "expression",
    [
        "预算|变动(无)",
        "率|百分点(无)",
        "空表|顿号",
        "空文|补句号",
        "'。'|去标点",
        "空表|map('upper')|分号",
    ],
)
def test_nothing_elsewhere(expression) -> None:
    with pytest.raises(MissingValue):
        written(expression)


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_an_unknown_name_is_the_business_of_a_strict_environment(name) -> None:
    with pytest.raises(UndefinedError, match="没有的"):
        written(f"没有的|{name}")


def test_an_unknown_name_is_missing_elsewhere() -> None:
    with pytest.raises(MissingValue):
        environment(undefined=Undefined).from_string("{{ 没有的|万元 }}").render()


@pytest.mark.parametrize(
    "expression",
    [
        "文字|万元",
        "1.5|万元",
        "true|万元",
        "预算|万元(99)",
        "预算|万元('2')",
        "预算|变动(零)",
        "预算|大写金额('美元')",
        "(上百*上百*上百*上百)|万元",
        "(上百*上百*上百)|大写金额('亿元')",
        "预算|序数",
        "0|序数",
        "22|年份",
        "年度|年份('汉字')",
        "文字|日期",
        "文字|顿号",
        "人数|顿号",
        "日|补句号",
        "[名单]|分号",
    ],
)
def test_unsuitable_values(expression) -> None:
    with pytest.raises(UnsuitableValue) as raised:
        written(expression)
    assert f"“{raised.value.filter_name}”" in str(raised.value)


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity")])
def test_numbers_are_finite(number) -> None:
    with pytest.raises(FilterError):
        FILTERS["万元"](number)


@given(
    st.decimals(-(10**8), 10**8, places=6, allow_nan=False, allow_infinity=False),
    st.integers(0, 6),
)
def test_a_fixed_figure_is_nearest_and_has_its_digits(value, digits) -> None:
    figure = FILTERS["万元"](value, digits).removesuffix("万元")
    assert abs(Decimal(figure) - value) <= Decimal(5).scaleb(-digits - 1)
    assert len(figure.partition(".")[2]) == digits
    assert Decimal(figure) or not figure.startswith("-")


@given(st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False))
def test_typed_digits_stay(value) -> None:
    assert FILTERS["万元"](value) == f"{value}万元"


@given(st.text("甲乙，。；、 .", max_size=8).filter(lambda text: text.strip("，。；、 .")))
def test_sentences_end_once(text) -> None:
    ended = FILTERS["补句号"](text)
    assert ended.endswith("。")
    assert not ended[:-1].endswith(("。", "，", "；", "、"))
    assert FILTERS["补句号"](ended) == ended

"""The scalar types: what each reads, what it refuses, and the hint how to write it."""

import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.reading.money_unit import MONEY_UNITS
from generator.reading.scalars import amount, change, count, date, number, size, year, yes_no
from generator.reading.setting import Setting, reading_as

READERS = (number, amount, count, year, yes_no, date)


@pytest.mark.parametrize("text", ["9.40", "0", "-3.0", "+2", "007", ".5", "0.843"])
def test_a_number_keeps_its_digits(text):
    assert number(text).as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize(("text", "value"), [("9,034.50", "9034.50"), ("-1,234,567", "-1234567")])
def test_thousands_marks_are_read(text, value):
    assert number(text).as_tuple() == Decimal(value).as_tuple()


class TestInAFiling:
    """What the setting of a file says of its money, and the mark of an empty cell."""

    @pytest.mark.parametrize("read", [number, amount, change, size, count, date])
    @pytest.mark.parametrize("mark", ["—", "——", "-", "/", " － "])
    def test_the_mark_of_an_empty_cell_is_blank_there_alone(self, read, mark):
        with reading_as(Setting()):
            assert read(mark) is None
        with pytest.raises(PydanticCustomError):
            read(mark)

    @pytest.mark.parametrize(
        ("unit", "typed", "kept"),
        [
            ("元", "2500000.00", "250.000000"),
            ("千元", "12.5", "1.25"),
            ("万元", "9.40", "9.40"),
            ("亿元", "1.50", "15000"),
        ],
    )
    def test_money_is_kept_in_wan(self, unit, typed, kept):
        with reading_as(Setting(money=MONEY_UNITS[unit])):
            assert amount(typed) == Decimal(kept)
            assert change(f"-{typed}") == -Decimal(kept)
            assert size(typed) == number(typed) == Decimal(typed)

    @given(
        st.decimals(0, 10**12, places=2),
        st.sampled_from([*MONEY_UNITS.values()]),
    )
    def test_the_digits_typed_are_never_lost(self, typed, unit):
        with reading_as(Setting(money=unit)):
            assert amount(f"{typed:f}").scaleb(-unit.shift).as_tuple() == typed.as_tuple()

    @pytest.mark.parametrize(
        ("text", "hint"),
        [("3万元", "金额填元，折成 30000"), ("5000元", "只填数 5000，不带“元”")],
    )
    def test_hints_speak_of_the_unit_of_the_file(self, text, hint):
        setting = reading_as(Setting(money=MONEY_UNITS["元"]))
        with setting, pytest.raises(PydanticCustomError) as refused:
            amount(text)
        assert hint in refused.value.context["hint"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, max_value=10**20, min_value=0))
def test_every_plain_number_is_read(value):
    assert number(f"{value:f}") == value
    assert amount(f"{value:f}") == value


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("１２．５", "M05", "12.5"),
        ("1,23.5", "M05", "数字和小数点"),
        ("1,234,5", "M05", "数字和小数点"),
        ("12万元", "M05", "万元"),
        ("94000元", "M05", "折成 9.4"),
        ("1,200元", "M05", "折成 0.12"),
        ("1.5亿元", "M05", "折成 15000"),
        ("11。15", "M05", "写成 11.15"),
        ("50期", "M05", "只填数 50，不带“期”"),
        ("2022.12.8", "M05", "日期"),
        ("12，全年预算数：11", "M05", "几项写在了一起"),
        ("12\t退休人数: 3", "M05", "几项写在了一起"),
        ("84.3%", "M05", "百分号"),
        ("84.3％", "M05", "百分号"),
        ("1e3", "M05", "科学计数法"),
        ("NaN", "M05", "数字"),
        ("Infinity", "M05", "数字"),
        ("1_000", "M05", ""),
        ("٣", "M05", ""),
        ("十二", "M05", "数字"),
        ("9" * 31, "M06", ""),
        ("编制数见三定方案" * 5, "M05", ""),
        ("9" * 5000, "M06", ""),
    ],
)
def test_a_number_is_never_guessed(text, code, advice):
    with pytest.raises(PydanticCustomError) as refused:
        number(text)
    assert refused.value.type == code
    assert advice in refused.value.context.get("hint", "")


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        (amount, "-0.01", "M07"),
        (count, "12.0", "M08"),
        (count, "+3", "M08"),
        (count, "-1", "M08"),
        (count, "12人", "M08"),
        (year, "2022年", "M09"),
        (year, "22", "M09"),
        (year, "1999", "M09"),
        (year, "２０２２", "M09"),
        (yes_no, "true", "M10"),
        (yes_no, "不是", "M10"),
        (date, "2022-13-01", "M11"),
        (date, "2021-02-29", "M11"),
        (date, "2022年3月", "M11"),
        (date, "2022/3/10", "M11"),
    ],
)
def test_refusals(reader, text, code):
    with pytest.raises(PydanticCustomError) as refused:
        reader(text)
    assert refused.value.type == code


@pytest.mark.parametrize("text", ["2022-03-10", "2022.3.10", "2022年3月10日"])
def test_a_day_in_three_ways(text):
    assert date(text) == dt.date(2022, 3, 10)


def test_yes_no_and_whole_numbers():
    assert (yes_no("是"), yes_no("否")) == (True, False)
    assert (count("0"), count("012"), year("2022")) == (0, 12, 2022)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("value", [None, [], ["1"], {"甲": "1"}, 1.5, object()])
def test_what_is_no_scalar_is_refused(reader, value):
    with pytest.raises(PydanticCustomError):
        reader(value)


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text(max_size=40))
def test_any_text_is_read_or_refused(reader, text):
    with contextlib.suppress(PydanticCustomError):  # and nothing else
        assert reader(text) is not None

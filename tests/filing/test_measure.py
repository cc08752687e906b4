"""Target and actual values as people type them, and what they must be read as."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.measure import (
    Comparator,
    DoubtKind,
    Leaning,
    Measure,
    Nature,
    RowKind,
    read_actual,
    read_target,
    row_kind,
)
from generator.filing.measure.sign_words import SIGNS

YEAR = 2022
CASES = yaml.safe_load(Path(__file__).with_name("measure_cases.yaml").read_text(encoding="utf-8"))


def cases(kind):
    return [
        pytest.param(case, id=f"{group}-{case.get('目标', '')}-{case['值']}"[:60])
        for group, rows in CASES[kind].items()
        for case in rows
    ]


def row_of(case):
    if "名" in case:
        return row_kind("", case.get("行", "数量"), case["名"])
    return RowKind(Nature(case.get("行", "数量")), case.get("率", False))


def plain(number):
    return f"{number.normalize():f}" if number else "0"


def shown(measure: Measure, *, target: bool) -> str:
    """Write a measure in the notation of the cases."""
    if measure.qualitative:
        if measure.level:
            return f"等级 {measure.level}"
        return "有趋势" if measure.base_required else "定性"
    words = ["变化"] if measure.is_change else []
    if measure.upper is not None:
        words.append(f"[{plain(measure.value)}, {plain(measure.upper)}]")
    else:
        words += [measure.comparator or "?"] if target else []
        words.append(str(measure.date or plain(measure.value)))
    return " ".join(filter(None, [*words, measure.unit]))


def check(case, reading, *, target):
    found = [shown(measure, target=target) for measure in reading.measures]
    assert found == case["读作"]
    assert [doubt.kind.value for doubt in reading.doubts] == case.get("疑问", [])
    if "所指" in case:
        assert reading.single.subject == case["所指"]
    if "余" in case:
        assert reading.single.note == case["余"]


@pytest.mark.parametrize("case", cases("目标"))
def test_target(case):
    reading = read_target(
        case["值"],
        row=row_of(case),
        year=YEAR,
        unit=case.get("单位", ""),
        comparator=case.get("性质", ""),
    )
    check(case, reading, target=True)


@pytest.mark.parametrize("case", cases("完成值"))
def test_actual(case):
    row, unit = row_of(case), case.get("单位", "")
    target = None
    if "目标" in case:
        target = read_target(case["目标"], row=row, year=YEAR, unit=unit).measures[0]
    reading = read_actual(case["值"], target=target, row=row, year=YEAR, unit=unit)
    check(case, reading, target=False)


def target_of(text, nature=Nature.QUANTITY):
    return read_target(text, row=RowKind(nature), year=YEAR)


@pytest.mark.parametrize(
    ("text", "nature", "printed", "scale"),
    [
        pytest.param("55.5万人", Nature.QUANTITY, "55.5", 10_000, id="万人"),
        pytest.param("1.5亿元", Nature.QUANTITY, "1.5", 10_000, id="亿元"),
        pytest.param("9.40万元", Nature.COST, "9.40", 1, id="万元位数照打"),
        pytest.param("120000元", Nature.COST, "120000", Decimal("0.0001"), id="元"),
        pytest.param("5‰", Nature.QUALITY, "5", 1, id="千分号"),
    ],
)
def test_scale_leads_back_to_the_printed_number(text, nature, printed, scale):
    measure = target_of(text, nature).single
    assert measure.scale == scale
    assert measure.value / measure.scale == Decimal(printed)


def test_typed_digits_are_kept():
    assert str(target_of("9.40万元").single.value) == "9.40"


def test_bare_number_has_no_written_sign():
    assert not target_of("10次").single.sign_written
    assert target_of("≥10次").single.sign_written


def test_several_measures_each_keep_their_part_of_the_text():
    reading = target_of("全年享受待遇人数12702人，基金支付金额25775万元")
    assert [measure.text for measure in reading.measures] == [
        "全年享受待遇人数12702人",
        "基金支付金额25775万元",
    ]
    assert reading.single is None
    assert not reading.settled


@pytest.mark.parametrize("text", ["", "  ", "\u3000\n"])
def test_blank_reads_as_nothing(text):
    assert target_of(text).measures == ()
    assert read_actual(text, target=None, row=RowKind(), year=YEAR).measures == ()


def test_doubts_that_ask_are_told_from_oddities():
    actual = read_actual("≥95%", target=None, row=RowKind(), year=YEAR)
    assert [doubt.kind for doubt in actual.doubts] == [DoubtKind.SIGN_IN_ACTUAL]
    assert actual.settled
    assert not target_of("5个工作日", Nature.TIME).settled


def test_long_numbers_are_not_rounded_in_silence():
    assert target_of("≥" + "9" * 40 + "次").single is None


ENDLESS = ["1", "1~", "降低", "达", "一", "1次", "1、\n", "“", "每", "2021年"]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_very_long_text_is_words(piece):
    assert target_of(piece * 100_000).single is None


# Texts made of the pieces that real values are made of, so that the properties reach the grammar.
WORDS = ["不少于", "以上", "降低", "满意率", "约", "余", "2021年", "指标1：", "全覆盖", "至少"]
MARKS = "0159.,-~、，；：。％%‰（）“”《〔〕年月日底前万亿元人次个一二两十百千零每季度不 \n"
PIECES = st.sampled_from([*MARKS, *WORDS])
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join))
ROWS = st.builds(RowKind, st.sampled_from(Nature), st.booleans(), st.sampled_from(Leaning))
YEARS = st.integers(1, 9999)


@given(TEXTS, TEXTS, ROWS, YEARS, st.sampled_from(["", "%", "万元", "万人", "次"]))
def test_any_text_is_read(text, other, row, year, unit):
    target = read_target(text, row=row, year=year, unit=unit, comparator=other)
    for measure in (None, *target.measures):
        read_actual(other, target=measure, row=row, year=year, unit=unit)


@given(TEXTS, ROWS)
def test_text_is_kept_as_typed(text, row):
    for reading in (
        read_target(text, row=row, year=YEAR),
        read_actual(text, target=None, row=row, year=YEAR),
    ):
        assert all(measure.text in text for measure in reading.measures)


WIDTHS = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@given(TEXTS, ROWS)
def test_full_width_reads_like_half_width(text, row):
    narrow, wide = (
        [
            (measure.comparator, measure.value, measure.upper, measure.date, measure.unit)
            for measure in read_target(form, row=row, year=YEAR).measures
        ]
        for form in (text, text.translate(WIDTHS))
    )
    assert narrow == wide


NUMBERS = st.decimals(min_value="0.01", max_value=10**9, places=2)
UNITS = st.sampled_from(["次", "人", "份", "家", "%", "人次", "万元", "工作日"])


@given(NUMBERS, UNITS, st.sampled_from(sorted(SIGNS)))
def test_number_with_any_sign_word_reads_back(number, unit, word):
    text = f"{word}{number}{unit}"
    reading = target_of(text)
    assert reading.doubts == ()
    assert reading.single.text == text
    assert reading.single.comparator is SIGNS[word]
    assert (reading.single.value, reading.single.unit) == (number, unit)


@given(NUMBERS, UNITS)
def test_an_actual_in_the_unit_of_the_target_is_taken(number, unit):
    target = target_of(f"≥1{unit}").single
    reading = read_actual(f"全年完成{number}{unit}。", target=target, row=RowKind(), year=YEAR)
    assert reading.single.value == number
    assert reading.single.comparator is None
    assert reading.doubts == ()


@given(NUMBERS, NUMBERS, UNITS)
def test_two_numbers_of_the_unit_are_never_chosen_between(first, second, unit):
    target = target_of(f"≥1{unit}").single
    text = f"上半年{first}{unit}，下半年{second}{unit}"
    reading = read_actual(text, target=target, row=RowKind(), year=YEAR)
    assert reading.single is None
    assert not reading.settled


@given(NUMBERS, UNITS)
def test_comparator_of_a_fall_is_mirrored(number, unit):
    measure = target_of(f"下降不少于{number}{unit}").single
    assert (measure.comparator, measure.value) == (Comparator.LE, -number)

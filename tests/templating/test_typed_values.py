"""Values that templates are given: they count, compare and print by their kind."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading import MONEY_UNITS
from generator.scoring.decimals import Decimals, MoneyPaper
from generator.templating.filters import FILTERS
from generator.templating.printing import MOST_DECIMALS, UnprintableError, printed
from generator.templating.span import Span
from generator.templating.trouble_notes import NOTES, Notes
from generator.templating.typed_figure import Figure, money_in, number_in, share_in
from generator.templating.typed_values import Choice, Money, Named, Points, Share, Typed, Year

YUAN, WAN, YI = (MONEY_UNITS[name] for name in ("元", "万元", "亿元"))

AMOUNTS = st.decimals(0, 10**9, places=2)
COUNTS = st.integers(0, 10**9)
UNITS = st.sampled_from(["人", "家", "次", "期"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Money("9.40"), "9.40"),
        (Money("1E+3"), "1000"),
        (Points("98.50"), "98.50"),
        (Typed("0.12345678"), "0.12345678"),
        (Share(Decimal("0.843049")), "84.3%"),
        (Share(Decimal(1)), "100%"),
        (Share(Decimal("0.843049"), digits=2), "84.30%"),
        (Share(Decimal("0.843049"), typed="84%"), "84%"),
        (Year(2022), "2022"),
        (Figure("16008人"), "16008人"),
        (Named("县中心", {"名称": "某县中心"}), "县中心"),
        (Span("产出指标", "产出指标\n（50分）"), "产出指标"),
        (date(2022, 3, 10), "2022年3月10日"),
        (True, "是"),
        (12, "12"),
        (("甲", "乙"), "甲\n\n乙"),
    ],
    ids=repr,
)
def test_a_value_prints_by_its_kind(value, text):
    assert printed(value) == text


@contextmanager
def in_papers(paper):
    """Stand in a rendering for papers that state money so."""
    token = NOTES.set(Notes({}, Decimals(1, 1, paper)))
    try:
        yield
    finally:
        NOTES.reset(token)


class TestMoney:
    """What is made of money is money, and prints in the unit of its papers."""

    @given(AMOUNTS, AMOUNTS)
    def test_sums_are_money(self, one, other):
        for made in (Money(one) + Money(other), other + Money(one), Money(one) - other):
            assert type(made) is Money
        assert sum([Money(one), Money(other)]) == one + other
        assert type(-Money(one)) is type(abs(Money(one))) is Money

    @given(AMOUNTS, st.integers(1, 9))
    def test_a_part_is_money_and_how_many_times_is_a_number(self, amount, count):
        assert isinstance(Money(amount) / count, Money)
        assert isinstance(Money(amount) * count, Money)
        assert not isinstance(Money(amount) / Money(count), Money)

    @pytest.mark.parametrize(
        ("value", "paper", "text"),
        [
            (Money("9.40"), MoneyPaper(YUAN, WAN), "94000"),
            (Money("250.000000"), MoneyPaper(YUAN, YUAN), "2500000.00"),
            (Money("250.000000"), MoneyPaper(WAN, YUAN), "250"),
            (Money("0.123456"), MoneyPaper(WAN, YUAN), "0.123456"),
            (Money("9.405"), MoneyPaper(digits=2), "9.41"),
            (Money("1234.5"), MoneyPaper(YUAN, WAN, digits=2, marks=True), "12,345,000.00"),
            (Money("23456.70"), MoneyPaper(YI, WAN, digits=2), "2.35"),
            (Money(1) / 3, MoneyPaper(digits=2), "0.33"),
            (Points("9.40"), MoneyPaper(YUAN, WAN), "9.40"),
        ],
    )
    def test_it_stands_as_papers_say(self, value, paper, text):
        with in_papers(paper):
            assert printed(value) == text

    def test_a_part_that_nobody_rounded_has_no_text(self):
        with pytest.raises(UnprintableError):
            printed(Money(1) / 3)

    @pytest.mark.parametrize(
        ("name", "arguments", "text"),
        [
            ("万元", (), "250万元"),
            ("万元", (2,), "250.00万元"),
            ("元", (), "2500000.00元"),
            ("金额", (), "2500000.00元"),
            ("千分位", (0,), "2,500,000"),
            ("小数位", (1,), "2500000.0"),
            ("大写", (), "贰佰伍拾万元整"),
        ],
    )
    def test_filters_know_the_unit(self, name, arguments, text):
        with in_papers(MoneyPaper(YUAN, YUAN)):
            assert FILTERS[name](Money("250.000000"), *arguments) == text


class TestChoice:
    def test_it_is_the_text_chosen_and_prints_boxes(self):
        chosen = Choice("否", ("是", "否"))
        assert chosen == "否"
        assert chosen != "是"
        assert printed(chosen) == "☐是 ☑否"
        assert printed(Choice("", ("是", "否"))) == "☐是 ☐否"
        assert printed(Choice("省级、县级", ("省级", "市级", "县级"))) == "☑省级 ☐市级 ☑县级"
        assert not Choice("", ("是", "否"))


def test_a_thing_with_a_name_is_compared_by_it():
    unit = Named("县中心", {"名称": "某县中心"})
    assert unit == "县中心"
    assert unit != "某县中心"
    assert unit == {"名称": "某县中心"}


@pytest.mark.parametrize(
    "value", [{}, [], 0.5, None, Decimal(1) / 3, Decimal("NaN"), ({},)], ids=repr
)
def test_what_has_no_text_is_refused(value):
    with pytest.raises(UnprintableError):
        printed(value)


@given(AMOUNTS, st.integers(1, 10**6))
def test_no_quotient_prints_more_digits_than_anybody_types(amount, divisor):
    try:
        text = printed(amount / divisor)
    except UnprintableError:
        return
    assert len(text.partition(".")[2]) <= MOST_DECIMALS


@given(AMOUNTS)
def test_typed_digits_are_all_printed(amount):
    assert Decimal(printed(Money(amount))) == amount
    assert printed(Money(amount)) == format(amount, "f")


@given(AMOUNTS, AMOUNTS)
def test_money_is_a_number_like_any_other(left, right):
    assert (Money(left) < Money(right)) is (left < right)
    assert Money(left) + Money(right) == left + right
    assert hash(Money(left)) == hash(left)


@given(COUNTS, COUNTS, UNITS)
def test_a_figure_counts_as_its_number_and_prints_as_typed(count, other, unit):
    figure = Figure(f"{count}{unit}")
    assert printed(figure) == f"{count}{unit}"
    assert (figure.number, figure.unit) == (count, unit)
    assert (figure > other, figure <= other, figure == other) == (
        count > other,
        count <= other,
        count == other,
    )
    assert (other < figure, other - figure, figure + other) == (
        other < count,
        other - count,
        count + other,
    )
    assert figure == f"{count}{unit}"
    assert sum([figure, figure]) == 2 * count
    assert (-figure, abs(figure), bool(figure)) == (-count, count, True)


@given(AMOUNTS, st.sampled_from([("元", -4), ("万元", 0), ("亿元", 4)]))
def test_money_of_a_figure_is_brought_to_wan_yuan(amount, unit):
    name, places = unit
    figure = Figure(f"{amount}{name}")
    assert number_in(figure) == amount
    assert money_in(figure) == amount.scaleb(places)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("55.5万人", 555000, "人"),
        ("98%", 98, "%"),
        ("722元/人", 722, "元/人"),
        ("1,200人次", 1200, "人次"),
        ("0件", 0, "件"),
        ("按月发放", None, ""),
        ("306家，新增12家", None, ""),
        ("", None, ""),
    ],
)
def test_the_number_of_a_figure_is_the_one_that_was_typed(text, number, unit):
    assert (Figure(text).number, Figure(text).unit) == (number, unit)


def test_a_figure_in_percent_is_a_share():
    assert share_in(Figure("98%")) == Decimal("0.98")
    assert share_in(Figure("5‰")) == Decimal("0.005")
    assert share_in(Share(Decimal("0.98"))) == Decimal("0.98")


@pytest.mark.parametrize(
    "act",
    [
        lambda figure: figure > 1,
        lambda figure: figure - 1,
        lambda figure: 1 - figure,
        lambda figure: -figure,
    ],
    ids=["比较", "减", "被减", "负"],
)
def test_text_without_a_number_is_only_a_text(act):
    with pytest.raises(TypeError):
        act(Figure("按月发放"))
    assert Figure("按月") + "发放" == "按月发放"
    assert (Figure("按月") == 1) is False


@given(st.text(), st.text())
def test_a_merged_cell_is_the_text_it_stands_for(text, cell):
    span = Span(text, cell)
    assert span == text
    assert hash(span) == hash(text)
    assert span in {text, "甲"}
    assert (span.text, span.cell) == (text, cell)

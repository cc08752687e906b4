"""A date that no calendar has is told from one that is only not written."""

from __future__ import annotations

import pytest

from generator.filing.measure.no_such_day import no_such_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023年11月31日", "2023年11月31日"),
        ("13月20日", "13月20日"),
        ("于2月29日办结", "2月29日"),
        ("2022.2.30", "2022.2.30"),
        ("3月1日至4月31日", "4月31日"),
    ],
)
def test_the_calendar_lacks_it(text, day):
    assert no_such_day(text, 2022) == day


@pytest.mark.parametrize(
    "text", ["2024年2月29日", "11月30日", "28日", "2022.12.31", "1.2.2022.13", "", "已办结"]
)
def test_the_calendar_has_it_or_no_day_is_written(text):
    assert no_such_day(text, 2022) == ""

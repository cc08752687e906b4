"""The nearest known name."""

import pytest

from generator.reading import nearest, suggestion

KNOWN = ("全年预算数", "全年执行数", "年初预算数", "名称", "得分")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("全年预算", "全年预算数"),
        ("全年执行", "全年执行数"),
        ("名 称", "名称"),
        ("“名称”", "名称"),
        ("名称：", "名称"),
        ("分得", "得分"),
        ("单位", None),
        ("", None),
        ("名" * 10_000, None),
    ],
)
def test_nearest(typed, meant):
    assert nearest(typed, KNOWN) == meant


def test_without_a_near_one_all_are_named():
    assert all(name in suggestion("单位", KNOWN) for name in KNOWN)
    assert suggestion("单位", ()) == ""

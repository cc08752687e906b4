"""Texts made to take the machine down are refused, each by the limit that is meant for it."""

import pytest

from generator.reading import limits
from tests.reading.sample import body, findings

BOMB = "a0: &a0 [甲, 甲]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)
TALL = "a0: &a0 [甲]\n" + "".join(
    f"a{level}: &a{level} [*a{level - 1}]\n" for level in range(1, limits.DEPTH + 5)
)
MERGED = "甲: &a {" + ", ".join(f"k{n}: 1" for n in range(900)) + "}\n乙:\n" + "- <<: *a\n" * 900


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(BOMB, "Y27", id="引用炸弹"),
        pytest.param(TALL, "Y26", id="引用叠出的深度"),
        pytest.param(MERGED, "Y27", id="合并炸弹"),
        pytest.param("甲: " + "[" * 100_000, "Y26", id="方括号"),
        pytest.param("- " * 100_000, "Y26", id="减号"),
        pytest.param("{甲: " * 1000, "Y26", id="花括号"),
        pytest.param("".join(" " * n + "a:\n" for n in range(80)), "Y26", id="缩进"),
        pytest.param("甲: &a [*a]\n", "Y28", id="引用自身"),
        pytest.param("甲: &a {乙: *a}\n", "Y28", id="键值引用自身"),
        pytest.param("甲: &a {<<: *a}\n", "Y28", id="合并自身"),
        pytest.param("目标: " + "x" * (limits.SCALAR_CHARACTERS + 1), "Y30", id="长文字"),
        pytest.param("a: b\n" * (limits.NODES // 2 + 1), "Y27", id="太多"),
        pytest.param("#" * (limits.FILE_BYTES + 1), "Y04", id="太大"),
    ],
)
def test_refused(text, code):
    assert code in {one.split()[0] for one in findings(text)}


def test_what_a_rubric_needs_is_allowed():
    rows = "".join(f"- <<: *a\n  名称: 项目{number}\n" for number in range(200))
    assert body("项目:\n- &a\n  名称: 甲\n  预算数: 3\n" + rows) == []

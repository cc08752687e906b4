"""Well-known mistakes of writing YAML, and all that only looks like one."""

import pytest

from tests.reading.sample import body, cases, findings

CASES = cases("outline_cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["名"] for case in CASES])
def test_case(case):
    assert body(case["文"]) == case["应"]


def test_all_mistakes_come_out_in_one_run():
    text = (
        "年度：2022年\n"
        "单位:甲\n"
        "性质: 定\n"
        '目标: "三公"经费\n'
        "项目:\n"
        "- 名称：甲\n"
        "  预算数: -3\n"
        "-名称: 乙\n"
        "  资金:\n"
        "  - 名称: 丙\n"
        "    金额: 1,20\n"
    )
    assert findings(text) == [
        *("Y11 1:3", "M09 1:4", "Y12 2:3", "M12 3:5", "Y20 4:9"),
        *("Y11 6:5", "M07 7:8", "Y19 8:1", "M05 11:9"),
    ]


def test_a_flood_of_one_mistake_is_cut_and_counted():
    found = body("".join(f"键{number}：甲\n" for number in range(300)))
    assert found.count("Y40") >= 1
    assert len(found) < 120


@pytest.mark.parametrize("text", ["性质：定量\r\n公开: 是\r\n", "性质：定量\r公开: 是\r"])
def test_line_ends_of_other_systems(text):
    assert body(text) == ["Y11 3:3"]

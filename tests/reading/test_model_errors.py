"""Values that the model refuses: code and place of each."""

import pytest

from generator.reading import load_text
from tests.reading.sample import HEAD, NAME, Filing, body, cases, findings

CASES = cases("model_error_cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["名"] for case in CASES])
def test_case(case):
    assert body(case["文"]) == case["应"]


def facts(text):
    return load_text(HEAD + text, Filing, name=NAME).diagnostics[0].facts


def test_an_unknown_key_names_the_nearest_one():
    assert "性质" in facts("性值: 定量\n")["hint"]


def test_a_misplaced_key_names_its_level():
    assert "“项目”下面" in facts("预算数: 3\n")["hint"]


def test_a_missing_value_says_of_what():
    assert facts("项目:\n- 名称: 甲\n  资金:\n  - 金额: 3\n") == {
        "field": "名称",
        "where": "项目第1项“甲”的资金第1项",
    }


def test_a_list_instead_of_a_mapping():
    assert findings("- 甲\n- 乙\n") == ["M02 1:1"]


def test_a_text_instead_of_a_mapping():
    assert findings("年度：2022") == ["S01 1:1", "Y11 1:3"]
    assert findings("随便写的") == ["Y33 1:1"]
    assert findings("'随便写的'") == ["M02 1:1"]

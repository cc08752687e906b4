"""Names and typed values as they stand in a sentence."""

import pytest

from generator.templating.quoting import in_prose, quoted


@pytest.mark.parametrize(
    ("name", "written"), [("培训次数", "“培训次数”"), ("“三公”经费", "“‘三公’经费”")]
)
def test_quotation_marks_within_a_name_become_single_ones(name, written):
    assert quoted(name) == written


@pytest.mark.parametrize(
    ("typed", "unit", "written"),
    [
        ("≥10", "次", "≥10次"),
        ("≥10次", "次", "≥10次"),
        ("健全", "次", "健全"),
        (" 5次。 ", "", "5次"),
        ("上半年3次，下半年2", "次", "“上半年3次，下半年2次”"),
        ("按时发放，没有投诉。", "", "“按时发放，没有投诉”"),
    ],
    ids=["补单位", "有单位", "不是数", "句末的句号", "一句话里的数", "一句话"],
)
def test_a_typed_value_can_stand_in_a_sentence(typed, unit, written):
    assert in_prose(typed, unit) == written

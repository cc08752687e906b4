"""Names of levels that bear their points."""

import pytest

from generator.filing.level_labels import bare_name, labelled_points


@pytest.mark.parametrize(
    ("printed", "name", "points"),
    [
        ("产出指标（50分）", "产出指标", 50),
        ("产出指标\n(12.5 分)", "产出指标", 12.5),
        ("产出指标", "产出指标", None),
        ("满意度（百分制）", "满意度（百分制）", None),
        ("质量（2分）指标", "质量（2分）指标", None),
    ],
)
def test_a_name_and_its_points(printed, name, points):
    assert (bare_name(printed), labelled_points(printed)) == (name, points)

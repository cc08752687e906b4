"""What ``ziping score`` says of what is not scored."""

from __future__ import annotations

import pytest

from tests.three_counties import FLAT, GOALS, LAYOUT, write_place


@pytest.mark.parametrize(
    ("county", "told"),
    [
        (LAYOUT, "是绩效目标申报表，不评分"),
        (GOALS, "没有写“项目评分标准”，不评分；单位填的自评得分是 98 分"),
        (FLAT, "没有写“整体评分标准”，不评分；单位填的自评得分是 97 分"),
    ],
)
def test_what_has_no_rubric_says_so(ziping, tmp_path, county, told):
    write_place(tmp_path, county)
    (tmp_path / "某单位.yaml").write_text(county.filing, encoding="utf-8")
    code, _, err = ziping("score", "某单位.yaml")
    assert code == 0
    assert told in err

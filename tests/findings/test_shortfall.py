"""The difference of target and actual value in words."""

import pytest

from generator.filing.measure import read_actual, read_target, row_kind
from generator.findings.shortfall import gap_in_prose


@pytest.mark.parametrize(
    ("name", "target", "actual", "said"),
    [
        ("培训次数", "≥10次", "5次", "少5次"),
        ("培训次数", "≥10次", "12次", "多2次"),
        ("培训次数", "≥10次", "10次", ""),
        ("合格率", "≥92.0%", "90.5%", "低1.5个百分点"),
        ("参保人数", "≥55.5万人", "55万人", "少0.5万人"),
        ("人均成本", "≤1400元", "1452.50元", "多52.5元"),
        ("总成本", "≤12万元", "12.3万元", "多0.3万元"),
        ("完成时间", "2021年6月底前", "2021年7月3日", ""),
        ("培训次数", "8-10次", "5次", ""),
        ("培训", "≥10次", "5期", ""),
    ],
)
def test_gap(name, target, actual, said):
    kind = row_kind("产出指标", "成本指标" if "成本" in name else "数量指标", name)
    (wanted,) = read_target(target, row=kind, year=2021).measures
    (reached,) = read_actual(actual, target=None, row=kind, year=2021).measures
    assert gap_in_prose(wanted, reached) == said

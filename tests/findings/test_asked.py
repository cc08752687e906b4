"""What a place's library asks for is known to the vocabulary: no document lists it as a result."""

import yaml
from cases_of_findings import FORM, ROOT, filing_of, rubric

from generator import pipeline
from generator.scoring import Standards
from generator.workspace import Workspace

OWN = {
    "名称": "本地",
    "数据": {"上门次数": {"单位": "次", "说明": "上门核查的次数"}},
    "文字": {"核查意见": "核查的意见"},
}


def test_what_a_county_s_own_library_asks_for_is_no_result(tmp_path):
    """Fault: 资金到位月份8月 was counted among the results of the year."""
    folder = tmp_path / "narratives/本地"
    folder.mkdir(parents=True)
    (folder / "问题库.yaml").write_text(yaml.safe_dump(OWN, allow_unicode=True), encoding="utf-8")
    given = {"参保单位": "306家", "上门次数": "3次", "核查意见": "缺章", "资金到位月份": "8月"}
    form = FORM.model_copy(update={"wording": ("本地", "通用")})
    standards = Standards(form, rubric("国家通用项目支出"), None)
    case = pipeline.score(filing_of({"业务数据": given}), standards)
    names = pipeline.names_of(case, Workspace((tmp_path, ROOT)))
    assert dict(names.unit["业务数据"]) == {"参保单位": "306家"}
    assert names.unit["业务数据"]["上门次数"] == "3次"

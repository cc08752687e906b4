"""Small cases for the findings library from the shorthand of ``finding_cases.yaml``."""

from pathlib import Path

import yaml

from generator import pipeline
from generator.filing import Filing
from generator.findings import find_library
from generator.findings.find import find
from generator.forms import Form
from generator.scoring import Standards
from generator.scoring.rubric_file import load_rubric
from generator.workspace import Workspace, builtin_root

ROOT = builtin_root()
WORKSPACE = Workspace((ROOT,))
FORM = Form.model_validate(
    {"名称": "试用", "来源": "试用", "适用年度": {}, "文件": [{"名称": "甲", "模板": "甲"}]}
)
COLUMNS = ("三级指标", "年度指标值", "实际完成值", "自评得分", "偏差原因分析及改进措施", "佐证材料")
SHORTHAND = ("资金", "行", "子项目", "人员", "湖南")


def rubric(name):
    return load_rubric(ROOT / "templates/rubrics" / f"{name}.yaml").value


def builtin_library():
    loaded = find_library(WORKSPACE, ("通用",))
    assert loaded.diagnostics == ()
    return loaded.value


def table():
    text = Path(__file__).with_name("finding_cases.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - all is text


def filing_of(short, name="甲中心"):
    """Write a case out as what a unit would fill in."""
    filled = {key: value for key, value in short.items() if key not in SHORTHAND}
    filled |= {"套表": "试用", "年度": "2021"}
    filled["单位"] = {"名称": name} | short.get("人员", {})
    if "湖南" in short:
        filled["整体自评"] = {"评分资料": short["湖南"]}
    if {"资金", "行", "子项目"} & short.keys():
        filled["项目"] = [project_of(short)]
    return Filing.model_validate(filled)


def project_of(short):
    rows = {}
    for subgroup, *cells in short.get("行", ()):
        row = {key: cell for key, cell in zip(COLUMNS, cells, strict=False) if cell}
        rows.setdefault(subgroup, []).append(row | {"分值": "10"})
    funds = {"年度资金总额": short["资金"]} if "资金" in short else {}
    return {
        "名称": "业务经费",
        "资金": funds,
        "绩效指标": {"指标": rows} if rows else [],
        "子项目": short.get("子项目", []),
    }


def case_of(filing):
    standards = Standards(FORM, rubric("国家通用项目支出"), rubric("湖南县级部门整体支出"))
    return pipeline.score(filing, standards)


def found(filing, library=None, limit=100):
    return find(case_of(filing), library or builtin_library(), limit)


def ids(findings):
    return [finding.id for finding in findings.problems]

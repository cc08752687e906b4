"""A case in which every name of the vocabulary has a value."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from generator import pipeline
from generator.filing import Filing
from generator.forms import Form
from generator.reading import conform, read_tree_text
from generator.scoring import Standards
from generator.scoring.rubric_file import load_rubric
from generator.vocabulary import Finding, Remedy
from generator.workspace import builtin_root

ROOT = builtin_root()
FORM = Form.model_validate(
    {
        "名称": "试用",
        "来源": "试用",
        "适用年度": {},
        "资金": {"来源": ["当年财政拨款"]},
        "一级指标带分值": "是",
        "栏目": {"表尾": [{"名称": "评价结论"}]},
        "指标层级": "4",
        "附表": [{"名称": "佐证材料清单", "栏目": [{"名称": "材料名称"}]}],
        "基础数据表": [{"经费": ["三公经费"]}, {"经费": ["三公经费"], "其余明细": "是"}],
        "文件": [
            {"名称": "报告", "模板": "甲", "附件": ["表"], "附件号": "1"},
            {"名称": "表", "模板": "乙", "对象": "项目", "附件号": "1-1"},
        ],
    }
)
PROBLEMS = (
    Finding("F02", "支出偏慢", "执行率90%。", Remedy("加快", "按月核对", "财务股", "6月底")),
)


def filled(name="filled.yaml"):
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    loaded = conform(read_tree_text(text, name=name), Filing, FORM.setting())
    assert loaded.diagnostics == ()
    return loaded.value


def case():
    rubrics = (
        load_rubric(ROOT / "templates/rubrics" / f"{name}.yaml").value
        for name in ("株洲市预算绩效自评", "湖南县级部门整体支出")
    )
    weighed = {"group_shares": {"产出指标": Decimal(100)}}  # a group with a weight of its own
    changed = (rubric.model_copy(update=weighed) for rubric in rubrics)
    return pipeline.score(filled(), Standards(FORM, *changed))

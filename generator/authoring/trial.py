"""A form put to the test: a trial filing taken all the way, for what is wrong with the form."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.diagnostics import unique
from generator.document import fill
from generator.filing import Filing
from generator.narrative.book import write
from generator.pipeline import find_problems, score
from generator.vocabulary.criteria import criteria_faults

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.scoring import Standards
    from generator.workspace import Workspace

OURS = "XNQG"  # templates, wording, findings, the form; other letters speak of a unit's data
UNITS = frozenset({"N03", "X20", "Q04", "Q05", "Q06", "Q07"})  # and so do these
ROW = {
    "三级指标": "试填",
    "年度指标值": "≥1次",
    "实际完成值": "1次",
    "分值": "10",
    "自评得分": "10",
}
MONEY = {"年初预算数": "10", "全年预算数": "10", "全年执行数": "10", "年末结余": "0"}
ASSESSMENT = {
    "资金": {"年度资金总额": MONEY},
    "总体目标": {"预期目标": "试填", "实际完成情况": "试填"},
    "绩效指标": {"产出指标": {"数量指标": [ROW]}},
    "自评得分": "10",
}
TIME = datetime(2000, 1, 1, tzinfo=UTC)


def trial(standards: Standards, name: str, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Fill every document of a form with next to nothing; return what is wrong with the form.

    Names that templates and wording use are only proved where they are reached, so a filing that
    takes another turn may still find one.
    """
    years = standards.form.years
    filing = Filing.model_validate(
        {
            "套表": name,
            "年度": years.first or years.last or TIME.year,
            "单位": {"名称": "试填单位", "编制数": 1, "在职人数": 1},
            "预算": MONEY,
            "整体自评": ASSESSMENT,
            "项目": [{"名称": "试填项目", **ASSESSMENT}],
            "问题": [{"标题": "试填", "事实": "试填", "措施": {"标题": "试填", "内容": "试填"}}],
            "落款": {"日期": "2000-01-01"},
        }
    )
    if faults := tuple(criteria_faults(standards, filing)):
        return faults
    case = score(filing, standards)
    findings, said = find_problems(case, workspace)
    if findings is not None:
        book, unwritten = write(case, findings, workspace)
        _, unfilled = fill(case, book, workspace, TIME)
        said += (*unwritten, *unfilled)
    return unique(one for one in said if one.code[0] in OURS and one.code not in UNITS)

"""What is not true is not written: over every case of the library and many units."""

import re

import pytest
from cases_of_findings import builtin_library, filing_of, found, table

# Consequences and judgements that no figure shows, and catch-alls that name nothing.
BANNED = (
    *(
        "影响了",
        "受到影响",
        "打了折扣",
        "不能及时",
        "没有充分",
        "管理不到位",
        "没有完全到位",
        "失控",
    ),
    *("个别指标", "部分指标", "部分绩效指标", "有待提高使用效率", "不够严格", "不够细致", "负担"),
    *("资金闲置", "资金沉淀", "可信度", "难以做细", "不了解政策和办事流程", "起不到", "脱节"),
)
SHORTS = [
    pytest.param(short, id=f"{name}-{title}")
    for name, sides in table().items()
    for title, short in sides["成立"].items()
]
NAMES = [f"第{number}中心" for number in range(12)]
LOSING = {
    "行": [
        ["数量指标", "培训次数", "≥10次", "5次", "5"],
        ["质量指标", "合格率", "≥90%", "80%", "8"],
        ["社会效益指标", "政策知晓率", "≥90%", "80%", "9"],
        ["成本指标", "人均成本", "≤10元", "12元", "8"],
        ["时效指标", "发放及时率", "100%", "95%", "9"],
    ]
}


@pytest.mark.parametrize("short", SHORTS)
def test_no_invented_consequence_whoever_the_unit_is(short):
    for name in NAMES:
        findings, _ = found(filing_of(short, name))
        for finding in findings.problems:
            said = finding.title + finding.text
            assert [phrase for phrase in BANNED if phrase in said] == [], said


def test_no_wording_of_the_library_names_an_office_of_its_own():
    for name, entry in builtin_library().entries.items():
        texts = [*entry.problems, *(one.action for one in entry.measures), entry.actor or ""]
        assert not re.search("[科股处]室", "".join(texts)), name


@pytest.mark.parametrize(
    ("offices", "word"),
    [(["综合股", "待遇股"], "股室"), (["综合科"], "科室"), (["人事处"], "处室"), ([], "部门")],
)
def test_offices_go_by_the_unit_s_own_word(offices, word):
    written = ""
    for name in NAMES:
        findings, _ = found(filing_of(LOSING | {"人员": {"内设机构": offices}}, name))
        written += "".join(one.remedy.text + one.remedy.actor for one in findings.problems)
    assert {*re.findall("股室|科室|处室|(?<=业务)部门|(?<=经办)部门", written)} == {word}


@pytest.mark.parametrize("name", NAMES)
def test_measures_do_not_all_end_on_one_day(name):
    findings, _ = found(filing_of(LOSING, name))
    deadlines = [one.remedy.deadline for one in findings.problems]
    assert len(deadlines) >= 4
    assert len({*deadlines}) == len(deadlines)
    again, _ = found(filing_of(LOSING, name))
    assert [one.remedy.deadline for one in again.problems] == deadlines


def test_a_deadline_that_the_unit_set_itself_is_not_taken_again():
    problem = {
        "标题": "人手不足",
        "事实": "缺两人",
        "措施": {"内容": "申请用编", "完成时限": "2022年6月底前"},
    }
    row = [["质量指标", "支出合规", "健全", "健全", "8"]]
    findings, _ = found(filing_of({"行": row, "问题": [problem]}))
    deadlines = [one.remedy.deadline for one in findings.problems]
    assert deadlines == ["2022年6月底前", "2022年9月底前"]


NOTED = ["数量指标", "培训次数", "≥10次", "5次", "5"]


def test_a_plan_is_no_cause_and_leads_the_measure():
    for name in NAMES:
        findings, _ = found(filing_of({"行": [[*NOTED, "场地改作他用，6月底前补齐。"]]}, name))
        (finding,) = findings.problems
        assert "场地改作他用。" in finding.text
        assert "补齐" not in finding.text
        assert finding.remedy.text.startswith("6月底前补齐。")


def test_a_note_that_is_all_plan_gives_no_cause():
    for name in NAMES:
        findings, _ = found(filing_of({"行": [[*NOTED, "下一步加强培训，6月底前补齐"]]}, name))
        (finding,) = findings.problems
        assert not re.search("原因|补齐|加强培训", finding.text)


def test_a_planned_check_is_no_check_that_was_made():
    """F23 says that a check of eligibility cut the numbers: only a cause may speak of it."""
    plan, _ = found(filing_of({"行": [[*NOTED, "人手不足。下一步开展资格核查"]]}))
    cause, _ = found(filing_of({"行": [[*NOTED, "资格核查后人数减少"]]}))
    assert [one.id for one in plan.problems] == ["F22"]
    assert [one.id for one in cause.problems] == ["F23"]


@pytest.mark.parametrize(
    ("short", "value"),
    [
        (
            {
                "湖南": {"预算完成率": {"自评得分": "1"}},
                "预算": {
                    "年初预算数": "100",
                    "上年结转资金": "0",
                    "追加预算数": "0",
                    "年末结余": "11.4",
                },
            },
            "88.6%",
        ),
        ({"湖南": {"行政效能": {"自评得分": "3", "完成等级": "一般"}}}, "完成等级为“一般”"),
        (
            {"湖南": {"管理制度健全性": {"自评得分": "6", "清单": {"制度有效执行": "否"}}}},
            "没有做到的是“制度有效执行”",
        ),
        ({"湖南": {"资金使用合规性": {"自评得分": "4", "次数": "2"}}}, "全年发生2次"),
        (
            {
                "湖南": {"重点工作实际完成率": {"自评得分": "7"}},
                "其他数据": {"绩效办考核得分": "90"},
            },
            "绩效办考核得分为90",
        ),
        ({"资金": {"全年预算数": "20", "全年执行数": "19"}}, "执行率|95.0%"),
        ({"行": [["质量指标", "支出合规", "健全", "基本健全", "8"]]}, "实际为基本健全"),
    ],
)
def test_a_loss_stands_with_the_value_known(short, value):
    for name in NAMES:
        findings, _ = found(filing_of(short, name))
        text = "".join(one.text for one in findings.problems if one.id in {"F00", "F39"})
        assert re.search(value, text), text


def test_the_fallback_names_the_indicator_and_its_loss():
    for name in NAMES:
        findings, _ = found(
            filing_of({"行": [["质量指标", "支出合规", "健全", "健全", "8"]]}, name)
        )
        (finding,) = findings.problems
        assert "支出合规" in finding.title
        assert "分值10分，得8分" in finding.text

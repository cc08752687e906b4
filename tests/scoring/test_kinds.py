from decimal import Context, Decimal, localcontext

import pytest
from kind_cases import RULES, Case, read_cases

from generator.expressions.rounding import round_to
from generator.scoring.kinds import Inputs, apply, defects

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    outcome = apply(case.rule, case.weight, case.inputs)
    printed = None if outcome.points is None else round_to(outcome.points, case.to)
    assert printed == case.points
    assert outcome.trouble == case.trouble
    assert case.level is None or outcome.level == case.level
    assert outcome.steps or outcome.points is None


def test_case_names_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_sheet_of_mayang_sums_to_99() -> None:
    sheet = [case for case in CASES if case.sheet == "麻阳"]
    points = [apply(case.rule, case.weight, case.inputs).points for case in sheet]
    buildings = Decimal(10)  # 没有楼堂馆所，两行按满分
    assert sum(point for point in points if point is not None) + buildings == 99
    assert sum(case.weight for case in sheet) + buildings == 100


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_points_do_not_depend_on_the_callers_decimal_context(case: Case) -> None:
    expected = apply(case.rule, case.weight, case.inputs)
    with localcontext(Context(prec=3)):
        assert apply(case.rule, case.weight, case.inputs) == expected


FAULTY = {
    "分段有空档": (
        {"方法": "分段", "区间": [{"上限": "1", "得分": "0"}, {"下限": "2", "得分": "5"}]},
        "区间",
    ),
    "分段端点落空": (
        {"方法": "分段", "区间": [{"上限": "1", "得分": "0"}, {"下限": "1", "得分": "5"}]},
        "区间",
    ),
    "分段端点重叠": (
        {
            "方法": "分段",
            "区间": [
                {"上限": "1", "含上限": "是", "得分": "0"},
                {"下限": "1", "含下限": "是", "得分": "5"},
            ],
        },
        "区间",
    ),
    "分段重叠": (
        {"方法": "分段", "区间": [{"上限": "3", "得分": "0"}, {"下限": "2", "得分": "5"}]},
        "区间",
    ),
    "分段两段都无下限": (
        {"方法": "分段", "区间": [{"上限": "3", "得分": "0"}, {"得分": "5"}]},
        "区间",
    ),
    "分段无得分": ({"方法": "分段", "区间": [{"上限": "3"}]}, "区间"),
    "分段得分过高": ({"方法": "分段", "区间": [{"得分": "6"}]}, "区间"),
    "分段比例过高": ({"方法": "分段", "区间": [{"比例": "1.1"}]}, "区间"),
    "分段没有数": ({"方法": "分段", "区间": [{"下限": "1", "上限": "1", "得分": "5"}]}, "区间"),
    "分段为空": ({"方法": "分段", "区间": []}, "区间"),
    "清单不等于分值": ({"方法": "清单", "项目": {"甲": "2", "乙": "2"}}, "项目"),
    "清单项目为零": ({"方法": "清单", "项目": {"甲": "5", "乙": "0"}}, "项目"),
    "档次不相接": ({"方法": "分级", "档次": {"好": ["0.8", "1"], "差": ["0", "0.6"]}}, "档次"),
    "档次重叠": ({"方法": "分级", "档次": {"好": ["0.5", "1"], "差": ["0", "0.6"]}}, "档次"),
    "档次超过一": ({"方法": "分级", "档次": {"好": ["0.5", "2"]}}, "档次"),
    "档次超过分值": ({"方法": "分级", "档次": {"好": "6"}}, "档次"),
    "档次为空": ({"方法": "分级", "档次": {}}, "档次"),
    "满分值为零": ({"方法": "按比例", "满分值": "0"}, "满分值"),
    "满分值为负而零分值为零": ({"方法": "按比例", "满分值": "-1", "零分值": "0"}, "满分值"),
    "两端相同": ({"方法": "按比例", "满分值": "5", "零分值": "5"}, "零分值"),
    "满分值算不出": ({"方法": "按比例", "满分值": "1/0"}, "满分值"),
    "反比写了零分值": ({"方法": "按比例", "曲线": "反比", "零分值": "5"}, "曲线"),
    "未达的倍数过大": ({"方法": "按比例", "未达": {"低于": "7"}}, "未达"),
    "未达计分过高": ({"方法": "按比例", "未达": {"低于": "0.7", "计": "9"}}, "未达"),
    "超额起点过低": ({"方法": "按比例", "超额": {"起点": "0.3"}}, "超额"),
    "超额扣负分": ({"方法": "按比例", "超额": {"处理": "扣分", "扣": "-2"}}, "超额"),
    "超额系数为零": ({"方法": "按比例", "超额": {"处理": "按程度", "系数": "0"}}, "超额"),
    "步长为零": ({"方法": "按步扣分", "标准": "1", "步长": "0", "每步扣分": "1"}, "步长"),
    "每步扣分为负": ({"方法": "按步扣分", "标准": "1", "步长": "1", "每步扣分": "-1"}, "每步扣分"),
    "来源满分为零": ({"方法": "折算", "来源": "甲", "来源满分": "0"}, "来源满分"),
    "每次为零": ({"方法": "计次", "每次": "0"}, "每次"),
    "未达反而分高": ({"方法": "达标", "达到得分": "1", "未达得分": "2"}, "未达得分"),
    "达到得分过高": ({"方法": "达标", "达到得分": "6"}, "达到得分"),
    "择一只有一条": ({"方法": "择一", "规则": [{"方法": "计次", "每次": "1"}]}, "规则"),
    "择一同名": (
        {"方法": "择一", "规则": [{"方法": "计次", "每次": "1"}, {"方法": "计次", "每次": "2"}]},
        "规则",
    ),
    "择一里有错": (
        {"方法": "择一", "规则": [{"方法": "计次", "每次": "0"}, {"方法": "按比例"}]},
        "规则",
    ),
    "择一指名落空": (
        {"方法": "择一", "指名": "甲", "规则": [{"方法": "计次", "每次": "1"}, {"方法": "按比例"}]},
        "指名",
    ),
}


@pytest.mark.parametrize(("written", "key"), FAULTY.values(), ids=FAULTY)
def test_planted_fault_is_found(written: dict[str, object], key: str) -> None:
    found = defects(RULES.validate_python(written), Decimal(5))
    assert key in {defect.key for defect in found}


@pytest.mark.parametrize(("written", "_key"), FAULTY.values(), ids=FAULTY)
def test_faulty_rule_still_gives_no_exception(written: dict[str, object], _key: str) -> None:
    rule = RULES.validate_python(written)
    for value in (Decimal(0), Decimal(-1), Decimal("1.5"), Decimal(100)):
        inputs = Inputs(value=value, target=value, chosen=value, count=2, names={"甲": value})
        points = apply(rule, Decimal(5), inputs).points
        assert points is None or 0 <= points <= 5


REAL = [case for case in CASES if case.sheet or case.name.startswith(("基本支出", "定性"))]


@pytest.mark.parametrize("case", REAL, ids=[case.name for case in REAL])
def test_rule_of_a_real_sheet_has_no_defect(case: Case) -> None:
    assert defects(case.rule, case.weight) == ()


BY_NAME = {
    "方法": "择一",
    "方式": "指名",
    "规则": [
        {"方法": "分级", "名称": "看档次", "档次": {"好": ["0.8", "1"], "差": ["0", "0.8"]}},
        {"方法": "计次", "名称": "看次数", "每次": "2"},
        {"方法": "分级", "名称": "看效果", "档次": {"好": "5", "一般": "3"}},
    ],
}


def test_a_unit_can_name_the_rule_and_the_level() -> None:
    rule = RULES.validate_python(BY_NAME)
    named = Inputs(rule="看效果", level="一般")
    assert apply(rule, Decimal(5), named).points == 3
    assert apply(rule, Decimal(5), Inputs(level="看次数", count=1)).points == 3
    assert apply(rule, Decimal(5), Inputs(level="好", chosen=Decimal(5))).trouble == "unknown_rule"


def test_a_choice_asks_what_any_of_its_rules_asks_and_each_question_once() -> None:
    asked = {one.key: one for one in RULES.validate_python(BY_NAME).asks(Decimal(5))}
    assert list(asked) == ["计分规则", "自评得分", "完成等级", "次数"]
    assert asked["计分规则"].words == ("看档次", "看次数", "看效果")
    assert asked["完成等级"].note == "填一档：好、差、一般"
    assert asked["自评得分"].note == "满分 5 分"

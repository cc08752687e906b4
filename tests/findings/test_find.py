"""The findings library: when each entry holds, in what order, in which words."""

import re

import pytest
from cases_of_findings import ROOT, WORKSPACE, builtin_library, filing_of, found, ids, table
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.filing import Filing
from generator.findings import SentenceError, find_library, library_file, render_sentence
from generator.proofreading import proofread, proofread_heading
from generator.reading import load_text
from generator.structs import replace
from generator.workspace import Workspace
from tests.filings import SCORED, filings, text_of

TABLE = table()
CASES = [
    pytest.param(entry, said == "成立", short, id=f"{entry}-{said}-{name}")
    for entry, sides in TABLE.items()
    for said, cases in sides.items()
    for name, short in cases.items()
]
LOSING = {
    "行": [
        ["数量指标", "培训次数", "≥10次", "5次", "5"],
        ["质量指标", "合格率", "≥90%", "80%", "8"],
        ["社会效益指标", "政策知晓率", "≥90%", "80%", "9"],
    ]
}
PROBLEM = {"标题": "人手不足", "事实": "缺两人", "措施": {"内容": "申请用编", "责任主体": "人事股"}}


@pytest.mark.parametrize(("entry", "holds", "short"), CASES)
def test_entry_holds_where_its_condition_does(entry, holds, short):
    findings, _ = found(filing_of(short))
    assert (entry in ids(findings)) is holds


@pytest.mark.parametrize(("entry", "holds", "short"), CASES)
def test_what_is_written_reads_clean(entry, holds, short):
    findings, said = found(filing_of(short))
    assert len(findings.problems) >= int(holds), entry
    assert {one.code for one in said} <= {"S10"}
    for finding in findings.problems:
        assert proofread_heading(finding.title) == ()
        assert proofread_heading(finding.remedy.title) == ()
        assert proofread(finding.text) == ()
        assert proofread(finding.remedy.text) == ()


def test_every_entry_has_both_kinds_of_case():
    assert list(TABLE) == list(builtin_library().entries)
    assert all({*sides} == {"成立", "不成立"} for sides in TABLE.values())


@pytest.mark.parametrize("name", TABLE)
def test_every_wording_of_an_entry_reads_clean(name):
    """A unit sees one wording each; here every one is written, with and without a cause."""
    short = next(iter(TABLE[name]["成立"].values()))
    library = builtin_library()
    entry = library.entries[name]
    for number in range(max(len(entry.problems), len(entry.measures), len(entry.titles))):
        alone = entry.model_copy(
            update={
                "titles": (entry.titles[number % len(entry.titles)],),
                "problems": (entry.problems[number % len(entry.problems)],),
                "measures": (entry.measures[number % len(entry.measures)],),
            }
        )
        one = replace(library, entries={**library.entries, name: alone})
        findings, said = found(filing_of(short), one)
        finding = next(finding for finding in findings.problems if finding.id == name)
        assert said == ()
        assert proofread_heading(finding.title) == ()
        assert proofread(finding.text + finding.remedy.text) == ()
        assert finding.remedy.actor in finding.remedy.text or "科室" in finding.remedy.text
        assert finding.remedy.deadline in finding.remedy.text


@pytest.mark.parametrize("name", TABLE)
def test_entry_offers_several_wordings(name):
    entry = builtin_library().entries[name]
    assert min(len(set(entry.problems)), len({one.action for one in entry.measures})) >= 2


@pytest.mark.parametrize("name", [name for name in TABLE if name not in {"F33", "F35", "F32"}])
def test_problem_states_a_figure(name):
    for short in TABLE[name]["成立"].values():
        findings, _ = found(filing_of(short))
        finding = next(finding for finding in findings.problems if finding.id == name)
        texts = short.get("材料", {}) | short.get("业务数据", {})
        named = any(isinstance(text, str) and text in finding.text for text in texts.values())
        assert re.search("[0-9]", finding.text) or named


def test_most_points_lost_come_first():
    findings, _ = found(filing_of(LOSING))
    assert ids(findings) == ["F22", "F28", "F29"]
    assert [finding.lost for finding in findings.problems] == [5, 2, 1]


def test_points_lost_go_before_the_number_of_the_entry():
    """Fault: problems in the order of their ids; the gravest one bears the last number here."""
    grave = [[*row[:4], points] for row, points in zip(LOSING["行"], ("9", "8", "4"), strict=True)]
    findings, _ = found(filing_of({"行": grave}))
    assert [(one.id, one.lost) for one in findings.problems] == [("F29", 6), ("F28", 2), ("F22", 1)]


def test_the_limit_keeps_the_gravest_and_not_the_first_number():
    """Fault: problems in the order of their ids, of which the limit keeps the first."""
    grave = [[*row[:4], points] for row, points in zip(LOSING["行"], ("9", "8", "4"), strict=True)]
    findings, _ = found(filing_of({"行": grave}), limit=1)
    assert (ids(findings), [one.id for one in findings.left_out]) == (["F29"], ["F28", "F22"])


def test_entries_that_lost_the_same_go_by_their_ids():
    """Fault: ties in whatever order the library was read in."""
    same = [[*row[:4], "7"] for row in LOSING["行"]]
    library = builtin_library()
    turned = replace(library, entries=dict(reversed(library.entries.items())))
    assert ids(found(filing_of({"行": same}), turned)[0]) == ["F22", "F28", "F29"]


def test_limit_leaves_out_the_least_and_says_so():
    findings, said = found(filing_of(LOSING), limit=2)
    assert ids(findings) == ["F22", "F28"]
    assert [finding.id for finding in findings.left_out] == ["F29"]
    assert [one.code for one in said] == ["Q07"]


def test_what_lost_no_points_is_left_out_without_a_word():
    """Fault: the limit tells of every problem that found no room, whether points hang on it or not.

    A problem of the whole unit that no row lost by is no reason to look again.
    """
    cut = {"资金": {"年初预算数": "100", "全年预算数": "80", "全年执行数": "80"}}
    findings, said = found(filing_of(LOSING | cut), limit=3)
    assert [one.id for one in findings.left_out] == ["F04"]
    assert said == ()


def test_own_problems_come_first_and_take_their_place():
    filing = filing_of(LOSING | {"问题": [PROBLEM, PROBLEM | {"代替": "F22"}]})
    findings, said = found(filing, limit=3)
    assert ids(findings) == ["", "", "F28"]
    assert findings.problems[0].text == "缺两人。"
    assert findings.problems[0].remedy.text == "申请用编，由人事股负责。"
    assert [one.code for one in said] == ["Q07"]


def test_own_problems_are_all_listed_whatever_the_limit():
    findings, _ = found(filing_of({"问题": [PROBLEM] * 3}), limit=1)
    assert ids(findings) == ["", "", ""]


@pytest.mark.parametrize(
    ("deadline", "written"),
    [
        ("下一年度6月底前", "下一年度6月底前完成"),
        ("自第一季度起", "自第一季度起执行"),
        ("年内落实", "年内落实"),
    ],
)
def test_deadline_becomes_a_clause(deadline, written):
    measure = {"内容": "申请用编", "完成时限": deadline}
    findings, _ = found(filing_of({"问题": [PROBLEM | {"措施": measure}]}))
    assert findings.problems[0].remedy.text == f"申请用编，{written}。"


def test_silenced_findings_stay_away_and_their_rows_need_no_other():
    findings, said = found(filing_of(LOSING | {"不列问题": {"F22": "下年补训", "F28": "已返工"}}))
    assert ids(findings) == ["F29"]
    assert said == ()


def test_silencing_everything_asks_for_a_real_shortcoming():
    silenced = dict.fromkeys(("F22", "F28", "F29"), "理由")
    findings, said = found(filing_of(LOSING | {"不列问题": silenced}))
    assert findings.problems == ()
    assert [one.code for one in said] == ["S10"]


def test_nothing_found_asks_for_a_real_shortcoming():
    findings, said = found(filing_of({}))
    assert findings.problems == ()
    assert [one.code for one in said] == ["S10"]


@pytest.mark.parametrize(
    ("filled", "code"),
    [
        ({"问题": [PROBLEM | {"代替": "F99"}]}, "Q04"),
        ({"不列问题": {"F2": "理由"}}, "Q04"),
        ({"不列问题": {"F22": None}}, "Q05"),
        ({"业务数据": {"十二月支出数": "不少"}}, "Q06"),
        ({"业务数据": {"十二月支出数": "12人"}}, "Q06"),
    ],
)
def test_wrong_answer_is_said(filled, code):
    _, said = found(filing_of(LOSING | filled))
    assert code in {one.code for one in said}


def test_every_row_that_lost_points_is_spoken_of():
    rows = [["质量指标", f"事项{number}", "办好", "办好", "9"] for number in range(6)]
    findings, _ = found(filing_of({"行": rows}))
    assert ids(findings) == ["F00"]
    assert findings.problems[0].lost == 6
    assert "另有2项情况相同" in findings.problems[0].text


@given(st.lists(st.integers(0, 10), min_size=1, max_size=4))
def test_lost_points_and_findings_go_together(points):
    rows = [["质量指标", f"第{n}件", "办好", "办好", str(one)] for n, one in enumerate(points)]
    findings, said = found(filing_of({"行": rows}))
    text = "".join(finding.text for finding in findings.problems)
    for number, one in enumerate(points):
        assert (f"“第{number}件”" in text) is (one < 10)
    assert sum(finding.lost for finding in findings.problems) == sum(10 - one for one in points)
    assert bool(findings.problems) is not ("S10" in {one.code for one in said})


@SCORED
@given(data=filings())
def test_whatever_is_found_comes_in_its_order(data):
    """Fault: an order but own problems, points lost, id; a problem left out or twice."""
    filing = load_text(text_of(data), Filing, name="单位.yaml").value
    findings, said = found(filing)
    own, rest = findings.problems[: len(filing.problems)], findings.problems[len(filing.problems) :]
    assert {one.id for one in own} <= {""}
    assert [(-one.lost, one.id) for one in rest] == sorted((-one.lost, one.id) for one in rest)
    assert len({one.id for one in rest}) == len(rest)
    assert bool(findings.problems) is not ("S10" in {one.code for one in said})
    for limit in (1, 3):
        kept, _ = found(filing, limit=limit)
        assert (*kept.problems, *kept.left_out) == findings.problems
        assert len(kept.problems) == min(len(findings.problems), max(limit, len(own)))


@SCORED
@given(data=filings(), order=st.randoms(use_true_random=False))
def test_the_order_of_projects_changes_no_problem(data, order):
    """Fault: a problem that depends on which project comes first."""
    named = {one["名称"]: one for one in data.get("项目", [])}
    assume(len(named) > 1)
    turned = data | {"项目": order.sample([*named.values()], len(named))}
    known = []
    for one in (data | {"项目": [*named.values()]}, turned):
        findings, _ = found(load_text(text_of(one), Filing, name="单位.yaml").value)
        known.append(sorted((each.id, each.lost) for each in findings.problems))
    assert known[0] == known[1]


def test_same_fact_on_two_sheets_is_told_once():
    filing = filing_of(LOSING)
    twice = filing.model_copy(
        update={
            "projects": (
                filing.projects[0],
                filing.projects[0].model_copy(update={"name": "另一项目"}),
            )
        }
    )
    findings, _ = found(twice)
    assert findings.problems[0].text.count("培训次数") == 1


def test_the_gravest_row_of_a_problem_is_told_first():
    """Fault: rows told in the order of the file, so that the gravest one is not told at all."""
    rows = [["数量指标", f"第{n}件", "≥10次", "5次", str(9 - n)] for n in range(6)]
    findings, _ = found(filing_of({"行": rows}))
    text = findings.problems[0].text
    told = [text.find(f"第{n}件") for n in range(6)]
    assert told[:2] == [-1, -1]
    assert 0 <= told[5] < told[4] < told[3] < told[2]


def test_cause_is_the_unit_s_own_or_none():
    told = [["数量指标", "培训次数", "≥10次", "5次", "5", "场地改作他用。"]]
    with_cause, _ = found(filing_of({"行": told}))
    without, _ = found(filing_of({"行": [told[0][:-1]]}))
    assert "场地改作他用。" in with_cause.problems[0].text
    assert len(with_cause.problems[0].text) > len(without.problems[0].text)


def test_text_of_a_unit_is_never_a_template():
    row = ["数量指标", "{{ 7*7 }}次数", "≥10次", "5次", "5", "{% if 1 %}因故{% endif %}"]
    findings, said = found(filing_of({"行": [row]}))
    assert said == ()
    assert "{{ 7*7 }}次数" in findings.problems[0].text
    assert "{% if 1 %}因故{% endif %}" in findings.problems[0].text


def test_a_hundred_units_differ_and_each_stays_the_same():
    def written(name: str) -> tuple[str, ...]:
        findings, _ = found(filing_of(LOSING, name))
        return tuple(part for one in findings.problems for part in (one.text, one.remedy.text))

    names = [f"第{number}中心" for number in range(100)]
    texts = [written(name) for name in names]
    assert texts == [written(name) for name in names]
    assert len(set(texts)) > 40


COUNTY = """名称: 某县问题库
停用: {F26: 本县不查}
问题:
  F22:
    标题: [本县的标题]
    对象: 指标
    适用: {方向: 正向}
    情形: [{条件: 实际值 < 目标值, 事实: "{{ 名称 }}差一截"}]
    问题: ["{{ 事实 }}。"]
    措施: [{标题: 补上, 内容: "{{ 责任主体 }}{{ 完成时限 }}补上。"}]
"""


def county(folder, text):
    path = folder / "narratives" / "某县"
    path.mkdir(parents=True)
    (path / "问题库.yaml").write_text(text, encoding="utf-8")
    return find_library(Workspace((folder, ROOT)), ("某县", "通用"))


def test_county_changes_one_entry_and_inherits_the_rest(tmp_path):
    library = county(tmp_path, COUNTY).value
    findings, _ = found(filing_of(LOSING), library)
    assert findings.problems[0].title == "本县的标题"
    assert ids(findings)[1:] == ["F28", "F29"]
    assert "F26" not in library.entries


FAULTS = {
    "条件里的名称": ("实际值 < 目标值", "实际值 < 目标数", "Q01 8:"),
    "条件写错": ("实际值 < 目标值", "实际值 <", "E01 8:"),
    "事实里的名称": ("{{ 名称 }}差", "{{ 名字 }}差", "Q01 8:"),
    "没有这个过滤器": ("{{ 名称 }}差", "{{ 名称 | 万圆 }}差", "Q01 8:"),
    "花括号不全": ('["{{ 事实 }}。"]', '["{{ 事实 }。"]', "Q01 9:"),
    "问题里用了数据": ("{{ 事实 }}。", "{{ 全年预算数 }}。", "Q01 9:"),
    "措施没有写": ("    措施: ", "    # 措施: ", "S01 4:"),
    "编号重复": ("  F22:\n", "  F22: {}\n  F22:\n", "Y22 5:"),
    "停用的编号": ("{F26:", "{F62:", "Q01 2:"),
    "让位给没有的": ("    对象: 指标", "    让位: [F77]\n    对象: 指标", "Q01 6:"),
    "派生的名称": ("停用:", "派生: {甲: 乙 + 1}\n停用:", "Q01 2:"),
    "派生与数据同名": ("停用:", "派生: {全年执行数: 年初预算数 + 1}\n停用:", "Q01 2:"),
    "没有行可挑": ("对象: 指标", "对象: 单位", "Q01 7:"),
    "兜底要看指标": (
        "    对象: 指标\n    适用: {方向: 正向}",
        "    对象: 自评\n    兜底: 是",
        "Q01",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_of_a_library_is_said_at_its_place(name, tmp_path):
    old, new, expected = FAULTS[name]
    assert old in COUNTY
    loaded = county(tmp_path, COUNTY.replace(old, new))
    assert loaded.value is None
    places = [f"{one.code} {one.position.line}:" for one in loaded.diagnostics]
    assert any(place.startswith(expected) for place in places), places
    assert all(one.message and one.hint for one in loaded.diagnostics)


def test_a_sound_library_is_tested_once_and_each_change_anew(tmp_path, monkeypatch):
    tested = []
    testing = library_file.faults_of
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "存"))
    monkeypatch.setattr(
        library_file, "faults_of", lambda *asked: tested.append(1) or testing(*asked)
    )
    for number, text in enumerate((COUNTY, COUNTY, COUNTY.replace("{{ 名称 }}差", "{{ 名字 }}差"))):
        loaded = county(tmp_path / str(number), text)  # another file each time: nothing remembered
        assert [one.code for one in loaded.diagnostics] == (["Q01"] if number > 1 else [])
    assert len(tested) == 2


def test_no_library_along_the_path_finds_only_what_the_unit_says():
    library = find_library(WORKSPACE, ()).value
    findings, _ = found(filing_of({"问题": [PROBLEM]}), library)
    assert ids(findings) == [""]


def test_sentence_says_what_is_missing():
    assert render_sentence("{{ 甲 | 万元 }}", {"甲": 3}) == "3万元"
    for wording, data in (("{{ 乙 }}", {}), ("{{ 甲 | 万元 }}", {"甲": None}), ("{{ 甲", {})):
        with pytest.raises(SentenceError):
            render_sentence(wording, data)


def test_a_wording_that_cannot_be_written_is_said_and_left_out(tmp_path):
    text = COUNTY.replace("{{ 名称 }}差一截", "{{ 公用经费预算数 | 万元 }}")
    findings, said = found(filing_of(LOSING), county(tmp_path, text).value)
    assert "F22" not in ids(findings)
    assert "Q02" in {one.code for one in said}


def test_sample_of_a_filing_without_anything_needs_no_library():
    bare = Filing.model_validate({"套表": "试用", "年度": "2021", "单位": {"名称": "甲"}})
    findings, said = found(bare)
    assert findings.problems == ()
    assert [one.code for one in said] == ["S10"]


PROJECTS = {
    "问题": [
        {"标题": "设备费招标晚", "事实": "招标推迟", "措施": {"标题": "快办", "内容": "尽快"}},
        {"标题": "人手不足", "事实": "缺两人", "措施": {"标题": "招人", "内容": "招两人"}},
    ],
    "项目": [
        {"名称": "设备费", "资金": {"年度资金总额": {"全年预算数": "9", "全年执行数": "3"}}},
        {"名称": "宣传设备费", "资金": {"年度资金总额": {"全年预算数": "8", "到位资金": "2"}}},
    ],
    "人员": {"编制数": "5", "在职人数": "8"},
}


class TestProjects:
    """Fault: the report about one project told of another project's problems."""

    def views(self):
        findings, _ = found(filing_of(PROJECTS))
        return {
            name: [one.title if not one.id else one.id for one in view]
            for name, view in findings.of_projects.items()
        } | {"全部": [one.id for one in findings.problems]}

    def test_each_project_has_its_own_problems_and_the_unit_s(self):
        assert self.views() == {
            "设备费": ["设备费招标晚", "人手不足", "F02", "F20"],
            "宣传设备费": ["人手不足", "F08", "F20"],
            "全部": ["", "", "F02", "F08", "F20"],
        }

    def test_a_problem_found_in_both_is_told_of_each_alone(self):
        both = {"年度资金总额": {"全年预算数": "9", "全年执行数": "3"}}
        projects = [{"名称": name, "资金": both} for name in ("甲", "乙")]
        findings, _ = found(filing_of({"项目": projects}))
        ((first,), (second,)) = (findings.of_projects[name] for name in ("甲", "乙"))
        assert "“甲”" in first.text
        assert "“乙”" not in first.text
        assert "“乙”" in second.text
        assert "“甲”" not in second.text

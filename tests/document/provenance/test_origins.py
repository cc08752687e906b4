"""Every printed text of the samples leads to its line, its rule, or the words it stands in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.document.provenance.origins import Origins
from generator.pipeline import trace_documents
from generator.templating.trace import Trace
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT

BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
SAMPLES += sorted((ROOT / "templates" / "samples").glob("*.yaml"))


ENTRY = re.compile(r" *(F[0-9]+):")


class Asked:
    """The origins of a text's documents."""

    def __init__(self, path, text=None):
        self.text = path.read_text(encoding="utf-8") if text is None else text
        trace = Trace()
        made = trace_documents(path, BUILTIN, self.text, trace)
        assert made.drafts
        self.origins = Origins(made.case, BUILTIN, made.findings, trace)
        self.all = [self.origins.of(number) for number in range(len(trace.marks))]

    def line(self, typed):
        return self.text.splitlines()[typed.line - 1]

    def of(self, tag, place=""):
        return [one for one in self.all if tag in one.said.text and place in one.said.place]


def sample(name):
    return next(path for path in SAMPLES if name in path.name)


@pytest.fixture(scope="module")
def huaibei():
    return Asked(sample("淮北市工伤"))


@pytest.fixture(scope="module")
def mayang():
    return Asked(sample("麻阳"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_mark_has_an_origin_that_is_there(path):
    """Each leads into the filing, to a rule or to words; lines are lines of the files."""
    asked = Asked(path)
    for one in asked.all:
        assert Path(one.said.file).is_file()
        assert one.said.text
        for typed in one.typed:
            assert asked.line(typed).strip()
        for rule in one.rules:
            assert rule.title
    with_data = [one for one in asked.all if one.typed or one.rules]
    assert len(with_data) > len([one for one in asked.all if not one.words]) / 2


def test_a_cell_of_a_row_leads_to_the_key_of_its_row(huaibei):
    for tag in ("三级指标", "年度指标值", "实际完成值"):
        for one in huaibei.of(f"{{{{ 行.{tag} }}}}", "正文表1第12行"):
            (typed,) = one.typed
            assert tag in huaibei.line(typed)
            assert typed.way.endswith(tag)


def test_the_name_of_a_level_leads_to_its_own_line(huaibei):
    for level, name in (("一级", "产出指标"), ("二级", "数量指标")):
        first = huaibei.of(f"行.{level} %}}")[0]
        (typed,) = first.typed
        assert huaibei.line(typed).strip() == f"{name}:"


def test_a_score_leads_to_its_line_and_to_its_rule(huaibei):
    first = huaibei.of("{{ 行.得分 }}")[0]
    assert "自评得分" in huaibei.line(first.typed[0])
    (rule,) = first.rules
    assert rule.title.startswith("工伤保险宣传，分值 10")
    assert any("计算" in line for line in rule.lines)
    assert {"工伤保险宣传 › 自评得分"} < {typed.way for typed in rule.typed}
    execution = huaibei.of("{{ 资金.得分 }}")[0]
    (rule,) = execution.rules
    assert rule.file.endswith("淮北市项目支出.yaml")
    assert "规则" in Path(rule.file).read_text(encoding="utf-8").splitlines()[rule.line - 1]


def test_a_total_is_told_by_its_rows(huaibei):
    (rule,) = huaibei.of("{{ 总分.得分 }}")[0].rules
    assert "工伤保险宣传：10" in rule.lines


def test_figures_of_projects_lead_each_to_its_own(huaibei):
    lines = {one.typed[0].line for one in huaibei.of("{{ 资金.合计.全年执行数 }}")}
    assert len(lines) == 2
    assert all("全年执行数" in huaibei.text.splitlines()[line - 1] for line in lines)


def test_what_is_worked_out_leads_to_all_it_is_made_of(huaibei):
    ways = {typed.way for typed in huaibei.of("{{ 资金.执行率 }}")[0].typed}
    assert {way.rpartition(" › ")[2] for way in ways} == {"全年预算数", "全年执行数"}


def test_what_the_form_states_leads_to_the_form(huaibei):
    (rule,) = huaibei.of("{{ 金额单位 }}")[0].rules
    assert rule.file.endswith("forms/淮北市项目支出绩效自评.yaml")


def test_words_lead_to_their_line_of_wording(mayang):
    words = [one for one in mayang.all if one.words and "机构编制" in one.said.file]
    assert words
    for one in words:
        lines = Path(one.said.file).read_text(encoding="utf-8").splitlines()
        assert lines[one.said.line - 1].strip() == one.said.text


def test_a_figure_that_a_macro_prints_leads_to_its_line(mayang):
    found = [one for one in mayang.all if "编制数 }}" in one.said.text and one.typed]
    assert any("编制数" in mayang.line(typed) for one in found for typed in one.typed)


def problems(name):
    """Return the rules behind the problems of a sample's report, by the id in their titles."""
    asked = Asked(sample(name))
    rules = {rule.title[4:7]: rule for one in asked.all for rule in one.rules}
    return asked, {key: rule for key, rule in rules.items() if rule.title.startswith("问题库")}


@pytest.mark.parametrize(
    ("name", "key", "ways"),
    [
        (
            "云南省部门整体",
            "F39",
            {
                *("全年执行数", "全年预算数"),
                *("预算执行率 › 全年执行数", "预算执行率 › 全年预算数"),
            },
        ),
        ("株洲市", "F03", {"年初预算数", "追加预算数", "全年执行数"}),
        ("麻阳", "F13", {"“办公经费” › 决算数", "“办公经费” › 预算数"}),
    ],
)
def test_a_problem_leads_to_its_entry_and_to_the_data_that_it_was_found_in(name, key, ways):
    asked, found = problems(name)
    rule = found[key]
    assert {typed.way for typed in rule.typed} == ways
    for typed in rule.typed:
        assert typed.way.rpartition(" › ")[2] in asked.line(typed)
    lines = Path(rule.file).read_text(encoding="utf-8").splitlines()
    assert rule.file.endswith("问题库.yaml")
    assert key in "".join(lines[rule.line - 2 : rule.line])
    printed = [one for one in asked.all if rule in one.rules]
    assert printed
    assert all(one.typed == () for one in printed)


def test_a_problem_leads_to_the_sentences_and_the_figures_that_it_was_written_with():
    asked = Asked(sample("株洲市"))
    rules = [rule for one in asked.all for rule in one.rules if rule.title.startswith("问题库")]
    told = {one for rule in rules for one in rule.sentences}
    for one in told:
        lines = Path(one.file).read_text(encoding="utf-8").splitlines()
        assert one.text[:12] in lines[one.line - 1]
    for rule in rules:
        lines = Path(rule.file).read_text(encoding="utf-8").splitlines()
        for one in rule.sentences:
            above = next(line for line in lines[one.line - 1 :: -1] if ENTRY.match(line))
            assert ENTRY.match(above)[1] in rule.title
    kinds = {one.part[:2] for one in told}
    assert {"标题", "问题", "事实", "措施"} <= kinds
    facts = [one for one in told if one.part.startswith("事实") and "{{" in one.text]
    assert all(one.figures for one in facts)
    typed = {typed for one in facts for typed in one.typed}
    assert {"全年执行数", "年初预算数"} <= {one.way.rpartition(" › ")[2] for one in typed}
    assert all(asked.line(one).strip() for one in typed)


def test_a_problem_of_the_unit_leads_to_its_own_lines():
    asked, _ = problems("麻阳")
    own = [one for one in asked.all if any(typed.way.startswith("问题 ›") for typed in one.typed)]
    titles = [typed for one in own for typed in one.typed if typed.way.endswith("标题")]
    assert titles
    assert all("标题:" in asked.line(typed) for typed in titles)


def test_there_is_no_origin_beyond_the_marks(huaibei):
    assert huaibei.origins.of(-1) is None
    assert huaibei.origins.of(10**6) is None

"""New filings made of others: what is kept, moved, emptied and asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given

from generator.authoring import Order, create
from generator.filing import Filing, read_filing
from generator.reading import load
from generator.workspace import Workspace
from tests.filings import DOCUMENTS, filings, text_of

ROOT = Path(__file__).parents[2]
INPUTS = {path.stem[:2]: path for path in (ROOT / "inputs").rglob("*.yaml")}
ZHUZHOU, HUNAN, HUAIBEI = "株洲市预算绩效自评", "湖南县级部门整体支出", "淮北市项目支出绩效自评"
HEAD = "套表: {form}\n年度: {year}\n单位: {{名称: 某中心, 主管部门: 某局}}\n"


@pytest.fixture
def made(tmp_path, workspace):
    """Make a filing of a file or a text; return its text, the sheet and the diagnostics."""

    def make(form, source, **wanted):
        if isinstance(source, str):
            path = tmp_path / "去年.yaml"
            path.write_text(source, encoding="utf-8")
            source = path
        target = tmp_path / "新.yaml"
        new = create(Order(form, source=source, **wanted), target, workspace)
        text = target.read_text(encoding="utf-8") if target.exists() else ""
        return text, new.value, [one.code for one in new.diagnostics]

    return make


def content(text, tmp_path):
    path = tmp_path / "读.yaml"
    path.write_text(text, encoding="utf-8")
    return read_filing(path)


class TestFromDeclaration:
    def test_goals_targets_and_order_are_carried(self, made, tmp_path):
        text, sheet, _ = made(ZHUZHOU, INPUTS["衡阳"])
        old, new = read_filing(INPUTS["衡阳"]).value, content(text, tmp_path).value
        assert (new.form, new.year, new.unit) == (ZHUZHOU, 2021, old.unit)
        for before, after in zip(
            (old.department, *old.projects), (new.department, *new.projects), strict=True
        ):
            assert [row.indicator.name for row in after.rows] == [
                row.indicator.name for row in before.rows
            ]
            assert [row.indicator.target for row in after.rows] == [
                row.indicator.target for row in before.rows
            ]
            assert after.goal.goal == before.goal.goal
            assert after.goal.goal_result is None
            assert {row.indicator.actual for row in after.rows} == {None}
        assert sheet.moved == ()
        assert sheet.asked > 50

    def test_what_is_to_be_filled_in_is_marked(self, made):
        text, _, _ = made(ZHUZHOU, INPUTS["衡阳"])
        for line in text.splitlines():
            if "实际完成值" in line:
                assert "待填" in line
                assert "实际完成值: ," in line or "实际完成值: # 待填" in line
        assert "实际完成情况: # 待填" in text

    def test_weights_and_comments_are_carried(self, made):
        source = (
            HEAD.format(form="甲套表", year=2022)
            + "项目:\n  - 名称: 甲\n    绩效指标:\n      产出指标:\n"
            "        - 三级指标: 培训   # 重点\n          年度指标值: ≥4次\n          分值: 12.50\n"
            "# 尾\n"
        )
        text, _, _ = made(HUAIBEI, source)
        assert "三级指标: 培训   # 重点" in text
        assert (
            "          年度指标值: ≥4次\n          实际完成值: # 待填\n          分值: 12.50\n"
            in text
        )
        assert text.endswith("分值: 12.50\n# 尾\n")

    def test_the_same_form_and_year_is_asked_about(self, made):
        assert made(ZHUZHOU, INPUTS["株洲"]) == ("", None, ["A02"])


class TestNextYear:
    def test_figures_become_those_of_the_year_before(self, made, tmp_path):
        text, sheet, _ = made(HUNAN, INPUTS["麻阳"], year=2022)
        old, new = read_filing(INPUTS["麻阳"]).value, content(text, tmp_path).value
        assert new.year == 2022
        assert new.budget.funds_carry_over == old.budget.balance
        before, after = old.expenses["三公经费"], new.expenses["三公经费"]
        assert (after.budget_prev, after.actual_prev) == (before.budget, before.actual)
        assert (after.budget, after.actual) == (None, None)
        part = after.parts["公务接待"]
        assert (part.budget_prev, part.actual_prev) == (before.budget, before.actual)
        assert new.expenses["公用经费"].actual_prev == old.expenses["公用经费"].actual
        moved = {(one.where, one.target): one.value for one in sheet.moved}
        assert moved["经费“三公经费”", "上年预算数"] == "1.4"
        assert moved["预算", "上年结转资金"] == "0"

    def test_standing_facts_are_kept_and_this_years_are_empty(self, made, tmp_path):
        text, _, _ = made(HUNAN, INPUTS["麻阳"], year=2022)
        old, new = read_filing(INPUTS["麻阳"]).value, content(text, tmp_path).value
        kept = ("name", "short_name", "posts", "duties", "office_count")
        assert [getattr(new.unit, key) for key in kept] == [getattr(old.unit, key) for key in kept]
        assert (new.unit.staff, new.budget.budget_initial, new.signature.date) == (None, None, None)
        assert (new.tasks, new.problems, new.recommendations) == ((), (), ())
        assert list(new.activity) == list(old.activity)
        assert set(new.activity.values()) == {None}
        assert {answer.declared for answer in new.department.answers.values()} == {None}
        assert list(new.department.answers) == list(old.department.answers)

    def test_actual_values_become_those_of_last_year(self, made, tmp_path):
        text, _, _ = made(ZHUZHOU, INPUTS["株洲"], year=2022)
        old, new = read_filing(INPUTS["株洲"]).value, content(text, tmp_path).value
        for before, after in zip(old.projects[0].rows, new.projects[0].rows, strict=True):
            indicator = after.indicator
            assert indicator.base == before.indicator.actual
            assert indicator.weight == before.indicator.weight
            assert (indicator.target, indicator.actual, indicator.declared) == (None, None, None)

    def test_figures_of_the_year_before_last_do_not_stay(self, made, tmp_path):
        source = (
            HEAD.format(form=HUNAN, year=2021) + "预算: {上年结转资金: 7, 年末结余: }\n"
            "经费: {三公经费: {上年预算数: 3, 上年决算数: 2}}\n"
        )
        new = content(made(HUNAN, source, year=2022)[0], tmp_path).value
        assert new.budget.funds_carry_over is None
        assert new.expenses["三公经费"].amounts == {}

    def test_a_projects_balance_becomes_its_carried_over_funds(self, made, tmp_path):
        source = (
            HEAD.format(form=HUAIBEI, year=2022) + "项目:\n  - 名称: 甲\n    资金:\n"
            "      年度资金总额: {全年预算数: 10, 全年执行数: 8.5, 年末结余: 1.50}\n"
        )
        text, sheet, _ = made(HUAIBEI, source, year=2023)
        funds = content(text, tmp_path).value.projects[0].funds
        assert str(funds.lines["上年结转资金"].budget_initial) == "1.50"
        assert funds.total.amounts == {}
        assert [(one.source, one.value) for one in sheet.moved] == [("年末结余", "1.50")]

    @pytest.mark.parametrize("year", [2020, 2023, 2024])
    def test_only_the_next_year_follows(self, made, year):
        assert made(ZHUZHOU, INPUTS["株洲"], year=year) == ("", None, ["A03"])

    def test_a_form_not_in_force_is_refused(self, made):
        source = HEAD.format(form=HUNAN, year=2022) + "整体自评: {}\n"
        assert made(HUNAN, source, year=2023) == ("", None, ["G03"])

    @pytest.mark.parametrize("unit", sorted(INPUTS))
    def test_every_comment_of_a_sample_survives(self, unit, made):
        source = INPUTS[unit]
        filing = read_filing(source).value
        text, _, _ = made(filing.form, source, year=filing.year + 1)
        for line in source.read_text(encoding="utf-8").splitlines():
            comment = line.partition("# ")[2]
            if comment:
                assert comment in text


ENDLESS = "长期套表"


@pytest.fixture(scope="module")
def endless(tmp_path_factory):
    """A workspace whose one form is in force for ever, so that a filing can be carried on."""
    root = tmp_path_factory.mktemp("长期")
    text = (ROOT / f"templates/forms/{HUAIBEI}.yaml").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^适用年度:.*(?:\n  .*)*", "适用年度: {起: 2000}", text)
    path = root / f"templates/forms/{ENDLESS}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Workspace((root, ROOT))


@DOCUMENTS
@given(data=filings(ENDLESS))
def test_what_is_carried_on_again_and_again_comes_to_rest(data, endless, tmp_path_factory):
    """Fault: figures that survive two years, marks that pile up, what was emptied emptied again.

    After two years nothing of the first is left: the third carry changes the year alone.
    """
    folder = tmp_path_factory.mktemp("结转")
    year, path = int(data["年度"]), folder / "0.yaml"
    path.write_text(text_of(data), encoding="utf-8")
    texts, sheets = [], []
    for number in (1, 2, 3):
        target = folder / f"{number}.yaml"
        sheet = create(Order(ENDLESS, year=year + number, source=path), target, endless).value
        assert read_filing(target).value is not None
        texts.append(re.sub(r"(?m)^年度: .*$", "年度:", target.read_text(encoding="utf-8")))
        sheets.append(sheet)
        path = target
    assert texts[1] == texts[2]
    assert (sheets[2].moved, sheets[2].emptied) == ((), 0)


class TestWriting:
    def test_the_first_line_names_the_schema_beside_the_file(self, made, tmp_path):
        text, _, _ = made(ZHUZHOU, INPUTS["衡阳"])
        first = text.partition("\n")[0]
        _, _, name = first.partition("$schema=")
        assert (tmp_path / name).is_file()
        assert first == f"# yaml-language-server: $schema=.ziping/schema/{ZHUZHOU}.schema.json"

    def test_the_old_files_schema_is_not_named(self, made, tmp_path):
        text, _, _ = made(ZHUZHOU, INPUTS["衡阳"], unit="改名")
        (tmp_path / "新.yaml").unlink()
        again, _, _ = made(ZHUZHOU, text.replace(f"套表: {ZHUZHOU}", "套表: 别的套表"))
        assert again.count("yaml-language-server") == 1
        assert "名称: 改名" in again

    def test_nothing_is_overwritten(self, made, tmp_path):
        (tmp_path / "新.yaml").write_text("填了一半", encoding="utf-8")
        assert made(ZHUZHOU, INPUTS["衡阳"]) == ("填了一半", None, ["A01"])
        assert [path.name for path in tmp_path.iterdir()] == ["新.yaml"]

    def test_a_broken_source_is_said_and_nothing_is_written(self, made):
        text, sheet, said = made(ZHUZHOU, "年度：2021\n")
        assert (text, sheet, "Y11" in said) == ("", None, True)

    def test_gbk_and_windows_lines_are_read(self, made, tmp_path):
        source = tmp_path / "旧.yaml"
        text = HEAD.format(form="甲套表", year=2022) + "项目:\n  - 名称: 甲\n"
        source.write_bytes(text.replace("\n", "\r\n").encode("gbk"))
        new, _, said = made(HUAIBEI, source)
        assert said == ["Y07"]
        assert content(new, tmp_path).value.projects[0].name == "甲"

    def test_what_is_made_can_be_read(self, made, tmp_path):
        for unit, source in INPUTS.items():
            filing = read_filing(source).value
            text, _, _ = made(filing.form, source, year=filing.year + 1)
            (tmp_path / "新.yaml").unlink()
            path = tmp_path / f"{unit}.yaml"
            path.write_text(text, encoding="utf-8")
            assert load(path, Filing).diagnostics == ()

"""The whole way on the real sample, and on a county that is made of data files alone."""

from __future__ import annotations

import shutil
from decimal import Decimal

import docx
import pytest
import yaml
from hypothesis import given

from generator.batch import Options, build_one
from generator.diagnostics import Severity, worst
from generator.document.tasks import tasks
from generator.pipeline import build, check
from generator.workspace import Workspace, builtin_root
from tests.document.validators import faults
from tests.filings import DOCUMENTS, filings, spoiled, text_of
from tests.reread import grid

BUILTIN = Workspace((builtin_root(),))
NAMES = (
    "01-项目清单.docx",
    "02-项目支出绩效自评表-日常运转经费.docx",
    "03-项目支出绩效自评表-工伤稽核专项经费.docx",
)

DECLARATION = builtin_root() / "inputs" / "2021" / "衡阳市工伤保险服务中心.yaml"


@pytest.fixture(scope="module")
def built(sample):
    return build(sample, BUILTIN)


@pytest.fixture(scope="module")
def documents(built):
    return {document.name: document.data for document in built.documents}


def test_the_sample_gives_its_three_documents(documents):
    assert tuple(documents) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_document_passes_every_validator(name, documents):
    assert faults(documents[name]) == []


def test_the_same_input_gives_the_same_bytes(built, sample):
    assert build(sample, BUILTIN).documents == built.documents


@pytest.mark.parametrize(
    ("number", "declared", "computed", "execution"),
    [(0, "85", "96.86", ("8.5", "8.43")), (1, "95", "94.17", ("9.5", "9.28"))],
    ids=["日常运转经费", "工伤稽核专项经费"],
)
def test_totals_of_the_sample(number, declared, computed, execution, built):
    card = built.checked.case.subjects[number].scorecard
    assert card.total.declared == card.total.summed == Decimal(declared)
    assert card.total.computed == Decimal(computed)
    score = card.execution.score
    assert (score.declared, score.computed) == tuple(map(Decimal, execution))
    assert card.execution.score not in card.counted


def test_the_list_adds_up(documents):
    *_, total = grid(documents[NAMES[0]])
    assert "29.75" in total[-1]


def test_what_the_place_itself_asks_for_is_noted_and_no_fault(built):
    noted = [one for one in built.diagnostics if one.code[0] == "W"]
    assert {one.severity for one in noted} == {Severity.INFO}
    first, _, total, _ = (one.message for one in noted)
    assert "含预算执行合计为 110 分" in first
    assert "产出指标 50、效益指标 40、满意度指标 10，共 100 分；预算执行 10 分另计" in first
    assert "总分填 85" in total
    assert "为 93.5" in total


def test_strict_refuses_a_file_with_errors(faulty):
    assert build(faulty, BUILTIN, strict=True).documents == ()


def test_strict_lets_warnings_pass():
    result = build(DECLARATION, BUILTIN, strict=True)
    assert "I16" in {one.code for one in result.diagnostics}
    assert len(result.documents) == 2


def test_a_form_given_overrules_the_file(copy):
    path = copy(**{"套表: 淮北市项目支出绩效自评": "套表: 没有这份"})
    assert {one.code for one in check(path, BUILTIN).diagnostics} == {"G01"}
    assert check(path, BUILTIN, form="淮北市项目支出绩效自评").case is not None


def test_standards_out_of_force_are_said_at_the_year(copy):
    result = check(copy(**{"年度: 2022": "年度: 2019"}), BUILTIN)
    late = [one for one in result.diagnostics if one.code == "G03"]
    assert [one.facts["kind"] for one in late] == ["套表", "评分标准"]
    assert {one.position.line for one in late} == {4}


@pytest.mark.parametrize("place", [0, 1], ids=["在前", "在后"])
def test_a_set_of_wording_that_is_nowhere_stops_the_documents(place, sample, tmp_path):
    """Fault: documents handed out although a set of wording is missing, as if nothing were said.

    None of the sample's documents has a chapter: nothing but the form tells of the set.
    """
    form = read(builtin_root() / "templates/forms/淮北市项目支出绩效自评.yaml")
    path = tmp_path / "templates/forms/淮北市项目支出绩效自评.yaml"
    path.parent.mkdir(parents=True)
    names = ["通用"]
    names.insert(place, "没有这一套")
    write(path, form | {"文字": names})
    county = Workspace((tmp_path, builtin_root()))
    result = build(sample, county)
    (said,) = [one for one in result.diagnostics if one.code == "N08"]
    assert result.documents == ()
    assert said.position.file == str(path)
    write(path, form | {"文字": ["通用"]})
    assert len(build(sample, county).documents) == 3


@DOCUMENTS
@given(data=filings() | spoiled())
def test_any_filing_gives_its_documents_or_an_error(data, tmp_path_factory):
    """Fault: neither documents nor a reason, or some of the documents beside the reason."""
    path = tmp_path_factory.mktemp("任意") / "单位.yaml"
    path.write_text(text_of(data), encoding="utf-8")
    built = build(path, BUILTIN)
    assert built.documents or worst(built.diagnostics) is Severity.ERROR
    if built.documents:
        assert len(built.documents) == len([*tasks(built.checked.case)])
    assert all(one.message and one.position for one in built.diagnostics)


class TestCounty:
    """A new county in an empty folder: form, rubric and Word template, and no Python."""

    FORM = "新县项目支出绩效自评"

    @pytest.fixture
    def county(self, tmp_path):
        for folder in ("forms", "rubrics", "docx"):
            (tmp_path / "templates" / folder).mkdir(parents=True)
        return tmp_path

    @pytest.fixture
    def form(self, county):
        """Write the county's files; return its form, to be written again after changes."""
        self.write_template(county / "templates/docx/新县清单.docx")
        rubric = read(builtin_root() / "templates/rubrics/淮北市项目支出.yaml")
        rubric |= {"名称": "新县评分标准", "等级": {"优": 90, "良": 80, "中": 60, "差": 0}}
        rubric["一级分值"] = {"产出指标": 40, "效益指标": 30, "满意度指标": 10}
        rubric["预算执行"] |= {"分值": 20, "舍入": 0.01, "计入总分": "是"}
        write(county / "templates/rubrics/新县.yaml", rubric)
        form = read(builtin_root() / "templates/forms/淮北市项目支出绩效自评.yaml")
        form |= {"名称": self.FORM, "项目评分标准": "新县"}
        form["文件"][0] |= {"名称": "清单", "模板": "新县清单"}
        self.write_form(county, form)
        return form

    def write_form(self, county, form):
        write(county / f"templates/forms/{self.FORM}.yaml", form)

    def write_template(self, path):
        """Copy the list of projects and edit it as a maintainer would: one more column."""
        shutil.copy(builtin_root() / "templates/docx/通用/项目清单.docx", path)
        template = docx.Document(path)
        table = template.tables[0]
        column = table.add_column(914400)
        place = next(n for n, row in enumerate(table.rows) if "行.名称" in row.cells[1].text)
        column.cells[0].text = "主管部门"
        column.cells[place].text = "{{ 单位.主管部门 }}"
        template.save(path)

    @pytest.fixture
    def filing(self, form, copy):
        return copy(**{"套表: 淮北市项目支出绩效自评": f"套表: {form['名称']}"})

    def test_builds_without_python(self, county, filing):
        result = build_one(filing, Options(output=county / "outputs"))
        first, second, third = (path.read_bytes() for path in result.saved)
        assert {path.name for path in result.saved} == {"01-清单.docx", *NAMES[1:]}
        assert grid(first)[0][-1] == "主管部门"
        assert grid(first)[1][-1] == "淮北市人力资源和社会保障局"
        assert [scored.grade for scored in result.scored] == ["良", "优"]
        assert faults(first) + faults(second) + faults(third) == []

    def test_its_own_rule_counts(self, filing):
        card = check(filing, Workspace.around(filing)).case.subjects[0].scorecard
        assert card.execution.score.weight == Decimal(20)
        assert card.execution.score.computed == Decimal("16.86")
        assert card.execution.score in card.counted

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"项目评分标准": "新线"}, ("G02", "项目评分标准")),
            ({"文件": [{"名称": "清单", "模板": "新县清但"}]}, ("G02", "模板")),
            ({"必填": {"项目": ["绩效目标"]}}, ("G06", "绩效目标")),
            ({"资金": {"栏目": ["全年预算"]}}, ("G06", "全年预算")),
            ({"文件": []}, ("M13", "文件")),
            ({"适用年度": {"起": 2023, "止": 2022}}, ("M14", "止: 2022")),
        ],
        ids=["评分标准名写错", "模板名写错", "必填项写错", "栏目写错", "没有文件", "年度倒置"],
    )
    def test_a_mistake_in_its_form_has_a_place(self, change, expected, form, filing):
        self.write_form(filing.parents[1], form | change)
        result = build(filing, Workspace.around(filing))
        assert result.documents == ()
        code, excerpt = expected
        (said,) = [one for one in result.diagnostics if one.code == code]
        assert said.position.file.endswith(f"{self.FORM}.yaml")
        assert excerpt in said.position.excerpt

    def test_an_unknown_name_in_its_template_has_a_place(self, county, filing):
        path = county / "templates/docx/新县清单.docx"
        template = docx.Document(path)
        template.add_paragraph("{{ 单位.主管部们 }}")
        template.save(path)
        result = build(filing, Workspace.around(filing))
        assert result.documents == ()
        (said,) = [one for one in result.diagnostics if one.code == "X05"]
        assert said.position.file == str(path)
        assert said.position.place


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").replace(": 否", ": '否'"))


def write(path, data):
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")

"""Empty official papers become forms that check clean and print the paper's own heads."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.authoring import check_form
from generator.document.foreign import Grid, read_content
from generator.forms import find_form
from generator.forms.load import form_names
from generator.paper_forms import form_of_paper
from generator.paper_forms.words import is_blank
from generator.pipeline import build
from generator.scoring.standards import standards_of
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.intake.papers import paper
from tests.paper_forms.blank_papers import BUILTIN, blank_paper

NAME = "新表"
PAPERS = [
    pytest.param(name, number, id=f"{name}-{plan.name}")
    for name in form_names(BUILTIN)
    for number, plan in enumerate(find_form(BUILTIN, name).value.documents)
    if "报告" not in plan.name
]
# Of these the sample prints the same by the form made of the paper, cell for cell.
SAME = [
    "国家项目支出绩效自评",
    "国家成本单列项目支出绩效自评",
    "指标值分列项目支出绩效自评",
    "权重在前项目支出绩效自评",
    "宁夏管理类项目支出绩效自评",
    "广西项目支出绩效自评",
]
HEADS = "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施"
CITY = (
    "某市项目支出绩效自评表",
    "（  2023  年度）",
    "填报单位（盖章）：            填报日期：    年  月  日      金额单位：元",
    [
        "项目名称>2|>6",
        "主管部门>2|>3|实施单位>2|",
        "项目负责人>2|>3|联系电话>2|",
        "项目负责人及电话>2|>6",
        "项目类型>2|□新增 □延续>3|起止时间>2|",
        "_项目资金（元）>2|年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率|得分",
        "年度资金总额>2| | | |20| | ",
        "其中：财政拨款>2| | | |—| |—",
        "其他资金>2| | | |—| |—",
        "_年度总体目标|预期目标>3|实际完成情况>4",
        "^|>3|>4",
        HEADS,
        "_产出指标（40分）|_数量指标|指标1：| | | | | ",
        "^|^|指标2：| | | | | ",
        "^|^|……| | | | | ",
        "^|质量指标|指标1：| | | | | ",
        "_效益指标（30分）|社会效益指标|指标1：| | | | | ",
        "满意度指标（10分）|服务对象满意度指标|★服务对象满意度| | | | | ",
        "总分>5|100| | ",
        "评价结论>2|>6",
        "填表人：            单位负责人：>8",
    ],
    "注：1.执行率=B/A。",
)


def made_of(data, tmp_path, suffix=".docx"):
    """Make a form of a paper in a workspace of its own; return it and that workspace."""
    path = tmp_path / f"表{suffix}"
    path.write_bytes(data)
    made = form_of_paper(tmp_path, NAME, path)
    return made, Workspace((tmp_path, builtin_root()))


def codes(made):
    return [one.code for one in made.diagnostics]


def cells(data, tmp_path):
    path = tmp_path / "读.docx"
    path.write_bytes(data)
    return [
        [(one.row, one.column, one.width, "".join(one.text.split())) for one in row]
        for grid in read_content(path).value
        if isinstance(grid, Grid)
        for row in grid.rows
    ]


def template(made, number=0):
    return [path for path in made.files if path.suffix == ".docx"][number]


def texts(path):
    grids = [one for one in read_content(path).value if isinstance(one, Grid)]
    return [cell.text for grid in grids for row in grid.rows for cell in row]


@pytest.mark.parametrize(("name", "number"), PAPERS)
def test_every_shipped_paper_becomes_a_form_that_checks_clean(name, number, tmp_path):
    made, workspace = made_of(blank_paper(name, number, "2021"), tmp_path)
    assert set(codes(made)) <= {"A33"}
    assert check_form(workspace, NAME) == ()
    if find_form(BUILTIN, name).value.by_goal:
        assert any("指标版式" in one.facts["what"] for one in made.diagnostics)
        return
    before, after = labels(tmp_path / "表.docx"), labels(template(made))
    assert before - after <= printed_otherwise(standards_of(workspace, NAME).value)


def labels(path):
    """Return what is printed in the cells of a paper, but for blanks, years and unit of money."""
    bare = ("".join(text.split()) for text in texts(path))
    return {
        one for one in bare if not is_blank(one) and not re.search("202[01]|资金总额：|等级", one)
    }


def printed_otherwise(standards):
    """Return what a form prints out of its own lists: sources, levels, expenses, indicators."""
    form, rubric = standards.form, standards.department_rubric or standards.project_rubric
    before, behind = ("", "其中：", "　　　"), ("", "：")
    found = [f"{a}{name}{b}" for name in form.funding.sources for a in before for b in behind]
    for group, below in form.layout.items():
        found += [group, *(below if isinstance(below, dict) else ())]
    found += [row.label for row in form.basic_data]
    found += ["其中：公共财政拨款：", "其中：基本支出："]
    for row in rubric.rows if rubric else ():
        own = row.indicator
        found += [row.group, row.subgroup, own.name, own.standard or "", own.explanation or ""]
        found.append(f"{own.weight:f}")
    return {"".join(one.split()) for one in found}


@pytest.mark.parametrize("name", SAME)
def test_a_sample_prints_the_same_by_the_form_made_of_its_paper(name, tmp_path):
    sample = ROOT / f"templates/samples/{name}.yaml"
    _, workspace = made_of(blank_paper(name, levels={}), tmp_path)
    own = tmp_path / "inputs/样例.yaml"
    own.parent.mkdir()
    text = sample.read_text(encoding="utf-8")
    own.write_text(text.replace(f"套表: {name}", f"套表: {NAME}"), encoding="utf-8")
    shipped, mine = build(sample, BUILTIN), build(own, workspace)
    assert mine.diagnostics == ()
    assert cells(mine.documents[0].data, tmp_path) == cells(shipped.documents[0].data, tmp_path)


def test_what_a_city_prints_goes_into_form_and_rubric(tmp_path):
    made, workspace = made_of(paper(*CITY), tmp_path)
    assert codes(made) == []
    assert check_form(workspace, NAME) == ()
    standards = standards_of(workspace, NAME).value
    form, rubric = standards.form, standards.project_rubric
    assert (form.typed_money, form.years.first, form.group_points) == ("元", 2023, True)
    assert form.funding.sources == ("财政拨款", "其他资金")
    assert form.layout == {
        "产出指标": {"数量指标": 2, "质量指标": 1},
        "效益指标": {"社会效益指标": 1},
        "满意度指标": {"服务对象满意度指标": ("★服务对象满意度",)},
    }
    assert [(one.name, one.kind, one.options) for one in form.columns.project] == [
        ("项目负责人", "文字", ()),
        ("联系电话", "文字", ()),
        ("项目负责人及电话", "文字", ()),
        ("项目类型", "选项", ("新增", "延续")),
    ]
    assert [one.name for one in form.columns.foot] == ["评价结论"]
    assert {key: int(one) for key, one in rubric.group_weights.items()} == {
        "产出指标": 40,
        "效益指标": 30,
        "满意度指标": 10,
    }
    assert rubric.execution.weight == 20
    lines = "\n".join(one.text for one in docx.Document(template(made)).paragraphs)
    assert "{{ 年度 }}" in lines
    assert "填报单位（盖章）：{{ 单位.名称 }}　　填报日期：{{ 填报日期 }}　　金额单位：元" in lines
    assert "注：1.执行率=B/A。" in lines
    assert "填表人：            单位负责人：" in texts(template(made))


def test_several_forms_in_a_file_become_several_documents(tmp_path):
    project = ["项目名称|>7", HEADS, *["| | | | | | | "] * 3, "总分>5|100| | "]
    sheet = [
        "一级指标|分值|二级指标|三级指标|分值|评价标准|得分",
        "_投入|_10|预算配置|在职人员控制率|10|控制率≦100%得满分|",
        "产出|90|履职|重点工作完成率|90|按比例|",
        "合计>4|100| |",
    ]
    data = paper(
        "各单位按下列格式填写。",
        "附件1",
        "2023年度项目支出绩效自评表",
        project,
        "附件2",
        "2023年度项目清单",
        ["序号|项目名称|全年预算数", "1| | ", "2| | ", "合计>2| "],
        "附件3",
        "部门整体支出绩效评价指标表",
        sheet,
        "附件4",
        "佐证材料清单",
        ["材料名称|份数", "| ", "| "],
    )
    made, workspace = made_of(data, tmp_path)
    form = find_form(workspace, NAME).value
    assert [(one.name, one.per) for one in form.documents] == [
        ("项目支出绩效自评表", "项目"),
        ("项目清单", "单位"),
        ("部门整体支出绩效评价指标表", "整体自评"),
    ]
    assert check_form(workspace, NAME) == ()
    assert [one.text for one in docx.Document(template(made, 1)).paragraphs] == [
        "附件2",
        "{{ 年度 }}年度项目清单",
    ]
    (table,) = form.tables
    assert (table.name, [one.kind for one in table.columns]) == ("佐证材料清单", ["文字", "数"])
    rows = standards_of(workspace, NAME).value.department_rubric.rows
    assert [(row.group, row.indicator.name, int(row.indicator.weight)) for row in rows] == [
        ("投入", "在职人员控制率", 10),
        ("产出", "重点工作完成率", 90),
    ]
    assert any("评价标准" in one.facts.get("what", "") for one in made.diagnostics)


def test_what_is_not_understood_is_listed_on_the_screen_and_in_the_form(tmp_path):
    data = paper("项目清单", ["序号|项目名称|全年预算数|责任股室", "1| | | ", "合计>2| | "])
    made, _ = made_of(data, tmp_path)
    (told,) = made.diagnostics
    assert (told.code, told.position.place, told.facts["text"]) == (
        "A31",
        "表1 第1行第4列",
        "责任股室",
    )
    assert "#   表1 第1行第4列：责任股室" in made.path.read_text(encoding="utf-8")


def test_a_filled_form_says_what_is_gone(tmp_path):
    data = paper(
        "项目支出绩效自评表",
        ["项目名称|培训经费>7", HEADS, "产出指标|数量指标|培训场次|≥3场|3场|50|50|"],
    )
    made, workspace = made_of(data, tmp_path)
    assert "A32" in codes(made)
    text = made.path.read_text(encoding="utf-8")
    assert "#   表1 第1行第2列：培训经费" in text
    assert "#   表1 第3行第3列：培训场次" in text
    assert "培训经费" not in texts(template(made))
    # The name of somebody's indicator is not prescribed to all.
    assert find_form(workspace, NAME).value.layout == {"产出指标": {"数量指标": 1}}


def test_a_table_within_a_cell_stays(tmp_path):
    document = docx.Document()
    document.add_paragraph("项目支出绩效自评表")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "项目名称"
    table.cell(1, 1).add_table(1, 1).cell(0, 0).text = "里面"
    stream = io.BytesIO()
    document.save(stream)
    made, _ = made_of(stream.getvalue(), tmp_path)
    assert "单元格里面的表，没有认" in [one.facts.get("text") for one in made.diagnostics]
    assert "里面" in texts(template(made))


def picture_only():
    document = docx.Document()
    document.add_picture(str(next(ROOT.glob("docs/套表图片/*.png"))))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix", "code", "reason"),
    [
        (b"text", ".docx", "D03", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".docx", "D03", ""),
        (b"x", ".xlsx", "D03", "不是 .docx"),
        (paper("只有文字"), ".docx", "A30", "没有表格"),
        (picture_only(), ".docx", "A30", "表格可能是图片"),
        (paper(["甲甲|乙乙>3", "丙丙>4"]), ".docx", "A30", "没有认得的栏名"),
    ],
)
def test_what_is_no_form_is_said_and_nothing_written(data, suffix, code, reason, tmp_path):
    made, _ = made_of(data, tmp_path, suffix)
    assert [one.code for one in made.diagnostics] == [code]
    assert reason in made.diagnostics[0].facts["reason"]
    assert made.files == ()
    assert not (tmp_path / "templates").exists()


def test_a_missing_file_is_said(tmp_path):
    assert codes(form_of_paper(tmp_path, NAME, tmp_path / "没有.docx")) == ["D03"]


def test_nothing_is_written_where_a_file_is_in_the_way(tmp_path):
    own = tmp_path / "templates/rubrics/新表.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("自己的", encoding="utf-8")
    made, _ = made_of(paper(*CITY), tmp_path)
    assert (codes(made), made.files) == (["A01"], ())
    assert own.read_text(encoding="utf-8") == "自己的"
    assert not made.path.exists()


def test_a_name_that_is_no_file_name(tmp_path):
    path = tmp_path / "表.docx"
    path.write_bytes(paper(*CITY))
    assert codes(form_of_paper(tmp_path, "../外", path)) == ["A05"]


def test_rows_of_fixed_height_grow_with_what_is_filled_in(tmp_path):
    document = docx.Document(io.BytesIO(paper(*CITY)))
    for row in document.tables[0].rows:
        row._tr.get_or_add_trPr().append(  # noqa: SLF001
            parse_xml(f'<w:trHeight {nsdecls("w")} w:val="400" w:hRule="exact"/>')
        )
    stream = io.BytesIO()
    document.save(stream)
    made, _ = made_of(stream.getvalue(), tmp_path)
    xml = docx.Document(template(made)).tables[0]._tbl.xml  # noqa: SLF001
    first = xml[: xml.index("项目.名称")]
    assert 'w:hRule="exact"' not in first


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_an_older_file_is_taken_by_way_of_libreoffice(tmp_path):
    source = tmp_path / "表.docx"
    source.write_bytes(paper(*CITY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(  # noqa: S603
        [
            shutil.which("soffice"),
            profile,
            "--headless",
            "--convert-to",
            "doc",
            "--outdir",
            tmp_path,
            source,
        ],
        check=True,
        capture_output=True,
    )
    made = form_of_paper(tmp_path, NAME, tmp_path / "表.doc")
    assert codes(made) == []
    # LibreOffice sets fonts by hand: that stays as it is, and is told.
    assert {one.code for one in check_form(Workspace((tmp_path, builtin_root())), NAME)} <= {"X40"}


def test_an_older_file_without_libreoffice_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "表.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    made = form_of_paper(tmp_path, NAME, path)
    assert (codes(made), made.files) == (["X14"], ())


def test_a_township_measures_by_the_initial_budget(tmp_path):
    """The shape of a Guizhou township's table: basic and project spending, a column of rules."""
    data = paper(
        "部门整体支出绩效自评表",
        "单位（盖章）：        填报日期：   年  月  日",
        [
            "部门(单位)名称|>7",
            "资金来源>2|年初预算数(A)|全年执行数(B)|分值(10分)|得分|得分计算方法>2",
            "年度资金总额>2| | | | |_执行率*该指标分值，最高不得超过分值上限>2",
            "基本支出>2| | | | |^>2",
            "项目支出>2| | | | |^>2",
            "其他>2| | | | |^>2",
            "_年度总体目标|预期目标>3|目标实际完成情况>4",
            "^|>3|>4",
            "一级指标|二级指标|三级指标|年度指标值(A)|全年实际值(B)|分值|得分计算方法|得分",
            "_产出指标|数量指标| | | | | | ",
            "^|质量指标| | | | | | ",
        ],
    )
    made, workspace = made_of(data, tmp_path)
    assert [one for one in made.diagnostics if one.code != "A33"] == []
    assert check_form(workspace, NAME) == ()
    standards = standards_of(workspace, NAME).value
    assert standards.form.funding.columns == ("年初预算数", "全年执行数")
    assert standards.form.funding.sources == ("基本支出", "项目支出", "其他")
    execution = standards.department_rubric.execution
    assert (execution.weight, str(execution.value)) == (10, "全年执行数 / 年初预算数")
    assert "执行率*该指标分值，最高不得超过分值上限" in texts(template(made))


def test_two_figures_and_their_ratio(tmp_path):
    """The shape of a Jilin special fund's table: points at each level, two figures, their ratio."""
    heads = "一级指标|权重|二级指标|分值|三级指标|计量单位|目标值(标准)|分值|数据项1|数据项2|指标值"
    row = "_预算绩效|_100|_预算管理|_75|预算执行进度|%|40%|7| | | "
    data = paper("专项经费绩效评价表", [heads, row, "^|^|^|^|预算调整次数|次|0|8| | | "])
    made, workspace = made_of(data, tmp_path)
    form = find_form(workspace, NAME).value
    assert [one.name for one in form.columns.indicator] == ["数据项1", "数据项2", "指标值"]
    shown = texts(template(made))
    assert {"{% 合并 行.一级分值 %}", "{% 合并 行.二级分值 %}", "{{ 行.分值 }}"} <= set(shown)


def test_indicators_and_cells_of_one_name_are_told_apart(tmp_path):
    data = paper(
        "部门整体支出绩效评分表",
        [
            "一级指标|二级指标|三级指标|分值|评价标准|得分",
            "投入|目标|合理性|20|合理得满分|",
            "产出|效果|合理性|20|合理得满分|",
            "自评说明>3|>3",
            "自评说明>3|>3",
        ],
    )
    made, workspace = made_of(data, tmp_path)
    assert check_form(workspace, NAME) == ()
    standards = standards_of(workspace, NAME).value
    rows = standards.department_rubric.rows
    assert [(row.indicator.name, row.indicator.printed_name) for row in rows] == [
        ("合理性", None),
        ("合理性（2）", "合理性"),
    ]
    # Grades are shares of the total that the paper has: 40 points.
    assert "{优: 36, 良: 32, 中: 24, 差: 0}" in made.files[1].read_text(encoding="utf-8")
    assert [one.name for one in standards.form.columns.foot] == ["自评说明", "自评说明2"]


@pytest.mark.parametrize(
    ("name", "number"), [("湖南县级部门整体支出", 2), ("湖南省部门整体支出绩效评分", 1)]
)
def test_the_rows_of_a_basic_data_table_lead_to_the_shipped_expenses(name, number, tmp_path):
    shipped = find_form(BUILTIN, name).value
    _, workspace = made_of(blank_paper(name, number, "2021"), tmp_path)
    rows = find_form(workspace, NAME).value.basic_data
    expected = {row.label: row.path for row in shipped.basic_data if not row.rest}
    assert expected.items() <= {row.label: row.path for row in rows}.items()


def test_an_expense_that_is_not_set_in_stands_at_the_top(tmp_path):
    data = paper(
        "部门整体支出绩效评价基础数据表",
        [
            "经费控制情况|上年决算数|本年预算数|本年决算数",
            "三公经费| | | ",
            "　1、公务接待| | | ",
            "信息化建设经费|——| | ",
            "　其中：机房维护| | | ",
        ],
    )
    _, workspace = made_of(data, tmp_path)
    assert check_form(workspace, NAME) == ()
    rows = find_form(workspace, NAME).value.basic_data
    assert [(row.path, row.label, row.indent, row.without_prev) for row in rows] == [
        (("三公经费",), "三公经费", 0, False),
        (("三公经费", "公务接待"), "1、公务接待", 1, False),
        (("信息化建设经费",), "信息化建设经费", 0, True),
        (("信息化建设经费", "机房维护"), "其中：机房维护", 1, False),
    ]

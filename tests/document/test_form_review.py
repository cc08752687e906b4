"""What is doubtful in templates and wording is said to who keeps the form, with its place."""

from __future__ import annotations

import pytest
import slim

from generator.authoring.form_files import check_form
from generator.document.template.chapters import PARAGRAPHS, TABLE
from generator.vocabulary.lost_names import lost_in
from generator.workspace import Workspace, builtin_root

FORM = "试套表"
TEXT = """
名称: 试套表
来源: 试
适用年度: {起: 2021}
文字: [试]
文件:
  - {名称: 表, 模板: 试/表}
"""
FONT = '<w:rFonts w:eastAsia="仿宋_GB2312"/>'
STYLES = f"<w:docDefaults><w:rPrDefault><w:rPr>{FONT}</w:rPr></w:rPrDefault></w:docDefaults>"
STYLES += "".join(
    f'<w:style w:type="{kind}" w:styleId="{kind}{number}"><w:name w:val="{name}"/></w:style>'
    for kind, names in (("paragraph", PARAGRAPHS), ("table", (TABLE,)))
    for number, name in enumerate(names)
)


def field(code: str) -> slim.Raw:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return slim.Raw(f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}</w:p>")


def mark(what: str) -> slim.Raw:
    name = ' w:name="甲"' if what == "Start" else ""
    return slim.Raw(f'<w:p><w:bookmark{what} w:id="7"{name}/></w:p>')


@pytest.fixture
def said(tmp_path):
    """Check a form whose one template holds these blocks; return codes and places."""

    def checked(*blocks, wording=()):
        (tmp_path / "templates/forms").mkdir(parents=True, exist_ok=True)
        (tmp_path / "templates/docx/试").mkdir(parents=True, exist_ok=True)
        (tmp_path / "narratives/试").mkdir(parents=True, exist_ok=True)
        text = TEXT if wording else TEXT.replace("文字: [试]\n", "")
        (tmp_path / f"templates/forms/{FORM}.yaml").write_text(text, encoding="utf-8")
        for name, content in wording:
            (tmp_path / f"narratives/试/{name}.md.j2").write_text(content, encoding="utf-8")
        data = slim.pack(slim.members(*blocks, styles=STYLES))
        (tmp_path / "templates/docx/试/表.docx").write_bytes(data)
        found = check_form(Workspace((tmp_path, builtin_root())), FORM)
        return [(one.code, one.position.place) for one in found]

    return checked


ROWS = [["名称", "金额", "备注"], ["", "", ""], ["{%tr for 行 in 清单 %}"]]
ROWS += [["{{ 行.名称 }}", "{{ 行.序号 }}", ""], ["{%tr endfor %}"]]
TABLE_OF_ROWS, NUMBER = slim.table(ROWS), slim.cell("{{ 行.序号 }}")
SHORT = slim.Raw(TABLE_OF_ROWS.replace(NUMBER, ""))
MEANT = '<w:trPr><w:gridAfter w:val="1"/></w:trPr>'
SHORT_ON_PURPOSE = slim.Raw(
    SHORT.replace("<w:tr>" + slim.cell("{{ 行.名称 }}"), f"<w:tr>{MEANT}" + slim.cell("{{ 年度 }}"))
)
STYLED = slim.Raw('<w:p><w:pPr><w:pStyle w:val="b"/></w:pPr></w:p>')
LINK = slim.Raw('<w:p><w:hyperlink w:anchor="乙"><w:r><w:t>乙</w:t></w:r></w:hyperlink></w:p>')

ENTRY = slim.Raw('<w:p><w:hyperlink w:anchor="_Toc3"><w:r><w:t>旧</w:t></w:r></w:hyperlink></w:p>')


@pytest.mark.parametrize(
    ("blocks", "code", "place"),
    [
        (["字", STYLED], "X31", "正文第2段"),
        ([mark("Start")], "X32", "正文第1段"),
        ([mark("End")], "X32", "正文第1段"),
        ([field("REF 乙 \\h")], "X32", "正文第1段"),
        ([field("PAGEREF 乙")], "X32", "正文第1段"),
        ([field('HYPERLINK \\l "乙"')], "X32", "正文第1段"),
        ([LINK], "X32", "正文第1段"),
        ([ENTRY], "X32", "正文第1段"),
        (["{ 年度 }年"], "X33", "正文第1段"),
        (["｛单位.名称｝"], "X33", "正文第1段"),
        ([[["合计", "12.5", "{{ 资金.得分 }}"]]], "X34", "正文表1第1行第2格"),
        ([[["总分", "{{ 总分.得分 }}", "{{ 总分.得分 }}"]]], "X34", "正文表1第1行第3格"),
        ([SHORT], "X36", "正文表1第4行第1格"),
        (["{% if 年度 == 1900 %}{{ 单位.名子 }}{% endif %}"], "X05", "正文第1段"),
        (["{% if 年度 == 1900 %}{{ 单元.名称 }}{% endif %}"], "X05", "正文第1段"),
        (
            ["{% if 年度 == 1900 %}{% for 行 in 附件列表 %}{{ 行.序 }}{% endfor %}{% endif %}"],
            "X05",
            "正文第1段",
        ),
    ],
)
def test_said(said, blocks, code, place):
    """Fault: the form was said to be of use."""
    assert (code, place) in said(*blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        ["{ 其他 }", "{%p if 年度 %}", "{{ 年度 }}", "{%p endif %}"],
        [[["合计", "{{ 资金.得分 }}", "—"]], "字"],
        [SHORT_ON_PURPOSE],
        [[["满分", "100", "{{ 总分.得分 }}"]], "字"],
        [mark("Start"), mark("End"), field("REF 甲"), field("PAGE")],
        ["{% set 甲乙 = 年度 %}{{ 甲乙 }}{{ 业务数据.参保人数 }}{{ 经费.三公经费.决算数 }}"],
        ["{% for 行 in 指标 %}{{ loop.index }}{{ 行.三级指标 }}{% endfor %}"],
        ["{%p for 图 in 附图 %}", "{{ 图|图片(宽=图.宽 or 9) }}{{ 图.说明 }}", "{%p endfor %}"],
        ["{{ 落款.单位|盖章(单位.印章) }}{{ 单位.印章|印章 }}{{ 年度|加粗 }}"],
        [field("TOC \\u"), field("PAGEREF _Toc1 \\h"), field('HYPERLINK \\l "_Toc2"'), ENTRY],
    ],
)
def test_nothing_to_say(said, blocks):
    assert [one for one in said(*blocks) if one[0] not in {"X20", "X08"}] == []


def test_a_chapter_that_nothing_prints(said):
    """Fault: a chapter was lost from every report, and nobody heard of it."""
    call = '{{p 章节("甲") }}'
    wording = [("甲", "{% include '丙' %}"), ("乙", "字"), ("丙", "字")]
    assert [code for code, _ in said(call, wording=wording)].count("X35") == 1


def test_a_chapter_misspelt_in_the_template(said):
    """Fault: the place that was said is in the form, where nothing is wrong."""
    assert ("N01", "正文第2段") in said("字", '{{p 章节("甲申") }}', wording=[("甲", "字")])


def test_the_house_is_in_order():
    root = builtin_root()
    names = sorted(path.stem for path in (root / "templates/forms").glob("*.yaml"))
    said = [one for name in names for one in check_form(Workspace((root,)), name)]
    assert said == []


@pytest.mark.parametrize(
    ("name", "step"),
    [
        (("项目", "名字"), "名字"),
        (("附件列表", "*", "序"), "序"),
        (("没有",), "没有"),
        (("指标", "*", "得分"), None),
        (("业务数据", "随便"), None),
        (("预算", "人员经费占比"), None),
        (("单位", "名称", "upper"), None),
    ],
)
def test_lost_in(name, step):
    found = lost_in(name)
    assert (found and found.step) == step


def test_a_name_lost_at_its_first_step_may_stand_below_another():
    lost = lost_in(("在职人数",))
    assert lost
    assert [one for one in lost.known if "." in one] == ["单位.在职人数", "人员.在职人数"]

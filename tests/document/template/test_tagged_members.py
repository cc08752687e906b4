"""A tag anywhere in a template's package is rendered, or said with its place; none is printed."""

from __future__ import annotations

import io
import re
import zipfile
from urllib.parse import quote

import everything
import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.document import WordTemplate

TEXTS = {name: text for name, text in everything.members().items() if "rels" not in name}
TAGS = [
    "{{ 名 }}",
    '{{ 名 or "无" }}',
    "{% if 名 %}有{% endif %}",
    "{{ 错 }}",
    "{{ 名",
    "{%tr 名 %}",
    "｛｛\u3000名\u00a0｝｝",
    "{\u200b{ 名 or “无” }\u200b}",
    "{％ if 名 ％}有{% end if %}",
    "｛｛ 名",
]
LEFT = re.compile("[{｛]\u200b?[{｛%％]|[}｝]\u200b?[}｝]")


def spots(text):
    """Return the places of a part where a text may stand: an element's number, an attribute."""
    root = etree.fromstring(text.encode())
    for number, element in enumerate(root.iter("*")):
        yield from ((number, str(name)) for name in element.attrib)
        if element.text:
            yield number, ""


def with_tag(text, spot, tag):
    number, attribute = spot
    root = etree.fromstring(text.encode())
    element = list(root.iter("*"))[number]
    if attribute:
        element.set(attribute, element.get(attribute) + tag)
    else:
        element.text += tag
    return etree.tostring(root, encoding="unicode")


SPOTS = [(name, spot) for name, text in TEXTS.items() for spot in spots(text)]


def outcome(members, path, properties):
    """Return what is said, and the members of the document if there is one."""
    path.write_bytes(slim.pack(members))
    found = WordTemplate.load(path)
    if found.value is None:
        return found.diagnostics, {}
    content, said = found.value.render({"名": "甲单位"}, properties=properties)
    if content is None:
        return said, {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return said, {name: archive.read(name).decode() for name in archive.namelist()}


def printed(document):
    """Return the members in which half a tag stands; a list's form may be {%1}."""
    texts = {name: text.replace("{%1}", "") for name, text in document.items()}
    return [name for name, text in texts.items() if LEFT.search(text)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(spot=st.sampled_from(SPOTS), tag=st.sampled_from(TAGS))
def test_a_tag_anywhere_is_rendered_or_said(spot, tag, tmp_path, properties):
    """Fault: some part or attribute is not looked at, and the tag is printed as it stands."""
    name, where = spot
    members = everything.members()
    members[name] = with_tag(members[name], where, tag)
    said, document = outcome(members, tmp_path / "模板.docx", properties)
    assert bool(said) != bool(document)
    assert all(one.position.place or one.code in {"X01", "X11"} for one in said)
    assert printed(document) == []


def test_the_template_itself_is_sound(tmp_path, properties):
    said, document = outcome(everything.members(), tmp_path / "模板.docx", properties)
    assert said == ()
    assert printed(document) == []


PLANTED = {
    "图表的标题，拆开的": ("word/charts/chart1.xml", "<a:t>图<", "<a:t>图{<", "图表1"),
    "图表的数": ("word/charts/chart1.xml", ">类<", ">@<", "图表1"),
    "SmartArt": ("word/diagrams/data1.xml", ">框<", ">@<", "SmartArt 图1"),
    "文档变量": ("word/settings.xml", 'w:val="值"', 'w:val="@"', "文档设置"),
    "水印": ("word/header1.xml", '"送审"', '"@"', "页眉第1段"),
    "公式": ("word/document.xml", "=1</m:t>", "=@</m:t>", "正文第5段"),
    "替代文字": ("word/document.xml", 'descr="述"', 'descr="@"', "正文第5段"),
    "旧图的替代文字": ("word/document.xml", 'alt="述"', 'alt="@"', "正文第5段"),
    "域代码": ("word/document.xml", ">甲&quot; <", ">@&quot; <", "正文第3段"),
    "简单域": ("word/document.xml", '" PAGE "', '" @ "', "正文第3段"),
    "链接的提示": ("word/document.xml", '"看"', '"@"', "正文第3段"),
    "链接": ("word/_rels/document.xml.rels", "a.cn/甲", "a.cn/@", "正文第3段"),
    "百分号写的链接": ("word/_rels/document.xml.rels", "a.cn/甲", "a.cn/%", "正文第3段"),
    "控件的名称": ("word/document.xml", 'w:alias w:val="名"', 'w:alias w:val="@"', "正文"),
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_values_are_printed_there_and_wrong_names_are_placed(planted, tmp_path, properties):
    name, old, new, place = planted

    def with_name(called):
        tag = f"{{{{ {called} }}}}"
        members = everything.members()
        text = members[name].replace('甲" </w:instrText>', "甲&quot; </w:instrText>")
        assert old in text
        written = new.replace("@", tag).replace("%", quote(tag))
        if written.endswith("图{<"):  # the tag goes on in the next run
            text = text.replace("<a:t>题<", f"<a:t>{tag[1:]}<")
        return outcome(
            members | {name: text.replace(old, written, 1)}, tmp_path / "模板.docx", properties
        )

    said, document = with_name("名")
    assert said == ()
    assert "甲单位" in "".join(document.values())
    said, _ = with_name("错")
    assert [(one.code, one.position.place) for one in said] == [("X05", place)]


@pytest.mark.parametrize(
    ("name", "old", "place"),
    [
        ("word/styles.xml", "样", "样式"),
        ("word/theme/theme1.xml", "<a:b/>", "主题"),
        ("word/media/image1.svg", "字", "包内文件“word/media/image1.svg”"),
        ("docProps/core.xml", "词", "文档属性“keywords”"),
        ("docProps/app.xml", "某公司", "文档属性“Company”"),
        ("docProps/custom.xml", "值", "文档属性“名”"),
        ("word/_rels/document.xml.rels", "https://b.cn/乙", "正文第6段的链接地址"),
    ],
)
def test_tags_where_none_is_rendered_are_said(name, old, place, tmp_path, properties):
    members = everything.members()
    new = "<a:b>{{ 名 }}</a:b>" if old.startswith("<") else "{{ 名 }}"
    members[name] = members[name].replace(old, new, 1)
    said, _ = outcome(members, tmp_path / "模板.docx", properties)
    assert ("X24", place) in {(one.code, one.position.place) for one in said}


@pytest.mark.parametrize("name", ["表.xlsx", "文.html"])
def test_tags_in_embedded_files_are_said(name, tmp_path, properties):
    members = everything.members()
    inside = slim.pack({"xl/a.xml": "<a>{{ 名 }}</a>"}) if name.endswith("x") else "{{ 名 }}"
    members[f"word/embeddings/{name}"] = inside
    relation = f'<Relationship Id="rE" Type="{slim.R}/package" Target="embeddings/{name}"/>'
    key = "word/_rels/document.xml.rels"
    members[key] = members[key].replace("</Relationships>", f"{relation}</Relationships>")
    said, _ = outcome(members, tmp_path / "模板.docx", properties)
    assert [(one.code, one.position.place) for one in said] == [("X24", f"嵌入的文件“{name}”")]


@pytest.mark.parametrize("part", ["document", "header1"])
def test_a_link_in_a_loop_leads_where_its_turn_says(part, tmp_path, properties):
    """Fault: an address is rendered once for all turns of a loop, or its name is unknown there."""
    members = everything.members()
    address = quote("https://c.cn/{{ 行 }}", safe=":/")
    key = f"word/_rels/{part}.xml.rels"
    relation = (
        f'<Relationship Id="rTurn" Type="{slim.R}/hyperlink" Target="{address}"'
        ' TargetMode="External"/></Relationships>'
    )
    own = members.get(key, slim.relations([]))
    members[key] = own.replace("</Relationships>", relation)
    link = f'<w:p><w:hyperlink r:id="rTurn">{slim.runs("见")}</w:hyperlink></w:p>'
    loop = f"{slim.paragraph('{%p for 行 in [1, 2] %}')}{link}{slim.paragraph('{%p endfor %}')}"
    name = f"word/{part}.xml"
    end = "</w:hdr>" if part != "document" else "<w:sectPr>"
    members[name] = members[name].replace(end, f"{loop}{end}", 1)
    said, document = outcome(members, tmp_path / "模板.docx", properties)
    assert said == ()
    assert [document[name].count(f'HYPERLINK "https://c.cn/{n}"') for n in (1, 2)] == [1, 1]
    assert "rTurn" not in document.get(key, "")

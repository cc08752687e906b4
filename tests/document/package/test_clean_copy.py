"""What a template tells of its makers, and what of it a document has: the text, nothing else."""

from __future__ import annotations

import io
import zipfile

import everything
import pytest
import slim
from slim import Raw
from validators import own_faults

from generator.document import WordTemplate


@pytest.fixture
def documented(write, properties):
    """Fill a template of these members; return the document's members as text."""

    def made(members, data=None):
        template = WordTemplate.load(write(members)).value
        content, said = template.render(data or {}, properties=properties)
        assert said == ()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            assert len(names) == len({*names})
            return {name: archive.read(name).decode() for name in names}

    return made


@pytest.mark.parametrize(
    "trace", ["张三", "李四", "王五", "某公司", "rsid", "paraId", "dataBinding", "批"]
)
def test_a_document_tells_nothing_of_those_who_made_the_template(trace, documented):
    document = documented(everything.members())
    assert [name for name, text in document.items() if trace in text] == []


@pytest.mark.parametrize("part", ["comments", "people", "glossary", "customXml"])
def test_parts_of_the_makers_are_left_out_with_all_that_names_them(part, documented):
    document = documented(everything.members())
    assert [name for name in document if part in name] == []
    assert [name for name, text in document.items() if f"{part}" in text] == []


def test_changes_are_accepted_and_hidden_text_is_gone(documented):
    text = documented(everything.members())["word/document.xml"]
    assert "添" in text
    assert not any(gone in text for gone in ("删", "暗", "<w:ins ", "<w:del ", "commentR"))
    assert "议" in text


def test_a_clean_document_is_sound(write, properties):
    template = WordTemplate.load(write(everything.members())).value
    content, _ = template.render({}, properties=properties)
    assert own_faults(content) == []


def test_members_with_nothing_to_hide_stay_as_they_are(write):
    members = slim.members("{{ 名 }}", footer="脚", styles=slim.style("a", "样"))
    template = WordTemplate.load(write(members)).value
    for name in ("word/document.xml", "word/footer1.xml", "word/styles.xml"):
        assert template.compiled.package.members[name].content.decode() == members[name]


def control(content, extra=""):
    return Raw(
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/>{extra}</w:sdtPr>'
        f"<w:sdtContent><w:p>{content}</w:p></w:sdtContent></w:sdt>"
    )


def test_a_filled_control_is_no_placeholder_and_follows_no_store(documented):
    """Fault: a control prints what its store holds over what was filled in."""
    look = '<w:r><w:rPr><w:rStyle w:val="p"/></w:rPr><w:t>{{ 名 }}</w:t></w:r>'
    extra = '<w:showingPlcHdr/><w:date w:fullDate="2020-01-01T00:00:00Z"/>'
    styles = slim.style("p", "Placeholder Text", "character")
    members = slim.members(control(look, extra), styles=styles)
    text = documented(members, {"名": "甲"})["word/document.xml"]
    assert ">甲<" in text
    assert not any(
        one in text for one in ("showingPlcHdr", "dataBinding", "fullDate", 'w:rStyle w:val="p"')
    )


def test_a_control_without_tags_keeps_its_placeholder(documented):
    members = slim.members(control(slim.runs("请选"), "<w:showingPlcHdr/>"), "{{ 名 }}")
    text = documented(members, {"名": "甲"})["word/document.xml"]
    assert "showingPlcHdr" in text
    assert "dataBinding" not in text


HIDING = (
    slim.style("h", "暗字", "character", "<w:rPr><w:vanish/></w:rPr>")
    + slim.style("i", "暗字二", "character", '<w:basedOn w:val="h"/>')
    + slim.style("v", "明字", "character", '<w:rPr><w:vanish w:val="0"/></w:rPr>')
    + slim.style("q", "暗段", "paragraph", "<w:rPr><w:vanish/></w:rPr>")
)


@pytest.mark.parametrize(
    ("paragraph", "run", "hidden"),
    [
        ("", "<w:vanish/>", True),
        ("", '<w:vanish w:val="false"/>', False),
        ("", '<w:rStyle w:val="h"/>', True),
        ("", '<w:rStyle w:val="i"/>', True),
        ("", '<w:rStyle w:val="v"/>', False),
        ("q", "", True),
        ("q", '<w:rStyle w:val="h"/>', False),  # the two cancel out, as in Word
        ("q", '<w:vanish w:val="0"/>', False),
        ("", "", False),
    ],
)
def test_text_is_hidden_as_word_hides_it(paragraph, run, hidden, documented):
    style = f'<w:pPr><w:pStyle w:val="{paragraph}"/></w:pPr>' if paragraph else ""
    block = f"<w:p>{style}<w:r><w:rPr>{run}</w:rPr><w:t>机密</w:t></w:r></w:p>"
    text = documented(slim.members("{{ 名 }}", Raw(block), styles=HIDING), {"名": "甲"})
    assert ("机密" not in text["word/document.xml"]) == hidden


def hidden(text):
    return f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (hidden("{% if 名 %}暗{% endif %}") + slim.runs("明"), "明"),
        (hidden("{{ 名 }}") + slim.runs("明"), "明"),
        (hidden("{{ ") + slim.runs("名 }}明"), "明"),
        (slim.runs("明{{ ") + hidden("名 }}暗"), "明甲"),
    ],
    ids=["语句照用", "值不印", "拆开的值不印", "从明处开始的值照印"],
)
def test_statements_work_where_they_are_hidden_and_values_do_not_show(content, shown, fill):
    block = Raw(f"<w:p>{content}</w:p>")
    assert fill({"名": "甲"}, block).paragraphs[0].text == shown


def test_a_paragraph_of_hidden_statements_works(fill):
    loop, end = (
        Raw(f"<w:p>{hidden(f'{{%p {one} %}}')}</w:p>") for one in ("for a in 表", "endfor")
    )
    document = fill({"表": [1, 2]}, loop, "字{{ a }}", end)
    assert [one.text for one in document.paragraphs] == ["字1", "字2"]


@pytest.mark.parametrize(
    "place", [r"C:\Users\张三\图.png", "file:///D:/张三/图.png", r"\\机\张三\图.png"]
)
def test_a_picture_does_not_tell_whose_machine_it_came_from(place, documented):
    members = everything.members()
    name = "word/document.xml"
    members[name] = members[name].replace('descr="述"', f'descr="{place}"')
    document = documented(members)
    assert 'descr="图.png"' in document[name]


def with_workbook(members):
    """Return the members with a workbook whose properties name its maker."""
    inside = slim.pack(
        {"docProps/core.xml": "<p><dc:creator>赵六</dc:creator></p>", "xl/a.xml": "<a>数</a>"}
    )
    key = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rE" Type="{slim.R}/package" Target="embeddings/表.xlsx"/>'
    related = members[key].replace("</Relationships>", f"{relation}</Relationships>")
    kind = '<Default Extension="xlsx" ContentType="application/vnd.ms-excel"/>'
    types = members["[Content_Types].xml"].replace("<Default", f"{kind}<Default", 1)
    named = {"[Content_Types].xml": types, key: related}
    return members | named | {"word/embeddings/表.xlsx": inside}


def test_an_embedded_workbook_does_not_name_its_maker(properties, tmp_path, monkeypatch):
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "存"))
    data = slim.pack(with_workbook(everything.members()))
    for name in ("新.docx", "再.docx"):  # prepared, and recalled as it was kept
        path = tmp_path / name
        path.write_bytes(data)
        content, said = WordTemplate.load(path).value.render({}, properties=properties)
        assert said == ()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = zipfile.ZipFile(io.BytesIO(archive.read("word/embeddings/表.xlsx")))
        assert "赵六" not in inside.read("docProps/core.xml").decode()
        assert inside.read("xl/a.xml").decode() == "<a>数</a>"


def test_settings_name_no_template_of_somebody(documented):
    members = everything.members()
    name = "word/settings.xml"
    link = '<w:attachedTemplate r:id="rT"/><w:trackRevisions/>'
    members[name] = members[name].replace("<w:rsids>", f"{link}<w:rsids>")
    target = "file:///C:/Users/zhangsan/Normal.dotm"
    members["word/_rels/settings.xml.rels"] = slim.relations(
        [("attachedTemplate", target)]
    ).replace('Id="rId1"', 'Id="rT" TargetMode="External"')
    document = documented(members)
    assert not any("zhangsan" in text for text in document.values())
    assert "attachedTemplate" not in document[name]
    assert "trackRevisions" not in document[name]

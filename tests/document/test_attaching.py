from __future__ import annotations

import io
import re
import zipfile

import pytest
import slim
from docx.enum.section import WD_SECTION
from slim import Raw
from validators import faults

from generator.document import WordTemplate
from generator.document.attaching import attach, disagreements

BODY = slim.style("a", "正文公文", look="<w:pPr><w:keepNext/></w:pPr>")
SIDEWAYS = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'


def styled(text, style="a"):
    return Raw(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{slim.runs(text)}</w:p>')


def bookmarked(name, number=1):
    start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    link = f'<w:hyperlink w:anchor="{name}">{slim.runs("见上")}</w:hyperlink>'
    return Raw(f'<w:p>{start}{slim.runs("字")}<w:bookmarkEnd w:id="{number}"/>{link}</w:p>')


def listed(text, number=1):
    mark = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
    return Raw(f"<w:p><w:pPr>{mark}</w:pPr>{slim.runs(text)}</w:p>")


def lists(form, number=1):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
    abstract = (
        f'<w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/>{level}</w:abstractNum>'
    )
    return f'{abstract}<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>'


@pytest.fixture
def template(tmp_path):
    """Write a template of a name and load it."""

    def made(name, *blocks, **parts):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(slim.members(*blocks, **parts)))
        found = WordTemplate.load(path)
        loaded, said = found.value, found.diagnostics
        assert said == ()
        return loaded

    return made


@pytest.fixture
def joined(properties, open_document):
    """Put filled templates together; return the bytes, sound by every validator, and a reading."""

    def done(main, *attached, data=None):
        assert disagreements(main, attached) == ()
        filled = [one.fill(data or {})[0] for one in (main, *attached)]
        content = attach(filled[0], filled[1:]).pack(properties)
        assert faults(content) == []
        return content, open_document(content)

    return done


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def test_attachments_follow_in_sections_of_their_own(template, joined):
    report = template("报告", "{{ 名 }}正文", page=UPRIGHT)
    counted = f'<w:type w:val="continuous"/>{SIDEWAYS}<w:pgNumType w:start="1"/>'
    sheet = template("表", "附件", [["{{ 名 }}", "格"]], page=counted)
    _, document = joined(report, sheet, report, data={"名": "甲"})
    assert [p.text for p in document.paragraphs] == ["甲正文", "附件", "", "甲正文"]
    assert [c.text for c in document.tables[0].rows[0].cells] == ["甲", "格"]
    assert [s.page_width > s.page_height for s in document.sections] == [False, True, False]
    assert {s.start_type for s in document.sections} == {WD_SECTION.NEW_PAGE}
    assert document.element.xpath("//w:pgNumType/@w:start") == []


def test_a_document_without_attachments_is_as_it_was(template, properties):
    report = template("报告", "{{ 名 }}", footer="脚")
    filled, _ = report.fill({"名": "甲"})
    rendered, _ = report.render({"名": "甲"}, properties=properties)
    assert attach(filled, ()).pack(properties) == rendered


def test_equal_footers_are_shared_and_others_copied(template, joined):
    report = template("报告", "正文", footer="{{ 名 }}")
    same, other = template("同", "{{ 名 }}", footer="{{ 名 }}"), template("异", "丙", footer="别的")
    content, document = joined(report, same, other, data={"名": "甲"})
    assert sorted(name for name in parts_of(content) if "footer" in name) == [
        *("word/footer1.xml", "word/footer2.xml"),
    ]
    texts = [s.footer.paragraphs[0].text for s in document.sections]
    assert texts == ["甲", "甲", "别的"]


def test_a_copied_footer_brings_its_picture(template, properties, tmp_path):
    blip = (
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rId1"/>'
    )
    members = slim.members("字", footer="脚")
    picture = f"<w:p><w:r><w:drawing>{blip}</w:drawing></w:r></w:p>"
    members["word/footer1.xml"] = members["word/footer1.xml"].replace(
        "</w:ftr>", f"{picture}</w:ftr>"
    )
    members["word/media/image1.png"] = "图"
    members["word/_rels/footer1.xml.rels"] = slim.relations([("image", "media/image1.png")])
    png = '<Default Extension="png" ContentType="image/png"/></Types>'
    types = members["[Content_Types].xml"].replace("</Types>", png)
    path = tmp_path / "图.docx"
    path.write_bytes(slim.pack(members | {"[Content_Types].xml": types}))
    report, pictured = template("报告", "正文", footer="另"), WordTemplate.load(path).value
    filled = [one.fill({})[0] for one in (report, pictured, pictured)]
    parts = parts_of(attach(filled[0], filled[1:]).pack(properties))
    assert "/word/media/image1.png" in parts["word/_rels/footer2.xml.rels"]
    assert '"/word/media/image1.png" ContentType="image/png"' in parts["[Content_Types].xml"]
    assert "word/footer3.xml" not in parts


def linked(path, *targets):
    """Write a template with links to the outside and load it."""
    links = "".join(
        f'<w:p><w:hyperlink r:id="rId{n}">{slim.runs("见")}</w:hyperlink></w:p>'
        for n, _ in enumerate(targets, 1)
    )
    members = slim.members(Raw(links))
    relations = slim.relations([("hyperlink", target) for target in targets])
    members["word/_rels/document.xml.rels"] = relations.replace('"/>', '" TargetMode="External"/>')
    path.write_bytes(slim.pack(members))
    found = WordTemplate.load(path)
    loaded, said = found.value, found.diagnostics
    assert said == ()
    return loaded


def test_links_to_the_outside_lead_where_they_led(template, joined, tmp_path):
    """Fault: a link to the outside is taken for a part of the package, or led to another's."""
    one, two = "https://甲.例/", "https://乙.例/"
    first, second = linked(tmp_path / "一.docx", one, two), linked(tmp_path / "二.docx", two)
    content, document = joined(template("报告", "正文"), first, second)
    keys = document.element.xpath("//w:hyperlink/@r:id")
    relations = document.part.rels
    assert [relations[key].target_ref for key in keys] == [one, two, two]
    assert all(relations[key].is_external for key in keys)
    assert len(set(keys)) == 2
    assert parts_of(content)["word/_rels/document.xml.rels"].count("TargetMode") == 2


def test_every_shape_of_a_footer_has_an_id_of_its_own(tmp_path, properties):
    """Fault: a watermark in the footers of report and attachments had one id in all of them."""
    office = "urn:schemas-microsoft-com:"
    space = f'xmlns:v="{office}vml" xmlns:o="{office}office:office"'
    shape = f'<w:r><w:pict {space}><v:shape id="印" o:spid="_x0000_s2049"/></w:pict></w:r>'
    filled = []
    for name in ("甲", "乙", "丙"):
        members = slim.members("字", footer=name)
        for part in ("word/document.xml", "word/footer1.xml"):
            members[part] = members[part].replace("</w:p>", f"{shape}</w:p>", 1)
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(members))
        filled.append(WordTemplate.load(path).value.fill({})[0])
    parts = parts_of(attach(filled[0], filled[1:]).pack(properties))
    footers = [text for name, text in parts.items() if "word/footer" in name]
    bodies = parts["word/document.xml"]
    ids = [re.findall(r'<v:shape id="([^"]*)"', text) for text in (bodies, *footers)]
    assert sorted(map(len, ids)) == [1, 1, 1, 3]
    assert len({key for keys in ids for key in keys}) == 6
    assert sum(text.count("o:spid") for text in (bodies, *footers)) == 1


def test_every_drawing_has_an_id_of_its_own(tmp_path, properties):
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawing = f'<w:r><w:drawing><wp:inline xmlns:wp="{space}"><wp:docPr id="1" name="图"/>'
    drawing += "</wp:inline></w:drawing></w:r>"
    filled = []
    for name in ("甲", "乙"):
        members = slim.members("字", footer=name)
        for part in ("word/document.xml", "word/footer1.xml"):
            members[part] = members[part].replace("</w:p>", f"{drawing}</w:p>", 1)
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(members))
        filled.append(WordTemplate.load(path).value.fill({})[0])
    parts = parts_of(attach(filled[0], [filled[1], filled[1]]).pack(properties))
    ids = [
        found
        for name in ("document", "footer1", "footer2")
        for found in re.findall(r'<wp:docPr id="([0-9]+)"', parts[f"word/{name}.xml"])
    ]
    assert len(ids) == len(set(ids)) == 5


def test_bookmarks_stay_apart_and_links_find_their_own(template, joined):
    report, sheet = template("报告", bookmarked("处")), template("表", bookmarked("处"))
    content, _ = joined(report, sheet, sheet)
    xml = parts_of(content)["word/document.xml"]
    for name in ("处", "处_2", "处_3"):
        assert (xml.count(f'w:name="{name}"'), xml.count(f'w:anchor="{name}"')) == (1, 1)


def test_each_document_counts_its_own_lists(template, joined):
    report = template("报告", listed("甲"), lists=lists("decimal"))
    sheet = template("表", listed("乙", 7), lists=lists("lowerLetter", 7))
    content, document = joined(report, sheet, sheet)
    numbers = document.element.xpath("//w:body//w:numId/@w:val")
    assert len(set(numbers)) == 3
    numbering = parts_of(content)["word/numbering.xml"]
    assert (numbering.count("lowerLetter"), numbering.count("<w:nsid")) == (2, 1)


def test_lists_come_to_a_report_that_has_none(template, joined):
    content, _ = joined(
        template("报告", "正文"), template("表", listed("乙"), lists=lists("decimal"))
    )
    assert "numbering" in parts_of(content)["word/_rels/document.xml.rels"]


def test_styles_that_the_report_lacks_come_along(template, joined):
    base = slim.style("b", "底")
    extra = slim.style("c", "另一种", look='<w:basedOn w:val="b"/>')
    report = template("报告", styled("正文"), styles=BODY)
    sheet = template("表", styled("附件", "c"), styles=base + extra + slim.style("d", "没用到"))
    content, document = joined(report, sheet)
    assert [p.style.name for p in document.paragraphs] == ["正文公文", "另一种"]
    assert "没用到" not in parts_of(content)["word/styles.xml"]


NUMBERED = slim.style("n", "编号", look='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')


@pytest.mark.parametrize(
    ("main", "other"),
    [
        ({"styles": BODY}, {"styles": slim.style("a", "正文公文")}),
        (
            {"styles": f"<w:docDefaults/>{BODY}"},
            {"styles": f"<w:docDefaults><w:rPrDefault/></w:docDefaults>{BODY}"},
        ),
    ],
    ids=["样式", "默认格式"],
)
def test_templates_that_disagree_are_refused(template, main, other):
    report = template("报告", styled("正文"), **main)
    blocks = other.pop("blocks", [styled("附件")])
    found = disagreements(report, [template("表", *blocks, **other)])
    assert [(d.code, d.facts["name"], d.facts["main"]) for d in found] == [("X19", "表", "报告")]


def test_attachments_must_agree_with_each_other(template):
    report = template("报告", "正文")
    first = template("甲", styled("字"), styles=BODY)
    second = template("乙", styled("字"), styles=slim.style("a", "正文公文"))
    found = disagreements(report, [first, second])
    assert [(d.code, d.facts["name"]) for d in found] == [("X19", "乙")]


def test_the_namespaces_of_all_are_declared(tmp_path, template, joined):
    members = slim.members("字")
    space = 'xmlns:甲="urn:a"'
    xml = members["word/document.xml"].replace("<w:document ", f"<w:document {space} ")
    path = tmp_path / "另.docx"
    path.write_bytes(slim.pack(members | {"word/document.xml": xml}))
    other = WordTemplate.load(path).value
    content, _ = joined(template("报告", "正文"), other)
    assert space in parts_of(content)["word/document.xml"]


def test_same_input_same_bytes(template, properties):
    report = template("报告", "{{ 名 }}", footer="脚")
    filled, _ = report.fill({"名": "甲"})
    first, second = (attach(filled, [filled, filled]).pack(properties) for _ in range(2))
    assert first == second


def look_of_list(look):
    return f'<w:pPr><w:numPr><w:numId w:val="{look}"/></w:numPr><w:ind w:left="480"/></w:pPr>'


def test_lists_by_style_begin_anew_in_every_document(template, joined):
    """Fault: what a style numbers goes on counting from the report into its attachments."""
    parts = {"styles": slim.style("n", "编号", look=look_of_list(1)), "lists": lists("decimal")}
    report, sheet = (template(name, styled("字", "n"), **parts) for name in ("报告", "表"))
    content, document = joined(report, sheet, sheet)
    numbers = document.element.xpath("//w:body//w:numPr/w:numId/@w:val")
    assert len(numbers) == len({*numbers}) == 2
    assert "1" not in numbers
    assert document.element.xpath("//w:body//w:pPr[w:numPr]/w:ind/@w:left") == ["480", "480"]
    assert parts_of(content)["word/numbering.xml"].count("<w:abstractNum ") == 3


def test_a_list_by_style_comes_to_a_report_that_has_no_such_style(template, joined):
    parts = {"styles": slim.style("n", "编号", look=look_of_list(4)), "lists": lists("decimal", 4)}
    content, document = joined(template("报告", "正文"), template("表", styled("字", "n"), **parts))
    assert document.element.xpath("//w:body//w:numId/@w:val") == ["1"]
    parts = parts_of(content)
    (styles,) = (text for name, text in parts.items() if name.startswith("word/styles"))
    assert "numPr" not in styles


def test_a_style_may_be_numbered_by_another_list_in_each_template(template, joined):
    """Fault: lists of two templates are taken for two looks of a style."""
    one = {"styles": slim.style("n", "编号", look=look_of_list(1)), "lists": lists("decimal")}
    two = {"styles": slim.style("n", "编号", look=look_of_list(7)), "lists": lists("upperRoman", 7)}
    report, sheet = (
        template(name, styled("字", "n"), **parts) for name, parts in (("报告", one), ("表", two))
    )
    content, document = joined(report, sheet)
    (number,) = document.element.xpath("//w:body//w:numId/@w:val")
    numbering = parts_of(content)["word/numbering.xml"]
    kind = re.search(rf'<w:num w:numId="{number}"><w:abstractNumId w:val="(\d+)"', numbering)[1]
    assert re.search(rf'w:abstractNumId="{kind}">.*?upperRoman', numbering)


def test_a_style_numbered_in_one_template_only_is_refused(template):
    report = template("报告", styled("字", "n"), styles=NUMBERED, lists=lists("decimal"))
    plain = template(
        "表", styled("字", "n"), styles=slim.style("n", "编号", look="<w:pPr></w:pPr>")
    )
    assert [one.code for one in disagreements(report, [plain])] == ["X19"]


def noted(path, text, number=2, kind="footnote"):
    """Write a template with a note and load it."""
    mark = f'<w:p><w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>'
    members = slim.members("{{ 名 }}", Raw(mark))
    separators = "".join(
        f'<w:{kind} w:type="{one}" w:id="{n}"><w:p><w:r><w:{one}/></w:r></w:p></w:{kind}>'
        for n, one in ((-1, "separator"), (0, "continuationSeparator"))
    )
    link = f'<w:hyperlink r:id="rId1">{slim.runs(text)}</w:hyperlink>'
    note = f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{link}</w:p></w:{kind}>'
    names = f'xmlns:w="{slim.W}" xmlns:r="{slim.R}"'
    members[f"word/{kind}s.xml"] = f"<w:{kind}s {names}>{separators}{note}</w:{kind}s>"
    members["word/_rels/document.xml.rels"] = slim.relations([(f"{kind}s", f"{kind}s.xml")])
    members[f"word/_rels/{kind}s.xml.rels"] = slim.relations(
        [("hyperlink", f"https://{path.stem}.例/")]
    ).replace('"/>', '" TargetMode="External"/>')
    types = (
        f'<Override PartName="/word/{kind}s.xml" ContentType="{slim.WORD}.{kind}s+xml"/></Types>'
    )
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace("</Types>", types)
    path.write_bytes(slim.pack(members))
    found = WordTemplate.load(path)
    assert found.diagnostics == ()
    return found.value


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("bare", [False, True], ids=["报告有注", "报告没有注"])
def test_notes_come_along_under_numbers_of_their_own(kind, bare, template, joined, tmp_path):
    """Fault: the notes of an attachment are refused, or show those of the report."""
    texts = ("乙{{ 名 }}", "丙")
    others = [noted(tmp_path / f"{n}.docx", text, 2, kind) for n, text in enumerate(texts)]
    report = template("报告", "正文") if bare else noted(tmp_path / "报告.docx", "甲", 3, kind)
    content, document = joined(report, *others, others[0], data={"名": "某"})
    keys = document.element.xpath(f"//w:body//w:{kind}Reference/@w:id")
    parts = parts_of(content)
    notes = dict(
        re.findall(rf'<w:{kind} w:id="(\d+)">.*?<w:t[^>]*>(.*?)</w:t>', parts[f"word/{kind}s.xml"])
    )
    assert [notes[key] for key in keys] == ([] if bare else ["甲"]) + ["乙某", "丙", "乙某"]
    assert parts[f"word/{kind}s.xml"].count('w:type="separator"') == 1
    links = re.findall(r'r:id="([^"]*)"', parts[f"word/{kind}s.xml"])
    for key in links:
        assert f'Id="{key}"' in parts[f"word/_rels/{kind}s.xml.rels"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("text", ["注", "注{{ 名 }}"])
def test_every_turn_of_a_loop_has_a_note_of_its_own(kind, text, properties, tmp_path):
    """Fault: a loop refers to one note again and again, and Word mends the file."""
    path = tmp_path / "圈.docx"
    noted(path, text, 2, kind)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    xml = members["word/document.xml"]
    for old, new in (("{{ 名 }}", "{%p for a in [1, 2, 3] %}"), ("<w:sectPr>", "")):
        xml = xml.replace(old, new, 1)
    end = f"{slim.paragraph('{%p endfor %}')}<w:sectPr></w:sectPr></w:body>"
    members["word/document.xml"] = xml.replace("</w:sectPr></w:body>", end)
    path.write_bytes(slim.pack(members))
    found = WordTemplate.load(path)
    assert found.diagnostics == ()
    content, _ = found.value.render({"名": "甲"}, properties=properties)
    assert faults(content) == []
    parts = parts_of(content)
    keys = re.findall(rf'<w:{kind}Reference w:id="(\d+)"', parts["word/document.xml"])
    notes = re.findall(rf'<w:{kind} w:id="(\d+)"', parts[f"word/{kind}s.xml"])
    assert keys == notes
    assert len({*keys}) == 3


PARTED = "<w:evenAndOddHeaders/>"


def headed(path, heads, *, first=False, settings=None, text="正文"):
    """Write a template with headers, by the type of page, and load it."""
    members = slim.members(text, page="<w:titlePg/>" if first else "", settings=settings)
    references = relations = types = ""
    for n, (page, shown) in enumerate(heads.items()):
        references += f'<w:headerReference w:type="{page}" r:id="rH{n}"/>'
        relations += f'<Relationship Id="rH{n}" Type="{slim.R}/header" Target="h{n}.xml"/>'
        kind = f"{slim.WORD}.header+xml"
        types += f'<Override PartName="/word/h{n}.xml" ContentType="{kind}"/>'
        members[f"word/h{n}.xml"] = f'<w:hdr xmlns:w="{slim.W}">{slim.paragraph(shown)}</w:hdr>'
    body = members["word/document.xml"].replace("<w:sectPr>", f"<w:sectPr>{references}")
    own = members.get("word/_rels/document.xml.rels", slim.relations([]))
    members |= {
        "word/document.xml": body,
        "word/_rels/document.xml.rels": own.replace(
            "</Relationships>", f"{relations}</Relationships>"
        ),
        "[Content_Types].xml": members["[Content_Types].xml"].replace(
            "</Types>", f"{types}</Types>"
        ),
    }
    path.write_bytes(slim.pack(members))
    found = WordTemplate.load(path)
    assert found.diagnostics == ()
    return found.value


def heads_of(document):
    """Return what each section's pages show: odd, even, first (where it has one of its own)."""
    return [
        tuple(
            "".join(p.text for p in head.paragraphs)
            for head in (section.header, section.even_page_header, section.first_page_header)
        )
        for section in document.sections
    ]


def test_an_attachment_keeps_its_first_and_even_pages(tmp_path, joined):
    """Fault: an attachment's even pages show the report's header, or none."""
    report = headed(tmp_path / "报告.docx", {"default": "报"})
    heads = {"default": "附{{ 名 }}", "even": "双", "first": "首"}
    sheet = headed(tmp_path / "表.docx", heads, first=True, settings=PARTED)
    _, document = joined(report, sheet, data={"名": "甲"})
    assert document.settings.odd_and_even_pages_header_footer
    assert [one[:2] for one in heads_of(document)] == [("报", "报"), ("附甲", "双")]
    assert heads_of(document)[1][2] == "首"


def test_an_attachment_that_does_not_part_its_pages_looks_the_same_on_all(tmp_path, joined):
    heads = {"default": "报", "even": "报双", "first": "报首"}
    report = headed(tmp_path / "报告.docx", heads, first=True, settings=PARTED)
    sheet = headed(tmp_path / "表.docx", {"default": "附", "even": "不用的"})
    _, document = joined(report, sheet)
    assert heads_of(document)[1][:2] == ("附", "附")


def test_a_first_page_that_is_blank_by_itself_stays_blank(tmp_path, joined):
    """Fault: the first page of an attachment shows the header of the report's first page."""
    heads = {"default": "报", "first": "报首"}
    report = headed(tmp_path / "报告.docx", heads, first=True)
    sheet = headed(tmp_path / "表.docx", {"default": "附"}, first=True)
    _, document = joined(report, sheet, sheet)
    assert [(one[0], one[2]) for one in heads_of(document)] == [
        ("报", "报首"),
        ("附", ""),
        ("附", ""),
    ]


def test_an_attachment_without_headers_has_those_of_the_report(tmp_path, joined):
    """Fault: an attachment without headers shows those of the attachment before it."""
    report = headed(tmp_path / "报告.docx", {"default": "报"})
    sheet, bare = headed(tmp_path / "表.docx", {"default": "附"}), headed(tmp_path / "光.docx", {})
    _, document = joined(report, bare, sheet, bare)
    assert [one[0] for one in heads_of(document)] == ["报", "报", "附", "报"]


def test_a_part_shared_with_the_report_finds_the_bookmark_of_its_own_document(tmp_path, joined):
    """Fault: the footer of an attachment leads to the report's place of the same name."""
    loaded = []
    for name in ("报告", "表"):
        members = slim.members(bookmarked("处"), footer="页")
        field = '<w:fldSimple w:instr=" REF 处 "/></w:p>'
        members["word/footer1.xml"] = members["word/footer1.xml"].replace("</w:p>", field)
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(members))
        loaded.append(WordTemplate.load(path).value)
    content, _ = joined(*loaded)
    texts = [text for name, text in parts_of(content).items() if "footer" in name and "xml" in name]
    assert sorted(re.findall(r" REF (\S+) ", "".join(texts))) == ["处", "处_2"]

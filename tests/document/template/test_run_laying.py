"""Values that bring runs of their own: looks, links, pictures and seals."""

from __future__ import annotations

import io
import zipfile

import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from slim import Raw
from validators import faults

from generator.document import WordTemplate
from generator.document.attaching import attach
from generator.document.template.picture_filters import Shown
from generator.document.template.picture_laying import fitted
from generator.document.template.run_laying import properties as run_properties
from generator.document.template.run_setting import Setting
from generator.document.template.template_store import keep, recall
from generator.filing.picture_reading import Picture
from generator.templating.typed_values import PictureName

W = f"{{{slim.W}}}"
LEGAL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))
CM = 360_000
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440"'
    ' w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)
WIDTH = (11906 - 3600) * 635


def made(name, size=(400, 200), kind="PNG"):
    stream = io.BytesIO()
    Image.new("RGB", size, (9, 9, 9)).save(stream, kind)
    inches = tuple(one / 96 for one in size)
    return Picture(name, stream.getvalue(), kind.lower(), size, inches)


PICTURES = {
    "章.png": made("章.png", (200, 200)),
    "照片.jpg": made("照片.jpg", (4000, 2000), "JPEG"),
    "同一张.png": made("章.png", (200, 200)),
    "坏.png": Picture.none("坏.png"),
}
DATA = {
    "印": PictureName("章.png"),
    "图": {"文件": PictureName("照片.jpg"), "说明": '大厅<"&>', "宽": None, "名称": "大厅"},
    "又": PictureName("同一张.png"),
    "坏": PictureName("坏.png"),
    "名": "甲<b>&\n乙",
    "空": None,
    "真": True,
    "址": "https://例子.cn/?a=1&b=2",
}


@pytest.fixture
def lay(write, properties):
    """Fill a template of blocks; return the archive of the document."""

    def laid(*blocks, footer=None, data=DATA):
        members = slim.members(*blocks, footer=footer, page=PAGE)
        loaded = WordTemplate.load(write(slim.pack(members)))
        template, said = loaded.value, loaded.diagnostics
        assert said == ()
        filled, said = template.fill(data, pictures=PICTURES)
        assert said == ()
        content = filled.pack(properties)
        assert faults(content) == []
        assert content == template.fill(data, pictures=PICTURES)[0].pack(properties)
        return zipfile.ZipFile(io.BytesIO(content))

    return laid


@pytest.fixture
def refusals(write):
    def said(*blocks, data=DATA):
        loaded = WordTemplate.load(write(slim.pack(slim.members(*blocks))))
        template, found = loaded.value, loaded.diagnostics
        if template is not None:
            _, found = template.fill(data, pictures=PICTURES)
        return [(one.code, one.position.place) for one in found]

    return said


def body(archive):
    return etree.fromstring(archive.read("word/document.xml"))


def looks(archive):
    """Each run's text with what its properties are."""
    found = []
    for run in body(archive).iter(f"{W}r"):
        text = "".join(
            one.text or "" if one.tag == f"{W}t" else "\n" for one in run.iter(f"{W}t", f"{W}br")
        )
        if text:
            names = run.find(f"{W}rPr")
            found.append((text, [] if names is None else [one.tag[len(W) :] for one in names]))
    return found


def sizes(archive):
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    every = body(archive).iter(f"{space}extent")
    return [(int(one.get("cx")), int(one.get("cy"))) for one in every]


RUN = (
    '<w:p><w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:i/><w:sz w:val="32"/></w:rPr>'
    '<w:t xml:space="preserve">{}</w:t></w:r></w:p>'
)


def test_a_part_of_a_value_is_bold_in_the_look_around_it(lay):
    archive = lay(Raw(RUN.format("前{{ 名|加粗|颜色(“红色”) }}后")))
    assert looks(archive) == [
        ("前", ["rFonts", "i", "sz"]),
        ("甲<b>&\n乙", ["rFonts", "b", "bCs", "i", "color", "sz"]),
        ("后", ["rFonts", "i", "sz"]),
    ]


def test_looks_nest_in_any_order(lay):
    both = [lay(f"{{{{ 名|{one} }}}}") for one in ("加粗|颜色('红')", "颜色('C00000')|加粗")]
    assert looks(both[0]) == looks(both[1])
    archive = lay("{{ 址|链接(名|加粗) }}")
    assert looks(archive) == [("甲<b>&\n乙", ["b", "bCs", "color", "u"])]


def test_conditions_in_the_same_run_stay_whole(lay):
    text = "一{% if 真 %}二{{ 名|加粗 }}{% else %}三{% endif %}四{{ 名|加粗 if 空 else '五' }}"
    shown = [text for text, _ in looks(lay(Raw(RUN.format(text.replace("'", '"')))))]
    assert shown == ["一", "二", "甲<b>&\n乙", "四", "五"]
    split = "一{% if ¦真 %}二{{ 名¦|加粗 }}{% end¦if %}三"
    assert "".join(text for text, _ in looks(lay(split))) == "一二甲<b>&\n乙三"


def test_in_cells_and_loops(lay):
    archive = lay(
        [["{%tr for x in [1, 2] %}"], ["{{ x|加粗 }}{{ 又|图片(宽=1) }}"], ["{%tr endfor %}"]]
    )
    assert [text for text, _ in looks(archive)] == ["1", "2"]
    assert len(sizes(archive)) == 2


def test_a_blank_value_is_blank(lay):
    assert looks(lay("{{ 空|加粗 }}{{ 空|链接('官网') }}{{ 空|图片 }}{{ 空|印章 }}")) == []
    assert looks(lay("{{ 名|盖章(空) }}")) == [("甲<b>&\n乙", [])]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(text=LEGAL)
def test_any_text_comes_back(load, properties, text):
    template, _ = load("{{ 值|加粗|颜色('蓝') }}{{ 址|链接(值) }}")
    filled, said = template.fill({"值": text, "址": "http://a.cn"})
    assert said == ()
    archive = zipfile.ZipFile(io.BytesIO(filled.pack(properties)))
    assert "".join(shown for shown, _ in looks(archive)) == text * 2


def test_links_are_relationships_of_their_part(lay):
    archive = lay("{{ 址|链接('官网') }}{{ 址|链接 }}", footer="{{ 址|链接('页脚') }}")
    for part in ("document", "footer1"):
        rels = archive.read(f"word/_rels/{part}.xml.rels").decode()
        assert rels.count("relationships/hyperlink") == 1
        assert 'Target="https://%E4%BE%8B%E5%AD%90.cn/?a=1&amp;b=2" TargetMode="External"' in rels
    assert body(archive).find(f".//{W}hyperlink") is not None


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 名|颜色('猩红色') }}",
        "{{ 名|颜色 }}",
        "{{ 名|链接('字') }}",
        "{{ 'javascript:alert(1)'|链接('字') }}",
        "{{ 名|图片 }}",
        "{{ '章.png'|印章 }}",
        "{{ 印|印章(宽=0) }}",
        "{{ 印|印章(宽度=3) }}",
        "{{ 印|图片(宽='三') }}",
        "{{ 图|图片(宽=9999) }}",
        "{% set x = 名|加粗 %}{{ x }}",
        "{{ 名|加粗|replace('甲', '乙') }}",
        "{{ (名|加粗) ~ '乙' }}",
    ],
)
def test_what_cannot_be_laid_is_said(refusals, tag):
    assert refusals("一", tag) == [("X08", "正文第2段")]


LINKED = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>'


SHAPE = (
    '<w:p><w:r><w:drawing><a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:r><a:t>{}</a:t></a:r></a:p></w:drawing></w:r></w:p>"
)
FIELD = '<w:p><w:fldSimple w:instr=" QUOTE {} "><w:r><w:t>旧</w:t></w:r></w:fldSimple></w:p>'


@pytest.mark.parametrize(
    "block",
    [
        Raw(LINKED.format("{{ 址|链接 }}")),
        Raw(SHAPE.format("{{ 名|加粗 }}")),
        Raw(FIELD.format("{{ 印|图片 }}")),
    ],
)
def test_runs_stand_in_a_line_of_text(refusals, block):
    assert refusals("一", block) == [("X03", "正文第2段")]


def test_a_paragraph_of_its_own_is_a_line_too(lay):
    archive = lay("{{p 名|加粗 }}", "{{p 图|图片 }}")
    assert looks(archive) == [("甲<b>&\n乙", ["b", "bCs"])]
    assert len(sizes(archive)) == 1


CUT = (
    '<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>一{{% if 真 %}}</w:t></w:r><w:hyperlink w:anchor="a">'
    "<w:r><w:t>二{}</w:t></w:r><w:r><w:t>{{% else %}}三</w:t></w:r></w:hyperlink>"
    "<w:r><w:t>{{% endif %}}四</w:t></w:r></w:p>"
)


def test_statements_over_several_runs_hold_values_with_a_look(lay):
    for true, text in ((True, "一二甲<b>&\n乙四"), (False, "一三四")):
        archive = lay(Raw(CUT.format("{{ 名|加粗 }}")), data={**DATA, "真": true})
        assert "".join(shown for shown, _ in looks(archive)) == text
        assert (("甲<b>&\n乙", ["b", "bCs"]) in looks(archive)) is true


def test_rows_that_merge_and_lists_that_begin_anew_hold_pictures(lay):
    archive = lay(
        [
            ["{%tr for x in [1, 1, 2] %}", ""],
            ["{% vm %}{{ 名|加粗 }}", "{{ 又|图片(宽=1) }}{{ x|颜色('红') }}"],
            ["{%tr endfor %}", ""],
        ],
        "{%p for x in [1, 2] %}",
        "{{p 重新编号 }}",
        "{{ 图|图片(宽=2) }}",
        "{%p endfor %}",
    )
    merges = [one.get(f"{W}val") for one in body(archive).iter(f"{W}vMerge")]
    assert merges.count("restart") == 1
    assert len(merges) == 3
    assert len(sizes(archive)) == 5
    names = [one for one in archive.namelist() if one.startswith("word/media/")]
    assert len(names) == 2


def test_a_look_may_stand_in_a_link_of_the_template(lay):
    assert looks(lay(Raw(LINKED.format("{{ 名|加粗 }}")), data=DATA))[0][1] == ["b", "bCs"]


def test_unknown_names_are_told(refusals):
    assert refusals("{{ 没有|加粗 }}") == [("X05", "正文第1段")]
    assert refusals("{{ 没有|图片 }}") == [("X05", "正文第1段")]


def test_a_picture_keeps_its_proportions_within_the_text(lay):
    archive = lay(
        "{{ 图|图片 }}", "{{ 又|图片(宽=3) }}", "{{ 又|图片(高=2) }}", [["{{ 图|图片(宽=9) }}"]]
    )
    assert sizes(archive) == [
        (WIDTH, WIDTH // 2),
        (3 * CM, 3 * CM),
        (2 * CM, 2 * CM),
        ((1000 - 216) * 635, (1000 - 216) * 635 // 2),
    ]


@given(
    st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    st.sampled_from([0, CM, 50 * CM]),
    st.sampled_from([0, CM, 50 * CM]),
)
def test_every_picture_fits(pixels, width, height):
    picture = Picture("a", b"x", "png", pixels, (pixels[0] / 96, pixels[1] / 96))
    across, down = fitted(Shown(picture, "", width, height), Setting())
    assert 1 <= across <= Setting().width
    assert 1 <= down <= Setting().height


def test_the_same_picture_is_stored_once(lay):
    archive = lay(
        "{{ 印|图片 }}{{ 又|图片(宽=1) }}",
        "{{ 图|图片 }}{{ 图.文件|图片 }}",
        footer="{{ 印|图片(宽=1) }}",
    )
    media = [name for name in archive.namelist() if name.startswith("word/media/")]
    assert sorted(media) == ["word/media/image1.jpeg", "word/media/image1.png"]
    rels = archive.read("word/_rels/document.xml.rels").decode()
    assert rels.count("relationships/image") == 2
    xml = archive.read("word/document.xml").decode()
    assert 'descr="大厅&lt;&#34;&amp;&gt;"' in xml
    assert xml.count("<wp:docPr") == 4


def test_an_exact_line_does_not_cut_a_picture_off(lay):
    height = '<w:spacing w:before="9" w:line="560" w:lineRule="exact"/>'
    exact = f'<w:pPr>{height}<w:jc w:val="right"/></w:pPr>'
    block = Raw(f"<w:p>{exact}<w:r><w:t>{{{{ 图|图片 }}}}</w:t></w:r></w:p>")
    spacing = body(lay(block)).find(f".//{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("240", "auto")
    assert spacing.get(f"{W}before") == "9"


def test_a_seal_floats_behind_the_middle_of_the_signature(lay):
    archive = lay("{{ 署名|盖章(印, 宽=4, 上移=1) }}", data=DATA | {"署名": "某某中心"})
    xml = archive.read("word/document.xml").decode()
    assert [text for text, _ in looks(archive)] == ["某某", "中心"]
    assert xml.index("某某") < xml.index("<wp:anchor") < xml.index("中心")
    assert 'behindDoc="1"' in xml
    assert f"<wp:posOffset>{-2 * CM}</wp:posOffset>" in xml
    assert f"<wp:posOffset>{216_000 - 3 * CM}</wp:posOffset>" in xml
    assert (
        'behindDoc="0"'
        in lay("{{ 印|印章(浮于文字上方=true) }}").read("word/document.xml").decode()
    )


@pytest.mark.parametrize(
    ("own", "above"),
    [("", 400), ('<w:spacing w:before="100"/>', 100), ('<w:jc w:val="end"/>', 400)],
)
def test_a_seal_lies_on_the_line_below_the_space_above_it(write, own, above):
    styles = slim.style("A", "落款", look='<w:pPr><w:spacing w:line="9" w:before="400"/></w:pPr>')
    styles += slim.style("B", "落款二", look='<w:basedOn w:val="A"/>')
    properties = f'<w:pPr><w:pStyle w:val="B"/>{own}</w:pPr>'
    block = Raw(f"<w:p>{properties}<w:r><w:t>{{{{ 印|印章 }}}}</w:t></w:r></w:p>")
    template = WordTemplate.load(write(slim.pack(slim.members(block, styles=styles)))).value
    filled, _ = template.fill(DATA, pictures=PICTURES)
    expected = 216_000 + above * 635 - 2 * CM
    assert f"<wp:posOffset>{expected}</wp:posOffset>" in filled.content(template.body).decode()


def test_a_picture_that_cannot_be_used_is_nothing_here(lay):
    archive = lay("一{{ 坏|图片 }}{{ 坏|印章 }}{{ 名|盖章(坏) }}")
    assert [text for text, _ in looks(archive)] == ["一", "甲<b>&\n乙"]
    assert not [name for name in archive.namelist() if "media" in name]


def test_attachments_share_a_picture_and_keep_their_links(write, properties):
    blocks = ("{{ 印|图片(宽=2) }}{{ 址|链接 }}",)
    template = WordTemplate.load(write(slim.pack(slim.members(*blocks, page=PAGE)))).value
    filled = [template.fill(DATA, pictures=PICTURES, joined=True)[0] for _ in range(3)]
    content = attach(filled[0], filled[1:]).pack(properties)
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert [name for name in archive.namelist() if "media" in name] == ["word/media/image1.png"]
    assert len(body(archive).findall(f".//{W}hyperlink")) == 3


def test_attachments_bring_pictures_and_links_of_their_own(write, properties):
    """Fault: ids were led on only where the template itself had some; bookmarks lost the others."""
    marked = '<w:p><w:bookmarkStart w:id="1" w:name="甲"/><w:bookmarkEnd w:id="1"/></w:p>'
    blocks = ("{{ 印|图片(宽=2) }}{{ 址|链接 }}", Raw(marked))
    template = WordTemplate.load(write(slim.pack(slim.members(*blocks, page=PAGE)))).value
    others = ({"印": PictureName("照片.jpg"), "址": "http://乙.cn"}, {"址": "http://丙.cn"})
    filled = [template.fill(DATA | own, pictures=PICTURES, joined=True)[0] for own in ({}, *others)]
    content = attach(filled[0], filled[1:]).pack(properties)
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    rels = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = {one.get("Id"): one.get("Target") for one in rels}
    names = (f"{{{slim.R}}}id", f"{{{slim.R}}}embed")
    led = [
        targets[value]
        for one in body(archive).iter()
        for name, value in one.attrib.items()
        if name in names
    ]
    assert led[0] == led[4] != led[2]
    assert [quoted.rpartition(".")[0][-9:] for quoted in led[1::2]] == [
        *("%E5%AD%90", "%E4%B9%99", "%E4%B8%99")
    ]
    space = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    assert len({one.get("id") for one in body(archive).iter(f"{space}docPr")}) == 3


def test_footers_of_attachments_bring_what_they_show(write, properties):
    footer = "{{ 印|图片(宽=1) }}{{ 址|链接('页脚') }}"
    main = WordTemplate.load(write(slim.pack(slim.members("正文", page=PAGE)))).value
    main_filled, _ = main.fill(DATA, pictures=PICTURES, joined=True)
    other = WordTemplate.load(write(slim.pack(slim.members("附", footer=footer, page=PAGE)))).value
    filled, _ = other.fill(DATA, pictures=PICTURES, joined=True)
    content = attach(main_filled, [filled, filled]).pack(properties)
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    rels = [name for name in archive.namelist() if name.startswith("word/_rels/footer")]
    assert rels
    for name in rels:
        text = archive.read(name).decode()
        assert text.count("relationships/image") == text.count("relationships/hyperlink") == 1


def test_properties_have_one_order():
    given_ = ('<w:sz w:val="1"/>', "<w:b/>", "<w14:glow/>", "<w:b/>", '<w:rStyle w:val="a"/>')
    assert run_properties(given_) == (
        '<w:rPr><w:rStyle w:val="a"/><w:b/><w:sz w:val="1"/><w14:glow/></w:rPr>'
    )


def test_what_was_prepared_is_recalled_whole(write, monkeypatch, tmp_path):
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "存"))
    data = slim.pack(slim.members(Raw(RUN.format("{{ 名|加粗 }}{{ 图|图片 }}")), page=PAGE))
    template = WordTemplate.load(write(data)).value
    keep(data, template.compiled)
    found = recall(data)
    assert found.parts[0].source == template.compiled.parts[0].source
    assert found.supplied

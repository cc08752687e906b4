"""A template that has a bit of everything Word packs into a file, and no tag."""

# ruff: noqa: E501 - WordprocessingML as Word writes it

from __future__ import annotations

import slim

W, R = slim.W, slim.R
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:c="{C}"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
PLAIN = f"<w:p>{slim.runs('字')}</w:p>"
BODY = (
    f'<w:p w:rsidR="00A1" w14:paraId="1A2B3C4D">{slim.runs("字")}<w:ins w:id="90" w:author="张三">'
    f'{slim.runs("添")}</w:ins><w:del w:id="91" w:author="李四"><w:r><w:delText>删</w:delText></w:r>'
    "</w:del></w:p>"
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>议</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    '<w:r><w:commentReference w:id="0"/></w:r>'
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>"
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE "</w:instrText></w:r>'
    '<w:r><w:instrText>甲" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>甲</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    '<w:hyperlink r:id="rLink" w:tooltip="看"><w:r><w:t>见</w:t></w:r></w:hyperlink></w:p>'
    '<w:sdt><w:sdtPr><w:alias w:val="名"/><w:id w:val="5"/><w:dataBinding w:xpath="/a"/>'
    '<w15:dataBinding w:xpath="/a"/><w:placeholder><w:docPart w:val="默认"/></w:placeholder>'
    f"<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>{PLAIN}</w:sdtContent></w:sdt>"
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:docPr id="1" name="框" descr="述" title="题"/><a:graphic><a:graphicData uri="u"><wps:wsp>'
    f"<wps:txbx><w:txbxContent>{PLAIN}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f'<v:shape id="框" alt="述"><v:textbox><w:txbxContent>{PLAIN}</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    "<m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>=1</m:t></m:r></m:oMath></w:p>"
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="2" name="图"><a:hlinkClick r:id="rPicture"/>'
    '</wp:docPr><a:graphic><a:graphicData uri="c"><c:chart r:id="rChart"/></a:graphicData></a:graphic>'
    '</wp:inline></w:drawing></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
    '<w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
)
_WATERMARK = (
    '<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" o:spt="136"/>'
    '<v:shape id="水印" o:spid="_x0000_s2049" type="#_x0000_t136"><v:textpath string="送审"/>'
    "</v:shape></w:pict></w:r></w:p>"
)


def _part(root, content):
    return f"<{root} {NAMES}>{content}</{root}>"


def _notes(kind):
    marks = "".join(
        f'<w:{kind} w:type="{mark}" w:id="{n}"><w:p><w:r><w:{mark}/></w:r></w:p></w:{kind}>'
        for n, mark in ((-1, "separator"), (0, "continuationSeparator"))
    )
    return _part(f"w:{kind}s", f'{marks}<w:{kind} w:id="2">{PLAIN}</w:{kind}>')


# The kind of the relationship, the member, its content, its content type (within Word's).
PARTS = {
    "rHead": ("header", "word/header1.xml", _part("w:hdr", _WATERMARK + PLAIN), "header"),
    "rFoot": ("footer", "word/footer1.xml", _part("w:ftr", PLAIN), "footer"),
    "rNotes": ("footnotes", "word/footnotes.xml", _notes("footnote"), "footnotes"),
    "rEnds": ("endnotes", "word/endnotes.xml", _notes("endnote"), "endnotes"),
    "rComments": (
        *("comments", "word/comments.xml"),
        _part("w:comments", f'<w:comment w:id="0" w:author="王五">{PLAIN}</w:comment>'),
        "comments",
    ),
    "rPeople": (
        *("people", "word/people.xml"),
        _part("w15:people", '<w15:person w15:author="王五"/>'),
        "people",
    ),
    "rStyles": (
        *("styles", "word/styles.xml"),
        _part(
            "w:styles", '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="样"/></w:style>'
        ),
        "styles",
    ),
    "rSettings": (
        *("settings", "word/settings.xml"),
        _part(
            "w:settings",
            '<w:rsids><w:rsidRoot w:val="00A1"/><w:rsid w:val="00A1"/></w:rsids>'
            '<w:docVars><w:docVar w:name="变" w:val="值"/></w:docVars>',
        ),
        "settings",
    ),
    "rLists": (
        *("numbering", "word/numbering.xml"),
        _part(
            "w:numbering",
            '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            '<w:lvlText w:val="{%1}"/></w:lvl></w:abstractNum><w:num w:numId="1">'
            '<w:abstractNumId w:val="0"/></w:num>',
        ),
        "numbering",
    ),
    "rChart": (
        *("chart", "word/charts/chart1.xml"),
        _part(
            "c:chartSpace",
            "<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>图</a:t></a:r><a:r><a:t>题</a:t></a:r>"
            "</a:p></c:rich></c:tx></c:title><c:v>类</c:v></c:chart>",
        ),
        "chart",
    ),
    "rDiagram": (
        *("diagramData", "word/diagrams/data1.xml"),
        _part("a:data", "<a:p><a:r><a:t>框</a:t></a:r></a:p>"),
        "diagram",
    ),
    "rGlossary": (
        *("glossaryDocument", "word/glossary/document.xml"),
        _part("w:glossaryDocument", f"<w:docParts>{PLAIN}</w:docParts>"),
        "document.glossary",
    ),
    "rStore": ("customXml", "customXml/item1.xml", "<数><名>甲</名></数>", ""),
    "rTheme": ("theme", "word/theme/theme1.xml", _part("a:theme", "<a:b/>"), "theme"),
    "rSvg": ("image", "word/media/image1.svg", "<svg><text>字</text></svg>", ""),
}
PROPERTIES = {
    "docProps/core.xml": "<p><creator>张三</creator><keywords>词</keywords></p>",
    "docProps/app.xml": "<p><Application>某</Application><Company>某公司</Company></p>",
    "docProps/custom.xml": '<p><property name="名"><lpwstr>值</lpwstr></property></p>',
}
OUTSIDE = {"rLink": "https://a.cn/甲", "rPicture": "https://b.cn/乙"}


def members() -> dict[str, str]:
    """Return the members of the template as text."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rHead"/>'
        '<w:footerReference w:type="default" r:id="rFoot"/></w:sectPr>'
    )
    inside = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="/{name}"/>'
        for key, (kind, name, _, _) in PARTS.items()
    )
    outside = "".join(
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target="{to}" TargetMode="External"/>'
        for key, to in OUTSIDE.items()
    )
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    kinds = (core, f"{R}/extended-properties", f"{R}/custom-properties")
    own = "".join(
        f'<Relationship Id="rP{n}" Type="{kind}" Target="{name}"/>'
        for n, (kind, name) in enumerate(zip(kinds, PROPERTIES, strict=True))
    )
    types = "".join(
        f'<Override PartName="/{name}" ContentType="{slim.WORD}.{kind}+xml"/>'
        for _, name, _, kind in PARTS.values()
        if kind
    )
    space = f'xmlns="{slim.PACKAGE}/relationships"'
    return {
        "[Content_Types].xml": slim.content_types({}).replace("</Types>", f"{types}</Types>"),
        "_rels/.rels": slim.relations([("officeDocument", "word/document.xml")]).replace(
            "</Relationships>", f"{own}</Relationships>"
        ),
        "word/document.xml": _part("w:document", f"<w:body>{BODY}{section}</w:body>"),
        "word/_rels/document.xml.rels": f"<Relationships {space}>{inside}{outside}</Relationships>",
        **{name: content for _, name, content, _ in PARTS.values()},
        **PROPERTIES,
    }

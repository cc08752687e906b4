"""A Word template with a bar chart in it, written by hand."""

from __future__ import annotations

import slim

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def series(number: int) -> str:
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f'<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/>'
        '<c:pt idx="0"><c:v>样例</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        '<c:spPr><a:solidFill><a:srgbClr val="4472C4"/></a:solidFill></c:spPr>'
        '<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$3</c:f><c:strCache><c:ptCount val="2"/>'
        '<c:pt idx="0"><c:v>样例甲</c:v></c:pt><c:pt idx="1"><c:v>样例乙</c:v></c:pt>'
        "</c:strCache></c:strRef></c:cat>"
        "<c:val><c:numRef><c:f>Sheet1!$B$2:$B$3</c:f><c:numCache><c:formatCode>0.00</c:formatCode>"
        '<c:ptCount val="2"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="1"><c:v>2</c:v></c:pt>'
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def chart() -> str:
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{slim.R}"><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="col"/><c:grouping val="clustered"/>{series(0)}'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea>'
        '<c:legend><c:legendPos val="b"/></c:legend><c:plotVisOnly val="1"/></c:chart>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def drawing(tag: str) -> slim.Raw:
    said = tag.replace('"', "&quot;")
    return slim.Raw(
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="5000000" cy="2500000"/><wp:docPr id="1" name="图表 1"'
        f' descr="{said}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="rIdC"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def members(*blocks: object) -> dict[str, str | bytes]:
    """Return the members of a template whose blocks may hold ``drawing``."""
    found: dict[str, str | bytes] = {**slim.members(*blocks)}
    types = str(found["[Content_Types].xml"])
    found["[Content_Types].xml"] = types.replace(
        "</Types>",
        f'<Default Extension="xlsx" ContentType="{SHEET_TYPE}"/>'
        f'<Override PartName="/word/charts/chart1.xml" ContentType="{CHART_TYPE}"/></Types>',
    )
    found["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{slim.PACKAGE}/relationships"><Relationship Id="rIdC"'
        f' Type="{slim.R}/chart" Target="charts/chart1.xml"/></Relationships>'
    )
    found["word/charts/chart1.xml"] = chart()
    found["word/charts/_rels/chart1.xml.rels"] = (
        f'<Relationships xmlns="{slim.PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{slim.R}/package" Target="../embeddings/book1.xlsx"/></Relationships>'
    )
    found["word/embeddings/book1.xlsx"] = slim.pack({"样例": "样例"})
    return found

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import charts
import openpyxl
import slim
from lxml import etree
from validators import faults

from generator.document import WordTemplate
from generator.document.attaching import attach

TAG = '{{ 行表|图表("名称", "预算=数.预算", "执行") }}'
ROWS = [
    {"名称": "甲<&>", "数": {"预算": Decimal("10.50")}, "执行": Decimal(9)},
    {"名称": "乙", "数": {"预算": Decimal(3)}, "执行": None},
    {"名称": "丙", "数": {"预算": Decimal("0.1")}, "执行": Decimal(-1)},
]


def rendered(write, properties, blocks, data):
    loaded = WordTemplate.load(write(slim.pack(charts.members(*blocks))))
    template, said = loaded.value, loaded.diagnostics
    assert said == ()
    content, said = template.render(data, properties=properties)
    assert said == ()
    return content


def shown(archive, name):
    """The header and rows that a chart's caches show."""
    space = {"c": charts.C}
    root = etree.fromstring(archive.read(name))
    every = root.findall(".//c:ser", space)
    head = [one.findtext("c:tx//c:v", namespaces=space) for one in every]
    categories = [v.text for v in every[0].findall("c:cat//c:v", space)] if every else []
    rows = [[category, *[None] * len(every)] for category in categories]
    for column, one in enumerate(every, 1):
        count = one.find("c:val//c:ptCount", space).get("val")
        assert int(count) == len(categories)
        for point in one.findall("c:val//c:pt", space):
            rows[int(point.get("idx"))][column] = float(point.findtext("c:v", namespaces=space))
    return [[None, *head], *rows]


def typed(archive, name):
    """The same as the workbook of the chart has it."""
    rels = archive.read(name.replace("charts/", "charts/_rels/") + ".rels").decode()
    target = rels.partition('package" Target="')[2].partition('"')[0].replace("..", "word")
    book = openpyxl.load_workbook(io.BytesIO(archive.read(target.lstrip("/"))))
    rows = [list(row) for row in book["Sheet1"].iter_rows(values_only=True)]
    return [[None, *rows[0][1:]], *[[row[0], *row[1:]] for row in rows[1:]]], target.lstrip("/")


def test_caches_and_workbook_hold_the_data(write, properties):
    data = {"行表": ROWS}
    content = rendered(write, properties, (charts.drawing(TAG), "完"), data)
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    expected = [
        [None, "预算", "执行"],
        ["甲<&>", 10.5, 9.0],
        ["乙", 3.0, None],
        ["丙", 0.1, -1.0],
    ]
    assert shown(archive, "word/charts/chart1.xml") == expected
    assert typed(archive, "word/charts/chart1.xml")[0] == expected
    assert "样例" not in archive.read("word/charts/chart1.xml").decode()
    assert content == rendered(write, properties, (charts.drawing(TAG), "完"), data)


def test_each_turn_of_a_loop_has_a_chart_of_its_own(write, properties):
    tag = '{{ 组|图表("名称", "执行") }}'
    blocks = ("{%p for 组 in 各组 %}", charts.drawing(tag), "{%p endfor %}")
    content = rendered(write, properties, blocks, {"各组": [ROWS, ROWS[:1], ROWS[2:]]})
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = sorted(one for one in archive.namelist() if one.startswith("word/charts/chart"))
    assert len(names) == 3
    counts = [len(shown(archive, name)) - 1 for name in names]
    assert sorted(counts) == [1, 1, 3]
    assert len({typed(archive, name)[1] for name in names}) == 3
    assert all(shown(archive, name) == typed(archive, name)[0] for name in names)
    ids = etree.fromstring(archive.read("word/document.xml")).iter(f"{{{charts.C}}}chart")
    assert len({one.get(f"{{{slim.R}}}id") for one in ids}) == 3


def test_attachments_have_charts_of_their_own(write, properties):
    template = WordTemplate.load(write(slim.pack(charts.members(charts.drawing(TAG))))).value
    filled = [template.fill({"行表": rows}, joined=True)[0] for rows in (ROWS, ROWS, ROWS[1:])]
    content = attach(filled[0], filled[1:]).pack(properties)
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = sorted(one for one in archive.namelist() if one.startswith("word/charts/chart"))
    assert sorted(len(shown(archive, name)) for name in names) == [3, 4, 4]
    assert len({typed(archive, name)[1] for name in names}) == 3
    assert all(shown(archive, name) == typed(archive, name)[0] for name in names)


def test_tags_of_the_chart_itself_stand_beside_its_data(write, properties):
    members = charts.members(charts.drawing(f"{{{{ 年度 }}}}年 {TAG}"), "{{ 年度 }}")
    title = (
        f'<c:chart><c:title><c:tx><c:rich><a:bodyPr xmlns:a="{charts.A}"/><a:p><a:r><a:t>'
        "{{ 年度 }}年支出</a:t></a:r></a:p></c:rich></c:tx></c:title>"
    )
    name = "word/charts/chart1.xml"
    members[name] = members[name].replace("<c:chart>", title)
    template = WordTemplate.load(write(slim.pack(members))).value
    content, said = template.render({"行表": ROWS, "年度": "2023<"}, properties=properties)
    assert said == ()
    assert faults(content) == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    xml = archive.read("word/document.xml").decode()
    assert 'descr="2023&lt;年"' in xml
    assert "2023&lt;年支出" in archive.read(name).decode()
    assert [row[1] for row in typed(archive, name)[0]] == ["预算", 10.5, 3, 0.1]
    assert shown(archive, name)[1][0] == "甲<&>"


def test_tags_of_charts_are_no_others(write, properties):
    field = '<w:p><w:fldSimple w:instr=" QUOTE {{ 没有 }} "/></w:p>'
    tag = '{{ 行表|图表("名称", "甲&amp;lt;乙=执行") }}'
    blocks = (charts.drawing(tag), slim.Raw(field))
    template = WordTemplate.load(write(slim.pack(charts.members(*blocks)))).value
    _, said = template.render({"行表": ROWS}, properties=properties)
    assert [(one.code, one.position.place) for one in said] == [("X05", "正文第2段")]
    content, _ = template.render({"行表": ROWS, "没有": "有"}, properties=properties)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert shown(archive, "word/charts/chart1.xml")[0] == [None, "甲&lt;乙"]


def test_series_follow_the_names_and_a_scatter_chart_is_refused(write, properties):
    one = rendered(
        write, properties, (charts.drawing('{{ 行表|图表("名称", "执行") }}'),), {"行表": ROWS}
    )
    assert shown(zipfile.ZipFile(io.BytesIO(one)), "word/charts/chart1.xml")[0] == [None, "执行"]
    members = charts.members(charts.drawing(TAG))
    members["word/charts/chart1.xml"] = members["word/charts/chart1.xml"].replace(
        "c:val>", "c:yVal>"
    )
    template = WordTemplate.load(write(slim.pack(members))).value
    _, said = template.render({"行表": ROWS}, properties=properties)
    assert [one.code for one in said] == ["X08"]


def test_nothing_filled_in_is_an_empty_chart(write, properties):
    content = rendered(write, properties, (charts.drawing(TAG),), {"行表": []})
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert shown(archive, "word/charts/chart1.xml") == [[None, "预算", "执行"]]


def complaints(write, properties, tag, data):
    loaded = WordTemplate.load(write(slim.pack(charts.members(charts.drawing(tag)))))
    template, said = loaded.value, loaded.diagnostics
    if template is not None:
        _, said = template.render(data, properties=properties)
    return [(one.code, one.position.place) for one in said]


def test_mistakes_are_said_at_the_chart(write, properties):
    data = {"行表": ROWS, "名": "甲"}
    for tag, code in (
        ('{{ 行表|图表("名称", "执性") }}', "X05"),
        ('{{ 行表|图表("名称", "名称") }}', "X08"),
        ('{{ 名|图表("名称", "执行") }}', "X08"),
        ('{{ 行表|图表("名称") }}', "X08"),
        ('{{ 没有|图表("名称", "执行") }}', "X05"),
        ('{{ 行表|图表("名称", "执行" }}', "X03"),
    ):
        found = complaints(write, properties, tag, data)
        assert (code, "正文第1段") in found, tag
        assert {one for one, _ in found} == {code}, tag


def test_a_chart_tag_in_the_text_is_told_where_to_stand(complaints):
    assert complaints({"行表": ROWS}, TAG) == [("X08", "正文第1段")]

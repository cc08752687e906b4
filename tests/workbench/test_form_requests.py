"""What the form view asks the server: the form of a text, edits, findings mended and answered."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from generator.authoring import many_edits, text_edits
from generator.authoring.text_places import read_exactly
from generator.workbench import application, blank_forms, form_edits
from tests.conftest import ROOT

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
UNIT = f"/unit/{quote(NAME)}"
PROJECT = ["项目", 0]
ROWS = [*PROJECT, "绩效指标", "产出指标", "数量指标"]


@pytest.fixture
def text(desk):
    return (desk.folder / NAME).read_text("utf-8")


@pytest.fixture
def asked(client):
    def ask(what, **given):
        return client.post(f"{UNIT}/{what}", json=given)

    return ask


def edited(asked, text, **edit):
    return asked("edit", text=text, edit=edit).json()


def data(text):
    return read_exactly(text).data


def test_a_form_shows_all_that_the_file_holds(asked, text):
    page = asked("form", text=text).text
    named = re.findall(r'data-path="(.*?)"', page)
    places = {tuple(json.loads(unescape(one))) for one in named}

    def values(held, path=()):
        pairs = held.items() if isinstance(held, dict) else ()
        pairs = enumerate(held) if isinstance(held, list) else pairs
        if not isinstance(held, dict | list) and path != ("套表",):
            yield path
        for step, one in pairs:
            yield from values(one, (*path, step))

    assert set(values(data(text))) <= places


def test_a_form_offers_what_the_file_lacks(asked):
    lean = "套表: 湖南县级部门整体支出\n年度: 2022\n单位: {名称: 甲}\n"
    page = unescape(asked("form", text=lean).text)
    for path in (["单位", "编制数"], ["整体自评", "总体目标", "预期目标"], ["预算", "年初预算数"]):
        assert f'data-path="{json.dumps(path, ensure_ascii=False, separators=(",", ":"))}"' in page
    assert 'aria-required="true"' in page
    assert "机构编制部门核定的编制" in page
    assert re.search(r'<span class="unit-of">人</span>', page)


@pytest.mark.parametrize("unit", ["元", "亿元"])
def test_amounts_are_of_the_unit_that_the_file_names(asked, text, unit):
    page = asked("form", text=text.replace("年度: 2022", f"年度: 2022\n金额单位: {unit}")).text
    assert f"<small>{unit}</small>" in page
    assert "<small>万元</small>" not in page


def test_computed_stands_beside_declared_with_its_reason(asked, text):
    page = asked("form", text=text).text
    assert "算得 8.43 分，与填的不同" in page
    assert "9.40 ÷ 11.15" in page
    summed = text.replace(
        "      执行得分: 8.5",
        "      来源: {当年财政拨款: {全年预算数: 10}, 其他资金: {全年预算数: 1.2}}\n"
        "      执行得分: 8.5",
        1,
    )
    assert "算得 11.2，与填的不同" in asked("form", text=summed).text


def test_a_form_that_cannot_be_scored_says_so(asked, text):
    broken = text.replace("年初预算数: 12,", "年初预算数: 十二,", 1)
    assert "才能算分" in asked("form", text=broken).text
    assert "才能算分" not in asked("form", text=text).text


@pytest.mark.parametrize("broken", ["甲: [", "", "- 1\n", "只有一句话", "甲\t: 1\n\t乙: 2"])
def test_a_text_that_is_no_filing_is_shown_as_what_it_is(asked, broken):
    answer = asked("form", text=broken)
    assert answer.status_code == 200
    assert "读不成表单" in answer.text


def test_a_form_that_there_is_not_can_be_chosen(asked, text):
    page = asked("form", text=text.replace("套表: 淮北市", "套表: 淮南市")).text
    assert ">淮北市项目支出绩效自评</option>" in page
    assert "找不到套表" in page


def test_what_stands_in_a_wrong_place_is_shown_with_its_finding(asked, text):
    odd = text.replace("单位:\n", "单位:\n  编制: 3\n  编制数: {甲: 1}\n").replace(
        "    自评得分: 85", "    自评得分: [85]", 1
    )
    page = asked("form", text=odd).text
    assert page.count("在“文字”里改") >= 2
    assert ">编制<" in page


PARTS = (
    "p div section span b small ul li label input textarea select option output button"
    " details summary table thead tbody tr th td h2 h3 h4 h5 h6"
)


class Seen(HTMLParser):
    """What a browser sees of a page."""

    def __init__(self):
        super().__init__()
        self.names, self.attributes, self.values = set(), set(), set()

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.values.add(data.removeprefix("\n"))


HOSTILE = "</textarea><script>x</script>{{ 7*7 }}\"' onload=x &amp;"


def test_markup_stays_text_in_every_part(asked):
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    lean = f"""套表: 淮北市项目支出绩效自评
年度: {quoted}
单位: {{名称: {quoted}, {quoted}: {quoted}}}
业务数据: {{{quoted}: {quoted}}}
任务: [{{名称: {quoted}, 做法: [{quoted}]}}]
项目:
  - 名称: {quoted}
    资金: {{来源: {{{quoted}: {{全年预算数: {quoted}}}}}}}
    绩效指标: {{{quoted}: {{{quoted}: [{{三级指标: {quoted}, {quoted}: {quoted}}}]}}}}
"""
    page = asked("form", text=lean, opened=[["甲", HOSTILE]]).text
    seen = Seen()
    seen.feed(page)
    assert HOSTILE in seen.values
    assert seen.names <= set(PARTS.split())
    assert not [one for one in seen.attributes if one.startswith("on")]
    assert "49" not in page


def test_an_edit_changes_one_place(asked, text):
    made = edited(asked, text, do="put", path=["单位", "主管部门"], value=" 001 ")["text"]
    assert made == text.replace("主管部门: 淮北市人力资源和社会保障局", "主管部门: 001")
    same = edited(asked, text, do="put", path=["预算", "年末结余"], value="")
    assert same["text"] == text


def test_new_keys_stand_in_the_order_of_the_form(asked):
    text = "套表: 湖南县级部门整体支出\n年度: 2022\n整体自评:\n  总体目标: {预期目标: 甲}\n"
    made = edited(asked, text, do="put", path=["单位", "名称"], value="某局")["text"]
    made = edited(asked, made, do="put", path=["单位", "简称"], value="局")["text"]
    made = edited(asked, made, do="put", path=["单位", "编制数"], value="3")["text"]
    assert made == text.replace(
        "整体自评", "单位:\n  名称: 某局\n  编制数: 3\n  简称: 局\n整体自评"
    ).replace("  编制数: 3\n  简称: 局\n", "  编制数: 3\n  简称: 局\n")


def test_lines_of_a_list_are_put_one_by_one(asked):
    text = "单位:\n  主要职能:\n    - 一 # 头\n    - 二\n    # 三的\n    - 三\n"
    path = ["单位", "主要职能"]
    made = edited(asked, text, do="lines", path=path, value="一\n新\n二\n\n三\n")["text"]
    assert made == text.replace("    - 二\n", "    - 新\n    - 二\n")
    made = edited(asked, made, do="lines", path=path, value="一\n三")["text"]
    assert made == text.replace("    - 二\n", "")
    made = edited(asked, made, do="lines", path=path, value="")["text"]
    assert data(made) == {"单位": {"主要职能": None}}
    made = edited(asked, made, do="lines", path=path, value="甲: 乙\n丙")["text"]
    assert data(made)["单位"]["主要职能"] == ["甲: 乙", "丙"]


def test_rows_are_added_moved_and_dropped(asked, text):
    columns = ["三级指标", "分值"]
    made = edited(asked, text, do="add", path=ROWS, columns=columns)["text"]
    assert list(data(made)["项目"][0]["绩效指标"]["产出指标"]["数量指标"][1]) == columns
    moved = edited(asked, made, do="move", path=[*ROWS, 1], by=-1)["text"]
    assert edited(asked, moved, do="drop", path=[*ROWS, 0])["text"] == text
    first = edited(asked, "项目:\n", do="add", path=["项目"], columns=["名称"])["text"]
    assert first == "项目:\n  - 名称:\n"


def test_names_are_added_once(asked):
    text = "业务数据:\n  甲: 1\n"
    made = edited(asked, text, do="name", path=["业务数据"], name=" 乙: 丙 ")["text"]
    assert made == '业务数据:\n  甲: 1\n  "乙: 丙":\n'
    assert edited(asked, made, do="name", path=["业务数据"], name="甲")["text"] == made
    row = edited(asked, "经费:\n", do="name", path=["经费"], name="会议费", columns=["预算数"])
    assert row["text"] == "经费:\n  会议费:\n    预算数:\n"


def test_cells_of_a_spreadsheet_fill_a_table(asked, text):
    columns = ["三级指标", "年度指标值", "实际完成值", "分值"]
    cells = [["甲", "≥1次", "2次", "10"], ["乙", "", "3次"], ["丙", "1", "2", "3", "多的"]]
    paste = {"do": "paste", "path": ROWS, "columns": columns, "row": 0, "cells": cells}
    made = edited(asked, text, **paste, column="三级指标")["text"]
    rows = data(made)["项目"][0]["绩效指标"]["产出指标"]["数量指标"]
    assert [(one["三级指标"], one["实际完成值"]) for one in rows] == [
        ("甲", "2次"),
        ("乙", "3次"),
        ("丙", "2"),
    ]
    assert rows[0]["自评得分"] == "10"
    later = edited(asked, text, **paste, column="分值")["text"]
    assert data(later)["项目"][0]["绩效指标"]["产出指标"]["数量指标"][0]["分值"] == "甲"


def reads_of(monkeypatch):
    """Return a list that has one entry for every reading of a text by which edits are made."""
    read: list[str] = []
    for module in (many_edits, text_edits, form_edits):
        reading = module.read_exactly
        monkeypatch.setattr(
            module, "read_exactly", lambda text, of=reading: [read.append(text), of(text)][1]
        )
    return read


def test_a_whole_sheet_is_pasted_with_a_few_readings(asked, text, monkeypatch):
    """Fault: every cell was read and proved alone; four hundred rows took most of a minute."""
    read = reads_of(monkeypatch)
    columns = ["三级指标", "年度指标值", "实际完成值", "分值"]
    paste = {"do": "paste", "path": ROWS, "columns": columns, "column": columns[0], "row": 0}
    cells = [[f"指标{one}", "≥1 个", "1,234.50", "100%"] for one in range(400)]
    made = edited(asked, text, **paste, cells=cells)["text"]
    cells = [[f"改名{one}", "１２", "", "=1+1"] for one in range(400)]
    again = edited(asked, made, **paste, cells=cells)["text"]
    assert 0 < len(read) < 20
    for sheet, wanted in ((made, "1,234.50"), (again, None)):
        rows = data(sheet)["项目"][0]["绩效指标"]["产出指标"]["数量指标"]
        assert len(rows) == 400
        assert {one["实际完成值"] for one in rows} == {wanted}
    assert [one for one in again.splitlines() if "#" in one] == [
        one for one in text.splitlines() if "#" in one
    ]


def test_more_cells_than_can_be_put_in_are_refused_in_words(asked, text):
    paste = {"do": "paste", "path": ROWS, "columns": ["三级指标"], "column": "三级指标", "row": 0}
    said = edited(asked, text, **paste, cells=[["1"]] * 5000)
    assert "分几次粘贴" in said["said"]
    assert "text" not in said


def test_what_of_a_paste_has_no_place_is_said(asked, text):
    """Fault: columns and rows more than the table has were left out without a word."""
    paste = {"do": "paste", "path": ROWS, "columns": ["三级指标"], "column": "三级指标", "row": 0}
    assert "没有放进去" in edited(asked, text, **paste, cells=[["甲", "乙"]])["said"]
    assert "said" not in edited(asked, text, **paste, cells=[["甲", " ", ""]])
    named = {**paste, "names": [[*ROWS, 0]]}
    assert "没有放进去" in edited(asked, text, **named, cells=[["甲"], ["乙"]])["said"]
    assert "said" not in edited(asked, text, **named, cells=[["甲"], [""]])


def test_cells_fill_rows_that_have_names(asked, text):
    funds = [*PROJECT, "资金"]
    names = [[*funds, "年度资金总额"], [*funds, "来源", "当年财政拨款"]]
    made = edited(
        asked,
        text,
        do="paste",
        path=[*funds, "来源"],
        columns=["年初预算数", "全年预算数"],
        column="全年预算数",
        row=0,
        names=names,
        cells=[["8"], ["8"], ["没有这一行"]],
    )["text"]
    held = data(made)["项目"][0]["资金"]
    assert held["年度资金总额"]["全年预算数"] == "8"
    assert held["来源"] == {"当年财政拨款": {"全年预算数": "8"}}


def test_what_cannot_be_edited_here_is_said(asked):
    text = "预算: &a {年末结余: 1}\n基金: {<<: *a}\n"
    said = edited(asked, text, do="put", path=["预算", "年初结余"], value="2")
    assert "文字" in said["said"]
    assert "text" not in said


def test_a_value_that_is_written_once_is_edited_for_all_or_split_off(asked):
    text = "预算: &a {年末结余: 1} # 注\n基金: *a # 同\n"
    both = edited(asked, text, do="put", path=["基金", "年末结余"], value="2")["text"]
    assert both == text.replace("1", "2")
    apart = edited(asked, text, do="split", path=["基金"])["text"]
    assert "# 注" in apart
    assert "# 同" in apart
    alone = edited(asked, apart, do="put", path=["基金", "年末结余"], value="2")["text"]
    assert [data(alone)[one]["年末结余"] for one in ("预算", "基金")] == ["1", "2"]


def test_a_reason_is_listed_at_its_field_and_taken_back(asked, text):
    score = ["项目", 0, "资金", "执行得分"]
    said = asked("look", text=text, base="", page="").json()["findings"]
    one = next(one for one in said if one["code"] == "P03")
    given = asked("waive", text=text, finding=one["key"], reason="按市里的口径").json()["text"]
    html = asked("form", text=given).text
    assert "已说明 P03</b> 按市里的口径" in html
    place = re.search(r'data-unwaive="([^"]+)"', html)[1]
    assert edited(asked, given, do="unwaive", place=place)["text"] == text
    assert edited(asked, given, do="unwaive", place="1:1")["said"]
    assert score[-1] in given.splitlines()[int(place.partition(":")[0]) - 1]


WRONG = [
    {"do": "unwaive"},
    {"do": "unwaive", "place": "x"},
    {"do": "split", "path": []},
    None,
    [],
    {"do": "run"},
    {"do": "put"},
    {"do": "put", "path": "单位", "value": "1"},
    {"do": "put", "path": [None], "value": "1"},
    {"do": "put", "path": [-1], "value": "1"},
    {"do": "put", "path": [True], "value": "1"},
    {"do": "put", "path": ["单位"], "value": {"a": 1}},
    {"do": "name", "path": ["单位"], "name": ""},
    {"do": "name", "path": ["单位"], "name": "a\nb"},
    {"do": "move", "path": ["项目", 0], "by": 2},
    {"do": "move", "path": ["单位"], "by": 1},
    {"do": "move", "path": [], "by": 1},
    {"do": "drop", "path": []},
    {"do": "add", "path": ["项目"], "columns": [1]},
    {"do": "paste", "path": ["项目"], "columns": ["a"], "column": "b", "row": 0, "cells": []},
    {"do": "paste", "path": ["项目"], "columns": ["a"], "column": "a", "row": 0, "cells": [1]},
    {"do": "paste", "path": ["项目"], "columns": ["a"], "column": "a", "row": -1, "cells": [["1"]]},
    {"do": ["put"], "path": ["单位"], "value": "1"},
    {"do": {"put": 1}, "path": ["单位"], "value": "1"},
]


@pytest.mark.parametrize("edit", WRONG)
def test_what_is_no_edit_is_refused(asked, text, edit):
    assert asked("edit", text=text, edit=edit).status_code == 400


def test_what_is_no_question_is_refused(asked, text):
    assert asked("form", text=text, opened="x").status_code == 400
    assert asked("form", text=1).status_code == 400
    assert asked("fix", text=text).status_code == 400


def finding(client, text, fits):
    known = {"text": text, "base": "", "page": ""}
    found = client.post(f"{UNIT}/look", json=known).json()["findings"]
    return next(one for one in found if fits(one))


def test_a_certain_value_is_put_in(client, asked, text):
    typed = text.replace("管理和监督检查，按时足额", "管理和监督检查,按时足额", 1)
    assert typed != text
    one = finding(client, typed, lambda one: one["fix"])
    assert asked("fix", text=typed, finding=one["key"]).json()["text"] == text
    assert "said" in asked("fix", text=text, finding=one["key"]).json()
    assert "said" in asked("fix", text=text, finding="没有").json()


def test_a_reason_is_kept_in_the_file(client, asked, text):
    one = finding(client, text, lambda one: one["code"] == "W04")
    assert one["waive"]
    made = asked("waive", text=text, finding=one["key"], reason="市里\n要求这样").json()["text"]
    assert made == text.replace("    自评得分: 85", "    自评得分: 85 # 忽略: W04 市里 要求这样", 1)
    assert "said" in asked("waive", text=text, finding=one["key"], reason="  ").json()
    assert "said" in asked("waive", text=text, finding=one["key"], reason="P10 P11").json()


def test_a_new_filing_is_made_from_the_list(client, desk):
    order = {"form": "淮北市项目支出绩效自评", "unit": "某/局", "year": "2023"}
    name = client.post("/new", json=order).json()["name"]
    assert desk.file(name) is not None
    assert data((desk.folder / name).read_text("utf-8"))["单位"]["名称"] == "某/局"
    assert client.post("/new", json=order).status_code == 409
    for wrong in ({"unit": " "}, {"year": "二〇"}, {"form": "没有"}, {"unit": "..", "form": ""}):
        answer = client.post("/new", json=order | wrong)
        assert answer.status_code == 409
        assert answer.json()["said"]
    assert client.post("/new", json={}).status_code == 400


def test_an_answer_checks_a_text_once_and_reads_no_blank_filing_again(client, desk, monkeypatch):
    """Warm, all that an answer takes is one check of what is new."""
    name = desk.names()[0]
    address = f"/unit/{quote(name)}"
    text = (desk.folder / name).read_text("utf-8")
    client.post(f"{address}/form", json={"text": text})
    done = []
    for module, work in ((application.pipeline, "check"), (blank_forms, "blank_text")):
        real = getattr(module, work)
        monkeypatch.setattr(
            module, work, lambda *a, of=real, **k: [done.append(of.__name__), of(*a, **k)][1]
        )
    typed = {"text": text + "# 改\n", "base": "", "page": ""}
    for asked in ("form", "look", "form"):
        assert client.post(f"{address}/{asked}", json=typed).status_code == 200
    assert done == ["check"]


def test_a_form_of_the_workspace_is_read_again_when_it_has_changed(client, desk):
    """Fault: the blank filing of a form was remembered for good."""
    forms = desk.folder.parent / "templates" / "forms"
    forms.mkdir(parents=True)
    own = forms / "淮北市项目支出绩效自评.yaml"
    shutil.copy(ROOT / "templates" / "forms" / own.name, own)
    text = (desk.folder / NAME).read_text("utf-8")
    page = client.post(f"{UNIT}/form", json={"text": text}).text
    assert "上年结转资金" in page
    changed = own.read_text("utf-8").replace("上年结转资金", "上年结余资金")
    assert changed != own.read_text("utf-8")
    own.write_text(changed, "utf-8")
    assert "上年结余资金" in client.post(f"{UNIT}/form", json={"text": text}).text

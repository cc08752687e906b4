"""The workbench as it is misused: two pages, other programs, slow answers, hostile text."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest

from tests.conftest import ROOT
from tests.workbench.browser import Clerk, held_back, where

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
ROWS = ("项目", 0, "绩效指标", "产出指标", "数量指标")


@pytest.fixture
def file(bench):
    """A filing of its own for a test, with nothing typed or saved before."""
    desk, *_ = bench
    path = desk.folder / "2022" / "甲.yaml"
    shutil.copy(ROOT / "inputs" / NAME, path)
    yield path
    path.unlink(missing_ok=True)
    shutil.rmtree(desk.room / "草稿", ignore_errors=True)


@pytest.fixture
def visit(bench, file):
    """Return what opens the filing in one more page."""
    clerks = []

    def visited():
        page = bench[2].new_page()
        clerks.append(Clerk(page, bench[1], []))
        page.on("pageerror", lambda error: clerks[0].faults.append(str(error)))
        comes_back(clerks[-1], file)
        return clerks[-1]

    yield visited
    for one in clerks:
        one.page.close()
    assert [fault for one in clerks for fault in one.faults] == []


def comes_back(clerk, file):
    clerk.page.goto(f"{clerk.root}unit/2022/{quote(file.name)}")
    clerk.page.wait_for_selector("[data-counts]:has-text('个错误')")
    clerk.sees_the_form()


def says(clerk, text, place="[data-saved]"):
    clerk.page.wait_for_selector(f"{place}:has-text('{text}')")


def types_into_the_text(clerk, text):
    """Put a text in the place of the whole one, as somebody who pastes it."""
    clerk.page.click("#tab-text")
    clerk.page.locator(".cm-content").click()
    clerk.page.keyboard.press("Control+a")
    clerk.page.keyboard.insert_text(text)


def test_saves_that_overlap_are_made_one_after_the_other(visit, file):
    """Fault: the second was made from what the first had just replaced, and met itself."""
    clerk = visit()
    waits, lets_go = held_back(clerk.page, "**/save")
    clerk.fills("单位", "主管部门", value="甲局")
    clerk.page.keyboard.press("Control+s")
    waits()
    clerk.fills("单位", "主管部门", value="乙局")
    with clerk.page.expect_response(
        lambda one: one.url.endswith("/save") and "乙局" in one.request.post_data
    ) as made:
        clerk.page.keyboard.press("Control+s")
        lets_go()
    assert made.value.status == 200
    clerk.until("document.querySelector('[data-saved]').textContent === '已保存'")
    assert clerk.page.is_hidden("[data-conflict]")
    assert "主管部门: 乙局" in file.read_text("utf-8")


def test_what_is_typed_while_another_change_is_joined_stays(visit, file):
    """Fault: the text that came back took the place of what had been typed meanwhile."""
    clerk = visit()
    clerk.fills("单位", "主管部门", value="甲局")
    file.write_text(file.read_text("utf-8").replace("年度: 2022", "年度: 2021"), "utf-8")
    waits, lets_go = held_back(clerk.page, "**/save")
    clerk.page.keyboard.press("Control+s")
    waits()
    clerk.fills("项目", 0, "名称", value="后来打的")
    lets_go()
    says(clerk, "保存以后又改了")
    assert clerk.field("项目", 0, "名称").input_value() == "后来打的"
    clerk.page.keyboard.press("Control+s")
    clerk.holds("年度", value="2021")
    text = file.read_text("utf-8")
    assert all(one in text for one in ("主管部门: 甲局", "年度: 2021", "名称: 后来打的"))


def test_each_page_keeps_what_was_typed_in_it(visit, file):
    """Fault: the save of one page, or its opening, forgot what was typed in another."""
    one, other = visit(), visit()
    other.fills("单位", "主管部门", value="没有保存的")
    one.fills("项目", 0, "名称", value="保存了的")
    one.saves()
    for _ in range(2):  # nobody answers the question the first time
        comes_back(other, file)
        other.page.wait_for_selector("[data-draft]:not([hidden])")
    other.page.click("[data-take-draft]")
    other.holds("单位", "主管部门", value="没有保存的")
    other.saves()
    text = file.read_text("utf-8")
    assert "主管部门: 没有保存的" in text
    assert "名称: 保存了的" in text
    comes_back(other, file)
    assert other.page.is_hidden("[data-draft]")


def test_a_file_that_is_protected_or_gone_is_said_and_the_text_stays(visit, file):
    clerk = visit()
    clerk.fills("单位", "主管部门", value="甲局")
    file.chmod(0o444)
    clerk.page.keyboard.press("Control+s")
    says(clerk, "没有保存：")
    assert "甲局" not in file.read_text("utf-8")
    file.chmod(0o644)
    away = file.rename(file.with_suffix(".bak"))
    clerk.page.keyboard.press("Control+s")
    says(clerk, "还在这一页", "p.notice")
    assert clerk.field("单位", "主管部门").input_value() == "甲局"
    away.rename(file)
    clerk.saves()
    assert "主管部门: 甲局" in file.read_text("utf-8")


def test_a_form_named_in_the_text_is_the_form_that_is_shown(visit):
    clerk = visit()
    types_into_the_text(clerk, "套表: 没有这种\n年度: 2022\n")
    clerk.page.click("#tab-form")
    clerk.page.wait_for_selector("#panel-form [data-path='[\"套表\"]']")
    clerk.until("document.querySelectorAll('#panel-form [data-path]').length === 1")
    types_into_the_text(clerk, "套表: 湖南县级部门整体支出\n年度: 2022\n单位: {名称: 甲}\n")
    clerk.page.click("#tab-form")
    clerk.holds("单位", "名称", value="甲")
    assert clerk.field("整体自评", "总体目标", "预期目标").count() == 1


SCRIPT, IMAGE = "<script>document.title='坏'</script>", "<img src=x onerror=document.title='坏'>"
NAMED = f"{SCRIPT}{{{{ 7*7 }}}}{{% raw %}}😀𠮷".replace("'", "''")
TURNED = "\u202e倒着\u2066的\u200b"


def test_hostile_text_stays_text_in_the_text_the_findings_and_the_preview(visit, file):
    clerk, text = visit(), file.read_text("utf-8")
    typed = text.replace("名称: 淮北市工伤保险管理服务中心", f"名称: '{NAMED}'", 1)
    typed = typed.replace("主管部门: 淮北", f"主管部门: {IMAGE}</textarea></pre>")
    assert IMAGE in typed
    types_into_the_text(clerk, f"{typed}{IMAGE}: !!python/object:os.system {TURNED}{SCRIPT}\n")
    clerk.page.wait_for_selector(".findings li:has-text('U+202E')")
    types_into_the_text(clerk, typed)
    clerk.page.click("#tab-preview")
    clerk.page.wait_for_selector(".sheet :text('{{ 7*7 }}')")
    assert SCRIPT in clerk.page.inner_text("[data-sheets]")
    assert (
        clerk.page.locator("[data-sheets] :is(script, b, img[onerror]), .findings img").count() == 0
    )
    assert "坏" not in clerk.page.title()
    clerk.saves()
    assert file.read_text("utf-8") == typed


def test_a_table_of_a_spreadsheet_is_put_in_as_it_stands(visit, file):
    clerk = visit()
    clerk.pastes(
        *ROWS,
        0,
        "三级指标",
        text='合并\t\t1,234.50\t１０\t10%\r\n"两行\n""引号"" 的"\t≥1\t\t\t\t\r\n',
    )
    clerk.saves()
    rows = [clerk.field(*ROWS, row, "三级指标").input_value() for row in (0, 1)]
    assert rows == ["合并", '两行\n"引号" 的']
    assert clerk.field(*ROWS, 0, "年度指标值").input_value() == ""
    assert clerk.field(*ROWS, 0, "实际完成值").input_value() == "1,234.50"
    assert "１０" in file.read_text("utf-8")


def test_the_last_row_goes_and_another_comes(visit, file):
    clerk = visit()
    for _ in range(2):
        clerk.page.locator(f"[data-drop='{where(*ROWS, 0)}']").click()
        clerk.until(f"!document.querySelector(`[data-drop='{where(*ROWS, 0)}']`)")
        clerk.settles()
        clerk.page.locator(f"[data-add-row='{where(*ROWS)}']").click()
        clerk.page.wait_for_selector(f"[data-path='{where(*ROWS, 0, '三级指标')}']")
        clerk.settles()
    clerk.fills(*ROWS, 0, "三级指标", value="新的")
    clerk.saves()
    assert "- 三级指标: 新的" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [("套表: 甲\n".encode("gb18030"), "GB"), (b"\0\1", "二进制"), (b"#" * (6 << 20), "5 MB")],
)
def test_a_file_that_is_no_usual_text_is_said(bench, visit, file, data, said):
    clerk = visit()
    file.write_bytes(data)
    clerk.page.goto(f"{bench[1]}unit/2022/{quote(file.name)}")
    clerk.page.wait_for_selector(f"main .notice:has-text('{said}')")

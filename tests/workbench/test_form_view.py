"""The form view in a real browser: filled, seen, corrected, saved; two pages, other programs."""

from __future__ import annotations

import shutil
from itertools import pairwise
from urllib.parse import quote

import pytest

from generator.pipeline import check
from generator.workbench.desk import Desk
from tests.conftest import ROOT
from tests.workbench.browser import CHROMIUM, WAIT, Clerk, served, where

if CHROMIUM is None:
    pytest.skip("没有装 Chromium", allow_module_level=True)
playwright = pytest.importorskip("playwright.sync_api", reason="没有装 playwright")

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
PROJECT = ("项目", 0)
ROWS = (*PROJECT, "绩效指标", "产出指标", "数量指标")
TIME = (*PROJECT, "绩效指标", "产出指标", "时效指标", 0)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def context(browser):
    held = browser.new_context(viewport={"width": 1280, "height": 720})
    yield held
    held.close()


@pytest.fixture
def visit(browser, context):
    """Return what opens a page of a server; none of them may report a fault."""
    clerks = []

    def opened(here, name=None, *, apart=False):
        held = browser.new_context() if apart else context  # a page behind another is slow
        page = held.new_page()
        page.set_default_timeout(WAIT)
        clerk = Clerk(page, here.address.split("/?")[0], [])
        page.on("pageerror", lambda error: clerk.faults.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        clerks.append(clerk)
        page.goto(here.address if name is None else here.address_of(f"/unit/{quote(name)}"))
        if name is not None:
            clerk.sees_the_form()
        return clerk

    yield opened
    faults = [fault for one in clerks for fault in one.faults]
    for one in clerks:
        one.page.close()
    assert faults == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A server for all tests of this file, with its desk."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    desk = Desk(folder / "inputs", folder / "outputs")
    with served(desk) as running:
        yield running, desk


@pytest.fixture
def file(shared, request):
    """A filing of the test's own."""
    path = shared[1].folder / "2022" / f"{request.node.name}.yaml"
    shutil.copyfile(shared[1].folder / NAME, path)
    yield path
    path.unlink(missing_ok=True)


@pytest.fixture
def clerk(shared, visit, file):
    return visit(shared[0], f"2022/{file.name}")


INDICATORS = {
    ("产出指标", "数量指标"): "培训场次\t≥4次\t5次\t25\t25\n培训人数\t≥100人\t120人\t25\t25\n",
    ("效益指标", "经济效益指标"): "政策知晓率\t≥85%\t88.2%\t40\t40\n",
    ("满意度指标", "服务对象满意度指标"): "参训人员满意度\t≥90%\t92.5%\t10\t10\n",
}


def test_a_new_filing_is_filled_in_and_built_through_the_form_alone(tmp_path, visit):
    desk = Desk(tmp_path, tmp_path / "outputs")
    with served(desk) as here:
        clerk = visit(here)
        page = clerk.page
        page.click("details.new summary")
        page.select_option("[name=form]", "淮北市项目支出绩效自评")
        page.fill("[name=unit]", "某某局")
        page.fill("[name=year]", "2022")
        page.click("[data-new] button")
        page.wait_for_selector("#panel-form .fields")
        assert clerk.said_at(*PROJECT, "名称")
        clerk.fills(*PROJECT, "名称", value="培训经费")
        clerk.waits_for("S01", "单位", "主管部门")
        clerk.fills("单位", "主管部门", value="某某厅")
        clerk.waits_for("S01", "单位", "主管部门", there=False)
        money = "12\t12\t12\n12\t12\t12\n0\t0\t0\n0\t0\t0\n"
        clerk.pastes(*PROJECT, "资金", "年度资金总额", "年初预算数", text=money)
        clerk.fills(*PROJECT, "总体目标", "预期目标", value="全年举办培训4期，培训100人次。")
        done = "全年举办培训5期，培训120人次。"
        clerk.fills(*PROJECT, "总体目标", "实际完成情况", value=done)
        for group, rows in INDICATORS.items():
            clerk.pastes(*PROJECT, "绩效指标", *group, 0, "三级指标", text=rows)
        page.click("[data-build-this]")
        clerk.until("document.querySelector('[data-saved]').textContent.startsWith('已生成')")
        file = tmp_path / "2022" / "某某局.yaml"
        assert [one.code for one in check(file, desk.workspace).stopping] == []
        assert "# 项目名称。例：" in file.read_text("utf-8")
    assert len([*(tmp_path / "outputs").rglob("*.docx")]) == 2


# Fields with a slip each, and the code that speaks of it; what cannot be read hides the rest.
NOT_READ = {
    ("年度",): ("二〇二二", "M"),
    ("单位", "名称"): ("", "S01"),
    (*PROJECT, "资金", "年度资金总额", "年初预算数"): ("12万元", "M"),
    (*PROJECT, "资金", "年度资金总额", "全年预算数"): ("11,15", "M"),
    (*PROJECT, "资金", "年度资金总额", "全年执行数"): ("-9.4", "M"),
    (*PROJECT, "资金", "执行得分"): ("很好", "M"),
    (*PROJECT, "自评得分"): ("85分", "M"),
    (*ROWS, 0, "三级指标"): ("", "S01"),
    (*ROWS, 0, "分值"): ("十", "M"),
    (*ROWS, 0, "自评得分"): ("a", "M"),
    (*TIME, "分值"): ("-1", "M"),
    ("项目", 1, "名称"): ("", "S01"),
    ("项目", 1, "资金", "执行得分"): ("9。5", "M"),
    ("项目", 1, "自评得分"): ("九十五", "M"),
}
READ = {
    ("单位", "主管部门"): ("", "S01"),
    (*PROJECT, "资金", "年度资金总额", "年初预算数"): ("", "S01"),
    (*PROJECT, "资金", "年度资金总额", "全年执行数"): ("940", "B"),
    (*PROJECT, "资金", "执行得分"): ("11", "P"),
    (*PROJECT, "总体目标", "预期目标"): ("", "S01"),
    (*PROJECT, "总体目标", "实际完成情况"): ("做好了,很好。。", "L"),
    (*PROJECT, "自评得分"): ("120", "P"),
    (*ROWS, 0, "实际完成值"): ("", "S01"),
    (*TIME, "实际完成值"): ("", "S01"),
    (*TIME, "计分用完成值"): ("没有数", "P"),
    (*TIME, "自评得分"): ("20.5", "P"),
    ("项目", 1, "名称"): ("日常运转经费", "S12"),
    ("项目", 1, "总体目标", "预期目标"): ("", "S01"),
    ("项目", 1, "资金", "年度资金总额", "全年预算数"): ("0", "B"),
    ("项目", 1, "资金", "执行得分"): ("2", "P14"),
    ("项目", 1, "自评得分"): ("100", "P02"),
}


@pytest.mark.parametrize("slips", [NOT_READ, READ])
def test_thirty_slips_are_seen_beside_their_fields(clerk, slips):
    assert len(NOT_READ) + len(READ) == 30
    known = {path: clerk.said_at(*path) for path in slips}
    for path, (slip, _) in slips.items():
        clerk.field(*path).fill(slip)
        clerk.field(*path).press("Tab")
    clerk.settles()
    said = {path: set(clerk.said_at(*path)) - set(known[path]) for path in slips}
    codes = {path: tuple(sorted(one)) for path, one in said.items()}
    missed = {
        path: codes[path]
        for path, (_, code) in slips.items()
        if not any(one.startswith(code) for one in codes[path])
    }
    assert missed == {}, [*missed.items()]


def test_two_pages_of_one_file_and_another_program_lose_nothing(shared, visit, file):
    one, two = (visit(shared[0], f"2022/{file.name}", apart=True) for _ in range(2))
    one.fills("单位", "主管部门", value="第一个人写的")
    two.fills(*PROJECT, "总体目标", "预期目标", value="第二个人写的目标。")
    one.saves()
    two.saves()
    two.holds("单位", "主管部门", value="第一个人写的")
    assert all(word in file.read_text("utf-8") for word in ("第一个人写的", "第二个人写的目标"))
    file.write_text(file.read_text("utf-8").replace("第一个人写的", "别的程序写的"), "utf-8")
    one.fills("单位", "主管部门", value="又改了")
    one.saves()
    assert one.page.locator("[data-conflict]").is_visible()
    assert "别的程序写的" in file.read_text("utf-8")
    assert one.field("单位", "主管部门").input_value() == "又改了"
    one.page.click("[data-take-mine]")
    one.until("document.querySelector('[data-conflict]').hidden")
    one.until("document.querySelector('[data-saved]').textContent.startsWith('已保存')")
    assert "又改了" in file.read_text("utf-8")


def test_what_was_typed_is_still_there_after_the_server_ended(desk, visit):
    with served(desk) as here:
        clerk = visit(here, NAME)
        clerk.fills("单位", "主管部门", value="没有保存的")
    clerk.field("单位", "主管部门").fill("服务器停了以后")
    clerk.field("单位", "主管部门").press("Tab")
    clerk.until("document.querySelector('p.notice').textContent.includes('没有回答')")
    assert clerk.field("单位", "主管部门").input_value() == "服务器停了以后"
    with served(desk) as again:
        later = visit(again, NAME)
        assert later.field("单位", "主管部门").input_value() != "没有保存的"
        later.page.click("[data-take-draft]")
        later.holds("单位", "主管部门", value="没有保存的")


HOSTILE = "<script>document.title='坏'</script>{{ 7*7 }}</textarea>\"'><img src=x onerror=alert(1)>"


def test_hostile_text_stays_text_everywhere(shared, visit, file):
    file = file.rename(file.with_name("<b>.yaml"))
    clerk = visit(shared[0], f"2022/{file.name}")
    row = (*ROWS, 0)
    places = [("单位", "名称"), (*PROJECT, "名称"), (*row, "三级指标"), (*row, "自评得分")]
    for path in places:
        clerk.field(*path).fill(HOSTILE)
        clerk.field(*path).press("Tab")
    named = clerk.page.locator(f"[data-name='{where(*PROJECT, '绩效指标')}']")
    named.fill(HOSTILE)
    named.press("Enter")
    clerk.settles()
    assert [clerk.field(*path).input_value() for path in places] == [HOSTILE] * len(places)
    assert clerk.page.locator("#panel-form img, #panel-form script, .findings img").count() == 0
    assert "坏" not in clerk.page.title()
    clerk.saves()
    clerk.page.goto(clerk.root)
    clerk.page.wait_for_selector("tbody tr[data-name^='2022/<b>']")
    assert clerk.page.locator("tbody img, tbody script, tbody b").count() == 0
    file.unlink()


def test_nothing_is_lost_of_what_is_being_typed(clerk):
    """Fault: a form shown anew took the letters that were typed meanwhile, the place, the focus."""
    field = clerk.field(*PROJECT, "总体目标", "实际完成情况")
    field.scroll_into_view_if_needed()
    field.fill("")
    before = clerk.page.evaluate("document.querySelector('#panel-form').scrollTop")
    pieces = ["全年做了", "三件事，", "每一件都", "做完了。"]
    for piece in pieces:
        field.press_sequentially(piece)
        clerk.page.wait_for_timeout(310)  # what was typed is on its way when more is typed
        field.press_sequentially("好")
    field.press("Enter")
    typed = "".join(f"{piece}好" for piece in pieces) + "\n"
    clerk.settles()
    assert field.input_value() == typed
    assert field.evaluate("one => one === document.activeElement")
    after = clerk.page.evaluate("document.querySelector('#panel-form').scrollTop")
    assert abs(after - before) < 60
    clerk.page.click("[data-undo]")
    for _ in range(100):
        if field.input_value() != typed:
            break
        clerk.page.wait_for_timeout(20)
    assert field.input_value() != typed


def test_rows_are_added_moved_and_dropped_with_the_keyboard(clerk, file):
    page, last = clerk.page, lambda: page.evaluate("document.activeElement.dataset.path")
    add = page.locator(f"[data-add-row='{where(*ROWS)}']")
    add.focus()
    add.press("Enter")
    clerk.settles()
    assert last() == where(*ROWS, 1, "三级指标")
    page.keyboard.type("新指标")
    page.keyboard.press("Shift+Enter")
    assert last() == where(*ROWS, 0, "三级指标")
    clerk.settles()
    up = page.locator(f"[data-at='{where(*ROWS, 1)}'][data-move='-1']")
    up.focus()
    up.press("Space")
    clerk.settles()
    assert clerk.field(*ROWS, 0, "三级指标").input_value() == "新指标"
    drop = page.locator(f"[data-drop='{where(*ROWS, 0)}']")
    drop.press("Enter")
    clerk.settles()
    clerk.saves()
    assert file.read_text("utf-8").count("新指标") == 0


def test_a_part_of_an_expense_is_named_below_it(shared, visit):
    clerk = visit(shared[0], "2021/麻阳苗族自治县工伤保险服务中心.yaml")
    naming = clerk.page.locator(".tabled .naming", has=clerk.page.locator("[data-under]"))
    naming.locator("select").select_option(where("经费", "三公经费", "明细"))
    naming.locator("input").fill("新的一项")
    naming.locator("input").press("Enter")
    clerk.settles()
    columns = ("上年预算数", "上年决算数", "预算数", "决算数")
    first = clerk.page.evaluate("document.activeElement.dataset.path")
    assert first in {where("经费", "三公经费", "明细", "新的一项", one) for one in columns}
    drop = clerk.page.locator(f"[data-drop='{where('经费', '三公经费', '明细', '新的一项')}']")
    drop.click()
    clerk.settles()
    assert drop.count() == 0


def test_every_control_has_a_name_and_fits_the_page(clerk):
    nameless = clerk.page.evaluate(
        """[...document.querySelectorAll("#panel-form :is(input, textarea, select, button)")]
          .filter((one) => !one.labels?.length && !one.getAttribute("aria-label"))
          .filter((one) => one.nodeName !== "BUTTON" || !one.textContent.trim()).length"""
    )
    assert nameless == 0
    assert clerk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert clerk.page.evaluate("document.documentElement.scrollHeight <= innerHeight + 2")


def test_a_finding_is_mended_or_answered_where_it_stands(clerk, file):
    goal = (*PROJECT, "总体目标", "实际完成情况")
    clerk.fills(*goal, value="做好了,很好。全年举办培训12期。")
    (code,) = [one for one in clerk.said_at(*goal) if one.startswith("L")]
    clerk.page.locator("#panel-form [data-fix]").first.click()
    clerk.waits_for(code, *goal, there=False)
    assert clerk.field(*goal).input_value() == "做好了，很好。全年举办培训12期。"
    score = (*PROJECT, "资金", "执行得分")
    assert "P03" in clerk.said_at(*score)
    clerk.page.locator("#panel-form [data-waive^='P03']").first.click()
    clerk.page.fill("[data-reason] input", "按市里的口径四舍五入到半分")
    clerk.page.keyboard.press("Enter")
    clerk.waits_for("P03", *score, there=False)
    clerk.saves()
    assert "执行得分: 8.5 # 忽略: P03 按市里的口径" in file.read_text("utf-8")


def test_the_list_of_findings_leads_to_the_field(clerk):
    clerk.page.locator(".findings .place", has_text="P03").first.click()
    assert clerk.page.evaluate("document.activeElement.dataset.path") == where(
        *PROJECT, "资金", "执行得分"
    )


def test_a_text_that_cannot_be_read_is_mended_in_the_text(clerk):
    clerk.page.click("#tab-text")
    clerk.page.locator(".cm-content").press("Control+Home")
    clerk.page.keyboard.type("甲: [\n")
    clerk.page.click("#tab-form")
    clerk.page.wait_for_selector("#panel-form [data-text]")
    assert clerk.page.locator("#panel-form .said li").count() > 0
    clerk.page.click("#panel-form [data-text]")
    assert clerk.page.locator("#panel-text").is_visible()


def test_what_could_not_be_put_into_the_text_is_put_there_when_it_is_saved(desk, visit):
    with served(desk) as here:
        clerk = visit(here, NAME)
        clerk.page.route("**/edit", lambda asked: asked.abort())
        field = clerk.field("单位", "主管部门")
        field.fill("甲局")
        field.press("Tab")
        clerk.until("document.querySelector('p.notice').textContent.startsWith('工作台没有回答')")
        clerk.page.click("[data-save]")
        clerk.page.wait_for_timeout(300)
        assert not clerk.page.inner_text("[data-saved]").startswith("已保存")
        clerk.page.unroute("**/edit")
        clerk.saves()
        assert "主管部门: 甲局" in (desk.folder / NAME).read_text("utf-8")
        assert clerk.page.is_hidden("p.notice")


def test_two_texts_of_one_place_are_shown_in_words(desk, visit):
    with served(desk) as here:
        clerk = visit(here, NAME)
        file = desk.folder / NAME
        text = file.read_text("utf-8")
        file.write_text(text.replace("年度: 2022", "年度: 2021"), "utf-8")
        clerk.fills("年度", value="2023")
        clerk.saves()
        shown = clerk.page.inner_text("[data-difference]")
        assert "文件里：年度: 2021" in shown
        assert "你　的：年度: 2023" in shown
        assert "@@" not in shown


def test_a_value_that_is_written_once_says_so_and_is_split_off(clerk, file):
    text = file.read_text("utf-8")
    first, second = (f"主管部门: {one}淮北市人力资源和社会保障局" for one in ("", "&bm "))
    shared = text.replace(first, second).replace("名称: 日常运转经费", "名称: *bm # 同上")
    clerk.page.click("#tab-text")
    clerk.page.locator(".cm-content").press("Control+a")
    clerk.page.keyboard.insert_text(shared)
    clerk.page.click("#tab-form")
    name, above = (*PROJECT, "名称"), ("单位", "主管部门")
    notice = clerk.page.locator(".value", has=clerk.field(*name)).locator(".shared")
    notice.wait_for()
    assert "单位 / 主管部门" in notice.inner_text()
    assert notice.get_attribute("id") in clerk.field(*name).get_attribute("aria-describedby")
    clerk.fills(*name, value="两处一样")
    clerk.holds(*above, value="两处一样")
    notice.locator("[data-split]").click()
    notice.wait_for(state="detached")
    clerk.fills(*name, value="各写各的")
    clerk.holds(*above, value="两处一样")
    clerk.saves()
    saved = file.read_text("utf-8")
    assert "名称: 各写各的 # 同上" in saved
    assert saved.count("\n") == text.count("\n")


def test_reasons_stand_beside_their_field_and_are_taken_back(clerk):
    score = (*PROJECT, "资金", "执行得分")
    clerk.page.locator("#panel-form [data-waive^='P03']").first.click()
    clerk.page.fill("[data-reason] input", "按市里的口径四舍五入到半分")
    clerk.page.keyboard.press("Enter")
    given = clerk.page.locator(".value", has=clerk.field(*score)).locator(".waivers li")
    given.wait_for()
    assert "已说明 P03" in given.inner_text()
    assert "按市里的口径" in given.inner_text()
    given.locator("[data-unwaive]").press("Enter")
    clerk.waits_for("P03", *score)
    assert given.count() == 0
    assert clerk.page.evaluate("document.activeElement.dataset.path") == where(*score)
    clerk.page.click("[data-undo]")
    given.wait_for()


@pytest.mark.parametrize("address", ["", "unit", "wording"])
def test_headings_are_in_order_and_what_changes_is_told(shared, visit, file, address):
    clerk = visit(shared[0], f"2022/{file.name}")
    if address != "unit":
        clerk.page.goto(clerk.root + (f"/{address}" if address else "/"))
    levels = clerk.page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]"
        ".filter((one) => !one.closest('dialog, .sheet')).map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert clerk.page.locator("[role=status][aria-live=polite]").count() >= 2
    nameless = clerk.page.evaluate(
        """[...document.querySelectorAll("input, select, textarea, button, a, [role=tabpanel]")]
          .filter((one) => !one.labels?.length && !one.getAttribute("aria-label")
            && !one.getAttribute("aria-labelledby") && !one.textContent.trim()).length"""
    )
    assert nameless == 0

"""The preview and the page of wording as somebody uses them, in a real browser."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.conftest import ROOT
from tests.workbench.browser import held_back, opened, where

NAME = "2022/淮北市工伤保险管理服务中心.yaml"
PROBLEMS = "2021/株洲市工伤保险服务中心.yaml"
REPORT = "2021/麻阳苗族自治县工伤保险服务中心.yaml"
WORDING = "narratives/湖南/机构编制人员情况.md.j2"
LIVE = 15_000  # milliseconds, on a machine that does much else


@pytest.fixture
def page(bench):
    """A page of the workbench."""
    _, base, context = bench
    with opened(context) as page:
        page.base = base
        yield page


def preview(page, name):
    """Open a filing at its preview."""
    page.goto(f"{page.base}unit/{quote(name)}")
    page.wait_for_selector("[data-counts]:has-text('个错误')")
    page.click("#tab-preview")
    page.wait_for_selector(".sheet")


def cursor_at(page, text):
    page.click("#tab-text")
    page.locator(".cm-line", has_text=text).first.click()


def test_a_cell_leads_to_its_line_and_a_line_to_its_cells(page):
    preview(page, NAME)
    page.select_option("[data-document]", "1")
    cell = page.locator(".sheet [data-from]", has_text="工伤保险宣传").first
    cell.click()
    origin = page.locator("[data-origin]")
    assert "数量指标" in origin.inner_text()
    assert "{{ 行.三级指标 }}" in origin.inner_text()
    assert cell.get_attribute("role") == "button"
    assert page.locator("#panel-form .from-preview").input_value() == "工伤保险宣传"
    origin.locator("li button").click()
    assert page.evaluate("document.activeElement.value") == "工伤保险宣传"
    page.click("#tab-text")
    cell.click()
    line = page.locator(".cm-activeLine").inner_text()
    assert "三级指标: 工伤保险宣传" in line
    origin.locator("li button").click()
    assert page.evaluate("Boolean(document.activeElement.closest('.cm-editor'))")
    assert "三级指标: 工伤保险宣传" in line
    cursor_at(page, "全年预算数: 11.15")
    page.wait_for_selector(".sheet .printed:has-text('11.15')")
    assert "印在" in page.inner_text("[data-preview-state]")
    assert "别的文件" in page.inner_text("[data-preview-state]")


def at_place(page, *path):
    return page.locator(f"[data-path='{where(*path)}']")


def test_a_field_leads_to_all_that_it_prints_with_the_mouse_and_the_keyboard(page):
    page.goto(f"{page.base}unit/{quote(NAME)}")
    page.wait_for_selector("#panel-form .fields")
    spent = ("项目", 0, "资金", "年度资金总额", "全年执行数")
    at_place(page, *spent).press("Control+Enter")
    page.wait_for_selector(".sheet .printed")
    assert page.evaluate("document.activeElement.dataset.path") == where(*spent)
    assert page.input_value("[data-document]") == "1"
    assert page.inner_text("[data-preview-state]").startswith("“全年执行数”印在")
    assert page.locator(".sheet .printed").first.inner_text() in {
        at_place(page, *spent).input_value(),
        "9.40",
    }
    at_place(page, "单位", "名称").focus()
    page.wait_for_selector("[data-elsewhere] button")
    page.wait_for_selector(".sheet .printed:has-text('淮北市')")
    page.locator("[data-elsewhere] button").first.click()
    page.wait_for_selector("[data-document] option:checked:not([value='1'])", state="attached")
    page.wait_for_selector(".sheet .printed:has-text('淮北市')")
    name = ("项目", 1, "名称")
    at_place(page, *name).hover()
    page.locator(".value", has=at_place(page, *name)).locator("[data-printed]").click()
    page.wait_for_selector(f".sheet .printed:has-text('{at_place(page, *name).input_value()}')")
    every = page.evaluate(
        """[...document.querySelectorAll("#panel-form [data-path][data-at]")]
          .filter((one) => !one.parentElement.querySelector("[data-printed]")).length"""
    )
    assert every == 0


def test_a_problem_leads_to_its_sentences_in_the_library_and_to_their_figures(page):
    preview(page, PROBLEMS)
    for number in range(page.locator("[data-document] option").count()):
        page.select_option("[data-document]", str(number))
        page.wait_for_timeout(800)
        if page.locator(".sheet .resting, .sheet [data-from]", has_text="年初预算少于").count():
            break
    page.locator(".sheet [data-from]", has_text="年初预算少于").last.click()
    told = page.inner_text("[data-origin]")
    assert "问题库 F03" in told
    assert "这条问题据以成立的数据" in told
    link = page.locator("[data-origin] a[href*='%E9%97%AE%E9%A2%98%E5%BA%93']").first
    link.click()
    page.wait_for_selector("#panel-text .cm-activeLine")
    assert page.evaluate("document.querySelector('[data-file]').value").endswith("问题库.yaml")


def test_a_score_tells_its_rule(page):
    preview(page, NAME)
    page.select_option("[data-document]", "1")
    page.wait_for_selector(".sheet:has-text('工伤保险宣传')")
    page.locator(".sheet tr:has-text('工伤保险宣传') [data-from]", has_text="10").last.click()
    told = page.inner_text("[data-origin]")
    assert "规则得分" in told
    assert "评分标准" in told or "规则：" in told


def test_typing_is_seen_and_what_stops_the_documents_is_said(page):
    preview(page, NAME)
    cursor_at(page, "名称: 日常运转经费")
    page.keyboard.press("End")
    page.keyboard.type("<b>甲</b>")
    page.wait_for_selector(".sheet:has-text('日常运转经费<b>甲</b>')", timeout=LIVE)
    cursor_at(page, "套表: ")
    page.keyboard.press("End")
    page.keyboard.type("没有")
    page.wait_for_selector("[data-sheets] .findings li", timeout=LIVE)
    assert "改好下面这些" in page.inner_text("[data-sheets]")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".sheet", timeout=LIVE)


def test_the_keyboard_alone_finds_where_something_comes_from(page):
    preview(page, NAME)
    assert page.locator(".sheet [data-from][tabindex='0']").count() == 1
    page.locator(".sheet [data-from]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-origin]:not([hidden]) li button")
    assert page.locator(".sheet .chosen").first.inner_text() == "2022"
    page.locator("[data-origin] > button").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-origin]").is_hidden()


def writes(page, text):
    """Write a whole text in the editor, as somebody who pastes it."""
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def test_words_lead_to_the_wording_and_wording_shows_its_result_live(page, bench):
    preview(page, REPORT)
    page.locator(".sheet .words", has_text="本单位").first.click()
    assert "这一段印的数据" in page.inner_text("[data-origin]")
    page.click("[data-origin] a")
    page.wait_for_selector(".sheet .printed")
    assert page.locator(".cm-line").first.inner_text().startswith("{% extends")
    assert page.locator("[data-save]").is_disabled()
    page.click("[data-copy]")
    page.wait_for_selector("[data-save]:enabled")
    text = (ROOT / WORDING).read_text("utf-8")
    writes(page, text.replace("本单位", "新写的{{ 单位.简称 }}"))
    page.wait_for_selector(".sheet:has-text('新写的县工伤')", timeout=LIVE)
    writes(page, text.replace("本单位", "{{ 单位.没有 }}"))
    page.wait_for_selector("#tab-findings:has-text('意见（')", timeout=LIVE)
    page.wait_for_selector(".cm-lintRange", timeout=LIVE)
    writes(page, text.replace("本单位", "我单位"))
    page.wait_for_selector(".cm-lintRange", state="detached", timeout=LIVE)
    page.click("[data-save]")
    page.wait_for_selector("[data-saved]:has-text('已保存')")
    assert "我单位" in (bench[0].folder.parent / WORDING).read_text("utf-8")
    page.click("#tab-history")
    page.click("[data-earlier]")
    page.wait_for_selector(".cm-line:has-text('本单位')")
    lines = "[...document.querySelectorAll('.cm-line')].map((one) => one.textContent)"
    assert page.evaluate(lines) == text.split("\n")


def test_saves_of_wording_that_overlap_are_made_one_after_the_other(page, bench):
    """Fault: the second was made of the mark that the first had just replaced, and met itself."""
    page.goto(f"{page.base}wording?file={quote(WORDING)}&unit={quote(REPORT)}")
    page.wait_for_selector(".sheet")
    if page.is_visible("[data-copy]"):
        page.click("[data-copy]")
    page.wait_for_selector("[data-save]:enabled")
    text = (ROOT / WORDING).read_text("utf-8")
    waits, lets_go = held_back(page, "**/wording/save")
    writes(page, text.replace("本单位", "甲单位"))
    page.click("[data-save]")
    waits()
    writes(page, text.replace("本单位", "乙单位"))
    with page.expect_response(
        lambda one: one.url.endswith("/save") and "乙单位" in one.request.post_data
    ) as made:
        page.click("[data-save]")
        lets_go()
    assert made.value.status == 200
    page.wait_for_selector("[data-saved]:has-text('已保存，以前的文字在历史里')")
    assert page.is_hidden("[data-conflict]")
    assert "乙单位" in (bench[0].folder.parent / WORDING).read_text("utf-8")


def test_another_wording_is_not_opened_over_what_is_typed_without_a_word(page):
    page.goto(f"{page.base}wording?file={quote(WORDING)}&unit={quote(REPORT)}")
    page.wait_for_selector(".sheet")
    if page.is_visible("[data-copy]"):
        page.click("[data-copy]")
    page.wait_for_selector("[data-save]:enabled")
    writes(page, "没有保存的\n")
    asked = []
    page.once("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    other = page.locator("[data-file] option").evaluate_all("all => all.map((one) => one.value)")
    page.select_option("[data-file]", next(one for one in other if one not in {"", WORDING}))
    assert "没有保存" in asked[0]
    assert page.input_value("[data-file]") == WORDING
    assert page.locator(".cm-line", has_text="没有保存的").count() == 1

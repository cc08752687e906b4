"""How long it takes from a key to the changed page: preview of a filing, result of a wording."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest
from preview_browser import browsing, opened, served

from generator.workbench.desk import Desk
from tests.conftest import ROOT
from tests.workbench.browser import where

FILINGS = {
    "2022/淮北市工伤保险管理服务中心.yaml": ("项目", 0, "名称"),
    "2021/株洲市工伤保险服务中心.yaml": ("单位", "名称"),
}
WORDING = "narratives/湖南/机构编制人员情况.md.j2"
OF = "2021/麻阳苗族自治县工伤保险服务中心.yaml"
TIMES = 5
SLOW = 3_000  # milliseconds for the quickest of them, on a machine that does much else
# From the key to the picture: what is typed is told by the page itself, not by who drives it.
KEY_TO_PAGE = """([typed, pressed]) => new Promise((done, failed) => {
  const sheets = document.querySelector("[data-sheets]");
  const begun = performance.now();
  const pages = () => [...sheets.querySelectorAll(".sheet")];
  const seen = () => pages().some((one) => one.textContent.includes(typed));
  const watch = new MutationObserver(() => {
    if (!seen()) return;
    watch.disconnect();
    requestAnimationFrame(() => done(performance.now() - begun));
  });
  watch.observe(sheets, { childList: true, subtree: true });
  setTimeout(() => failed(new Error("没有变")), 20000);
  document.execCommand("insertText", false, pressed);
})"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    folder = tmp_path_factory.mktemp("快慢")
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    desk = Desk(folder / "inputs", folder / "outputs")
    with served(desk) as address, browsing(address) as context:
        yield address.partition("?")[0], context


def quickest(page, typed):
    """Press a key several times; return the shortest time to the picture, in milliseconds."""
    times = []
    for sign in "甲乙丙丁戊"[:TIMES]:
        typed += sign
        times.append(page.evaluate(KEY_TO_PAGE, [typed, sign]))
        page.wait_for_timeout(1500)
    return min(times)


@pytest.mark.parametrize("name", FILINGS)
def test_a_key_in_the_form_is_soon_in_the_preview(bench, name):
    base, context = bench
    with opened(context) as page:
        page.goto(f"{base}unit/{quote(name)}")
        page.wait_for_selector("#panel-form .fields")
        field = page.locator(f"[data-path='{where(*FILINGS[name])}']")
        field.press("Control+Enter")
        page.wait_for_selector(".sheet .printed")
        page.wait_for_timeout(1500)
        field.press("End")
        assert quickest(page, field.input_value()) < SLOW


@pytest.mark.parametrize("name", FILINGS)
def test_a_key_in_the_text_is_soon_in_the_preview(bench, name):
    base, context = bench
    with opened(context) as page:
        page.goto(f"{base}unit/{quote(name)}")
        page.wait_for_selector("#panel-form .fields")
        page.click("#tab-text")
        page.click("#tab-preview")
        page.wait_for_selector(".sheet")
        held = FILINGS[name][-1]
        line = page.locator(".cm-line", has_text=f"{held}: ").first
        line.click()
        page.keyboard.press("End")
        page.wait_for_timeout(1500)
        assert quickest(page, line.inner_text().split(": ")[1]) < SLOW


def test_a_key_in_a_wording_is_soon_in_its_result(bench):
    base, context = bench
    with opened(context) as page:
        page.goto(f"{base}wording?file={quote(WORDING)}&unit={quote(OF)}")
        page.wait_for_selector(".sheet")
        if page.is_visible("[data-copy]"):
            page.click("[data-copy]")
        page.wait_for_selector("[data-save]:enabled")
        page.wait_for_selector(".sheet")
        page.locator(".cm-line", has_text="# 机构").click()
        page.keyboard.press("End")
        page.wait_for_timeout(1500)
        assert quickest(page, "机构编制人员情况") < SLOW

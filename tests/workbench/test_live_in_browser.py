"""What is typed in the form or the text is in the preview beside it; how soon, benchmarks tell."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.workbench.browser import opened, where

FILINGS = {
    "2022/淮北市工伤保险管理服务中心.yaml": ("项目", 0, "名称"),
    "2021/株洲市工伤保险服务中心.yaml": ("单位", "名称"),
}


@pytest.fixture
def page(bench):
    _, root, context = bench
    with opened(context) as page:
        page.root = root
        yield page


def follows(page, typed):
    """Press two keys, one after the other; the preview has each, and nothing has been saved."""
    for sign in "甲乙":
        page.keyboard.insert_text(sign)
        typed += sign
        page.wait_for_selector(f".sheet :text('{typed}')")
    assert page.inner_text("[data-saved]") == "没有保存"


@pytest.mark.parametrize("name", FILINGS)
def test_keys_in_the_form_are_in_the_preview(page, name):
    page.goto(f"{page.root}unit/{quote(name)}")
    page.wait_for_selector("#panel-form .fields")
    field = page.locator(f"[data-path='{where(*FILINGS[name])}']")
    field.press("Control+Enter")
    page.wait_for_selector(".sheet .printed")
    field.press("End")
    follows(page, field.input_value())


@pytest.mark.parametrize("name", FILINGS)
def test_keys_in_the_text_are_in_the_preview(page, name):
    page.goto(f"{page.root}unit/{quote(name)}")
    page.wait_for_selector("#panel-form .fields")
    page.click("#tab-text")
    page.click("#tab-preview")
    page.wait_for_selector(".sheet")
    line = page.locator(".cm-line", has_text=f"{FILINGS[name][-1]}: ").first
    line.click()
    page.keyboard.press("End")
    follows(page, line.inner_text().split(": ")[1])

"""Renews the pictures of the workbench: ``python packaging/site/workbench_pictures.py`` (Chromium).

A real workbench is served over the samples, a browser does what a clerk does and looks at every
view. ``-o`` writes elsewhere, ``--size 2560x1440`` looks at another size of window.
"""

from __future__ import annotations

import argparse
import io
import shutil
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import sync_playwright

from generator.workbench.application import application
from generator.workbench.desk import Desk
from generator.workbench.serving import serve, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs/工作台图片"
COLOURS = 64  # of a page of few: a picture is some forty kilobytes
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TABLE = "2022/淮北市工伤保险管理服务中心.yaml"
REPORT = "2021/株洲市工伤保险服务中心.yaml"
WORDS_OF = "2021/麻阳苗族自治县工伤保险服务中心.yaml"
WORDING = "narratives/湖南/机构编制人员情况.md.j2"


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """Serve a desk; give the address with its key."""
    told: list[str] = []
    ready = threading.Event()

    def tell(here: object) -> None:
        told.append(here.address)  # type: ignore[attr-defined]  # where it is served
        ready.set()

    given = (desk, lambda: application(desk), 0, tell)
    thread = threading.Thread(target=serve, args=given)
    thread.start()
    ready.wait()
    try:
        yield told[0]
    finally:
        stop(desk)
        thread.join()


def units(page: Page, root: str) -> None:
    """Look at the list once all filings have been looked at, one of them built."""
    visit(page, root, TABLE)
    page.click("[data-build-this]")
    page.wait_for_selector("[data-saved]:has-text('已生成')", timeout=120_000)
    page.goto(root)
    page.wait_for_function("!document.querySelector('[data-rows] .waiting')", timeout=120_000)


def visit(page: Page, root: str, name: str) -> None:
    """Open a filing."""
    page.goto(f"{root}unit/{quote(name)}")
    page.wait_for_selector("[data-counts]:has-text('个错误')")
    page.wait_for_selector("#panel-form .fields")


def field(*path: str | int) -> str:
    """Return what finds a field."""
    said = ",".join(f'"{one}"' if isinstance(one, str) else str(one) for one in path)
    return f"[data-path='[{said}]']"


def form(page: Page, root: str) -> None:
    """Look at a form with findings beside their fields."""
    visit(page, root, TABLE)
    page.locator("#panel-form [data-waive^='P03']").first.scroll_into_view_if_needed()


def text(page: Page, root: str) -> None:
    """Look at the text, its findings underlined."""
    visit(page, root, TABLE)
    page.click("#tab-text")
    page.locator(".cm-line", has_text="全年执行数").first.click()


def findings(page: Page, root: str) -> None:
    """Look at the dialog that asks for a reason, over the findings."""
    visit(page, root, TABLE)
    page.locator(".findings button", has_text="说明理由").first.click()
    page.fill("[data-reason] input", "按市里的口径四舍五入到半分")


def history(page: Page, root: str) -> None:
    """Look at the earlier texts."""
    visit(page, root, TABLE)
    for name in ("一", "二"):
        page.fill(field("单位", "主管部门"), f"淮北市人力资源和社会保障局{name}")
        page.press(field("单位", "主管部门"), "Tab")
        page.click("[data-save]")
        page.wait_for_selector("[data-saved]:has-text('已保存')")
    page.click("#tab-history")
    page.wait_for_selector("[data-earlier]")


def conflict(page: Page, root: str, file: Path) -> None:
    """Look at what is asked where another program has changed the same line."""
    visit(page, root, TABLE)
    page.fill(field("单位", "主管部门"), "市人力资源和社会保障局")
    changed = file.read_text("utf-8").replace("社会保障局二", "社会保障局（改）")
    file.write_text(changed, "utf-8")
    page.click("[data-save]")
    page.wait_for_selector("[data-conflict]:visible")


def preview(page: Page, root: str) -> None:
    """Look at a cell, its origin and its rule."""
    visit(page, root, TABLE)
    page.click("#tab-preview")
    page.wait_for_selector(".sheet")
    page.select_option("[data-document]", "1")
    page.wait_for_selector(".sheet:has-text('工伤保险宣传')")
    row = page.locator(".sheet tr:has-text('工伤保险宣传')")
    row.locator("[data-from]", has_text="10").last.click()


def printed(page: Page, root: str) -> None:
    """Look at all that a field of the form prints."""
    visit(page, root, TABLE)
    page.press(field("单位", "名称"), "Control+Enter")
    page.wait_for_selector(".sheet .printed")
    page.wait_for_selector("[data-elsewhere] button")


def problem(page: Page, root: str) -> None:
    """Look at a problem of a report and the sentences that it is made of."""
    visit(page, root, REPORT)
    page.click("#tab-preview")
    for number in range(page.locator("[data-document] option").count() or 4):
        page.wait_for_selector(".sheet")
        page.select_option("[data-document]", str(number))
        page.wait_for_timeout(2500)
        found = page.locator(".sheet p [data-from]", has_text="年初预算")
        if page.locator(".sheet", has_text="存在的问题").count() and found.count():
            found.last.click()
            return


def wording(page: Page, root: str) -> None:
    """Look at wording beside what it makes of a unit, with a slip underlined."""
    page.goto(f"{root}wording?file={quote(WORDING)}&unit={quote(WORDS_OF)}")
    page.wait_for_selector(".sheet")
    page.click("[data-copy]")
    page.wait_for_selector("[data-save]:enabled")
    page.wait_for_selector(".sheet")
    page.locator(".cm-line", has_text="本单位").click(position={"x": 30, "y": 8})
    page.keyboard.insert_text("{{ 单位.简 }}")
    page.wait_for_selector(".cm-lintRange")


VIEWS: dict[str, Callable[[Page, str], None]] = {
    "单位清单": units,
    "表单": form,
    "文字": text,
    "意见": findings,
    "历史": history,
    "预览": preview,
    "印在哪里": printed,
    "问题库": problem,
    "措辞": wording,
}


def look(folder: Path, width: int, height: int, wanted: list[str]) -> None:
    """Look at the views and keep the pictures of them."""
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch).resolve() / "自评"
        shutil.copytree(ROOT / "inputs", work / "inputs")
        desk = Desk(work / "inputs", work / "outputs")
        browser = next(filter(None, map(shutil.which, BROWSERS)))
        with served(desk) as address, sync_playwright() as driver:
            running = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = running.new_page(viewport={"width": width, "height": height})
            page.set_default_timeout(60_000)
            page.on("dialog", lambda one: one.accept())
            page.goto(address)
            root = address.partition("?")[0]
            for name, show in VIEWS.items():
                if not wanted or name in wanted:
                    show(page, root)
                    keep(page, folder / f"{name}.png")
            if not wanted or "冲突" in wanted:
                history(page, root)
                conflict(page, root, work / "inputs" / TABLE)
                keep(page, folder / "冲突.png")
            running.close()


def keep(page: Page, target: Path) -> None:
    """Keep a picture of the page in few colours."""
    page.wait_for_timeout(1500)
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = shown.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    target.parent.mkdir(parents=True, exist_ok=True)
    few.save(target, optimize=True)


def main() -> None:
    """Read the command line."""
    asked = argparse.ArgumentParser(description="重画工作台的图片")
    asked.add_argument("-o", "--output", type=Path, default=FOLDER)
    asked.add_argument("--size", default="1280x720")
    asked.add_argument("views", nargs="*")
    given = asked.parse_args()
    width, _, height = given.size.partition("x")
    look(given.output, int(width), int(height), given.views)


if __name__ == "__main__":
    main()

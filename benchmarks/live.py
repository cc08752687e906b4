"""From a key to the changed page of the preview, against what the server alone takes to answer.

    python benchmarks/live.py

A real workbench is served over the samples, Chromium types into the form, into the text and into a
wording; the page itself tells the time from the key to the picture. In turn with each key the same
page asks the server for the preview of a text that is as new: what is more than that is waiting
for a pause in the typing, the edit of the text, and drawing. Needs playwright and Chromium.
"""

from __future__ import annotations

import queue
import shutil
import statistics
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from generator.workbench.application import application
from generator.workbench.desk import Desk
from generator.workbench.serving import serve, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from generator.workbench.serving import Running

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TABLE = "2022/淮北市工伤保险管理服务中心.yaml"
REPORT = "2021/株洲市工伤保险服务中心.yaml"
WORDS_OF = "2021/麻阳苗族自治县工伤保险服务中心.yaml"
WORDING = "narratives/湖南/机构编制人员情况.md.j2"
FIELDS = {TABLE: '["项目",0,"名称"]', REPORT: '["单位","名称"]'}
SIGNS = "甲乙丙丁戊己庚辛壬"
REST = 1500  # milliseconds until all that a key has set going is done
KEY_TO_PICTURE = """([typed, sign]) => new Promise((done, failed) => {
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
  setTimeout(() => failed(new Error("the preview does not change")), 20000);
  document.execCommand("insertText", false, sign);
})"""
ANSWER = """async ([address, given]) => {
  const begun = performance.now();
  const headers = { "Content-Type": "application/json" };
  await (await fetch(address, { method: "POST", headers, body: JSON.stringify(given) })).text();
  return performance.now() - begun;
}"""


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch).resolve()
        shutil.copytree(ROOT / "inputs", work / "inputs")
        with browsing(Desk(work / "inputs", work / "outputs")) as (page, root):
            for name in FIELDS:
                form(page, root, name, (work / "inputs" / name).read_text("utf-8"))
                text(page, root, name, (work / "inputs" / name).read_text("utf-8"))
            wording(page, root)
    return 0


@contextmanager
def browsing(desk: Desk) -> Iterator[tuple[Page, str]]:
    """Serve a desk; give a page that has its key, and its address."""
    told: queue.Queue[Running] = queue.Queue()
    given = (desk, lambda: application(desk), 0, told.put)
    serving = threading.Thread(target=serve, args=given)
    serving.start()
    address = told.get(timeout=20).address
    try:
        with sync_playwright() as driver:
            browser = next(filter(None, map(shutil.which, BROWSERS)))
            running = driver.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = running.new_page(viewport={"width": 1280, "height": 720})
            page.on("dialog", lambda one: one.accept())
            page.goto(address)
            yield page, address.partition("?")[0]
            running.close()
    finally:
        stop(desk)
        serving.join()


def form(page: Page, root: str, name: str, held: str) -> None:
    """Type into a field of the form."""
    page.goto(f"{root}unit/{quote(name)}")
    page.wait_for_selector("#panel-form .fields")
    field = page.locator(f"[data-path='{FIELDS[name]}']")
    field.press("Control+Enter")
    page.wait_for_selector(".sheet .printed")
    page.wait_for_timeout(REST)
    field.press("End")
    asked = (f"{root}unit/{quote(name)}/preview", {"text": held})
    compare(page, f"表单 {Path(name).stem}", field.input_value(), asked)


def text(page: Page, root: str, name: str, held: str) -> None:
    """Type into the text."""
    page.goto(f"{root}unit/{quote(name)}")
    page.wait_for_selector("#panel-form .fields")
    page.click("#tab-text")
    page.click("#tab-preview")
    page.wait_for_selector(".sheet")
    key = FIELDS[name].split('"')[-2]
    line = page.locator(".cm-line", has_text=f"{key}: ").first
    line.click()
    page.keyboard.press("End")
    page.wait_for_timeout(REST)
    asked = (f"{root}unit/{quote(name)}/preview", {"text": held})
    compare(page, f"文字 {Path(name).stem}", line.inner_text().split(": ")[1], asked)


def wording(page: Page, root: str) -> None:
    """Type into a wording that the workspace has of its own."""
    page.goto(f"{root}wording?file={quote(WORDING)}&unit={quote(WORDS_OF)}")
    page.wait_for_selector(".sheet")
    page.click("[data-copy]")
    page.wait_for_selector("[data-save]:enabled")
    page.wait_for_selector(".sheet")
    page.locator(".cm-line", has_text="# 机构").click()
    page.keyboard.press("End")
    page.wait_for_timeout(REST)
    held = page.evaluate("document.querySelector('.cm-content').innerText")
    given = {"file": WORDING, "unit": WORDS_OF, "text": held}
    compare(page, "措辞", "机构编制人员情况", (f"{root}wording/preview", given))


def compare(page: Page, title: str, typed: str, asked: tuple[str, dict[str, str]]) -> None:
    """Print the time of a key to the picture and of the server's answer, turn about."""
    address, given = asked
    pairs = []
    for sign in SIGNS:
        typed += sign
        key = page.evaluate(KEY_TO_PICTURE, [typed, sign])
        page.wait_for_timeout(REST)
        new = given | {"text": f"{given['text']}{' ' * len(typed)}\n"}
        pairs.append((key, page.evaluate(ANSWER, [address, new])))
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"{title}：从按键到画出来 {ours:.0f} 毫秒；服务器答一次 {theirs:.0f} 毫秒；{ratio:.2f} 倍"
    )


if __name__ == "__main__":
    sys.exit(main())

"""A real browser before a real server: what a clerk sees and does at the workbench."""

from __future__ import annotations

import json
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from generator.workbench.application import application
from generator.workbench.serving import serve, stop

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
WAIT = 20_000  # milliseconds, on a machine that does much else


@contextmanager
def served(desk):
    """Serve a desk from a thread; give where it is served."""
    told, ready = [], threading.Event()

    def tell(here):
        told.append(here)
        ready.set()

    thread = threading.Thread(target=serve, args=(desk, lambda: application(desk), 0, tell))
    thread.start()
    try:
        assert ready.wait(10)
        yield told[0]
    finally:
        stop(desk)
        thread.join(10)


@contextmanager
def browsing(here):
    """Open Chromium with the key of a workbench; give what opens a page in it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="没有装 playwright")
    if CHROMIUM is None:
        pytest.skip("没有装 Chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        context.set_default_timeout(WAIT)
        context.request.get(here.address)
        yield context
        browser.close()


@contextmanager
def opened(context):
    """Open a page; what its console says, and what goes wrong in its scripts, is an error."""
    wrong = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    assert wrong == []


def held_back(page, address):
    """Keep the first answer of an address back; return what waits for it, and what lets it go."""
    held = []
    page.route(address, lambda route: held.append((route, route.fetch())), times=1)

    def waits():
        for _ in range(WAIT // 20):
            if held:
                return
            page.wait_for_timeout(20)
        raise AssertionError(address)

    def lets_go():
        route, answer = held.pop()
        route.fulfill(response=answer)

    return waits, lets_go


def where(*path):
    """Return what a place is called in the page."""
    return json.dumps(path, ensure_ascii=False, separators=(",", ":"))


@dataclass
class Clerk:
    """Somebody at a page of the workbench."""

    page: object
    root: str
    faults: list[str]

    def sees_the_form(self):
        self.page.wait_for_selector("#panel-form .fields, #panel-form .notice")

    def holds(self, *path, value):
        """Wait until a field holds a value."""
        for _ in range(WAIT // 20):
            if self.field(*path).input_value() == value:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError((path, self.field(*path).input_value()))

    def field(self, *path):
        return self.page.locator(f"[data-path='{where(*path)}']")

    def fills(self, *path, value):
        """Type into a field, leave it, and wait until the form is of the new text."""
        field = self.field(*path)
        if field.evaluate("one => one.nodeName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
        field.press("Tab")
        self.settles()

    def until(self, true):
        """Wait until an expression is true; the page lets nobody evaluate texts in it."""
        for _ in range(WAIT // 20):
            if self.page.evaluate(true):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(true)

    def settles(self):
        """Wait until nothing that was typed is on its way."""
        self.until("!document.querySelector('[data-typing], #panel-form[aria-busy], [inert]')")

    def pastes(self, *path, text):
        self.field(*path).focus()
        self.page.evaluate(
            """text => {
              const held = new DataTransfer();
              held.setData("text/plain", text);
              const given = { clipboardData: held, bubbles: true, cancelable: true };
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", given));
            }""",
            text,
        )
        self.settles()

    def said_at(self, *path):
        """Return the codes of the findings that a field is described by."""
        return self.field(*path).evaluate(
            """one => (one.getAttribute("aria-describedby") ?? "").split(" ").flatMap((id) =>
              [...(document.getElementById(id)?.querySelectorAll("li b") ?? [])].map((b) =>
                b.textContent.split(" ").at(-1)))"""
        )

    def waits_for(self, code, *path, there=True):
        """Wait until a finding stands beside a field, or no longer does."""
        for _ in range(WAIT // 50):
            if (code in self.said_at(*path)) is there:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError((code, path, self.said_at(*path)))

    def text(self):
        """Return the text that is being edited."""
        self.page.click("#tab-text")
        shown = self.page.evaluate(
            "[...document.querySelectorAll('.cm-line')].map((one) => one.textContent).join('\\n')"
        )
        self.page.click("#tab-form")
        return shown

    def saves(self):
        self.page.click("[data-save]")
        self.until(
            "document.querySelector('[data-saved]').textContent.startsWith('已保存')"
            " || !document.querySelector('[data-conflict]').hidden"
        )

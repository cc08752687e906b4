"""A workbench that really serves, and a browser of the distribution that looks at it."""

from __future__ import annotations

import shutil
import threading
import time
from contextlib import contextmanager

import pytest

from generator.workbench.application import application
from generator.workbench.serving import running, serve, stop

WIDTH, HEIGHT = 1280, 720
WAIT = 20_000  # milliseconds


@contextmanager
def served(desk):
    """Serve a desk in a thread; give the address that the browser is to open."""
    told = []
    work = threading.Thread(
        target=serve, args=(desk, lambda: application(desk), 0, told.append), daemon=True
    )
    work.start()
    for _ in range(200):
        if told and running(desk):
            break
        time.sleep(0.02)
    try:
        yield told[0].address
    finally:
        stop(desk)
        work.join(5)


@contextmanager
def browsing(address):
    """Open Chromium with the key of an address; give what opens a page in it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="没有安装 playwright")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("这台机器上没有 Chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        context.set_default_timeout(WAIT)
        context.request.get(address)
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

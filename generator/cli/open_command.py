"""The command open: the workbench, a page on this machine, and the browser that shows it."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Diagnostic
from generator.saving import reason_of
from generator.workbench.application import application
from generator.workbench.desk import Desk
from generator.workbench.serving import Running, running, serve, stop

if TYPE_CHECKING:
    from collections.abc import Callable

USUAL = Path("inputs")


def open_workbench(path: Path | None, target: Path, *, port: int, browser: bool) -> int:
    """Serve a folder's filings until the user ends it; return the exit code."""
    path = path or (USUAL if USUAL.is_dir() else Path())
    if not path.exists():
        show([Diagnostic("G07", {"path": str(path)})], messages())
        return ExitCode.WRONG_USE
    desk, page = _desk(path, target)
    tell = _telling(page, browser=browser)
    if (already := running(desk)) is not None:
        tell(already)
        return ExitCode.FINE
    try:
        serve(desk, lambda: application(desk), port, tell)
    except OSError as error:
        text = f"工作台没有打开：端口 {port} 用不了（{reason_of(error)}）。请换一个 --port。"
        messages().print(text, style="bold red")
        return ExitCode.WRONG_USE
    output().print("工作台已关闭。")
    return ExitCode.FINE


def stop_workbench(path: Path | None, target: Path) -> int:
    """End the workbench of a folder; return the exit code."""
    desk, _ = _desk(path or (USUAL if USUAL.is_dir() else Path()), target)
    stopped = stop(desk)
    output().print("工作台已关闭。" if stopped else "这个文件夹没有开着的工作台。")
    return ExitCode.FINE


def _desk(path: Path, target: Path) -> tuple[Desk, str]:
    """Return the desk, and which filing is to be shown first, '' for the list."""
    folder = path if path.is_dir() else path.parent
    page = "" if path.is_dir() else f"unit/{quote(path.name)}"
    return Desk(folder.absolute(), target.absolute()), page


def _telling(page: str, *, browser: bool) -> Callable[[Running], None]:
    def tell(here: Running) -> None:
        address = here.address.replace("/?", f"/{page}?", 1)
        output().print(f"工作台：{address}")
        output().print("只有这台电脑上能打开。按 Ctrl-C，或者 ziping open --stop 关闭。")
        if browser:
            webbrowser.open(address)

    return tell

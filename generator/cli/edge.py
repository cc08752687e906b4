"""The edge at which whatever ended a command becomes an exit code and a message in Chinese."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from typer.exceptions import TyperException

from generator.cli import chinese, completing
from generator.cli.app import app
from generator.cli.console import messages, use_utf8
from generator.cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBUG = "ZIPING_DEBUG"  # the variable that shows a developer the traceback
TYPER_INTERRUPTED = 130  # what typer returns after Ctrl-C, which it does not pass on


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ziping; return its exit code. No traceback ever reaches the user."""
    use_utf8()
    completing.be_ready()
    try:
        code = app(args=arguments, standalone_mode=False, complete_var=completing.VARIABLE)
    except TyperException as error:
        if page := chinese.page_instead(error):
            typer.echo(page)
        else:
            text = f"用法错误：{chinese.complaint(error)}（ziping --help 显示说明）"
            messages().print(text, style="bold red")
        return ExitCode.WRONG_USE
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        return _reader_left()
    except OSError as error:
        return _stopped(error)
    except Exception as error:  # noqa: BLE001 - the last edge: a defect becomes a message
        return _defect(error)
    return _interrupted() if code == TYPER_INTERRUPTED else int(code or 0)


def _interrupted() -> int:
    messages().print("已中断；已经写出的文件都是完整的。")
    return ExitCode.ERRORS


def _stopped(error: OSError) -> int:
    """Say what the system refused: a full disk behind our output, a folder taken away."""
    from generator.saving import reason_of

    if os.environ.get(DEBUG):
        traceback.print_exc()
    place = f"（{error.filename}）" if error.filename else ""
    text = f"没有做完：{reason_of(error)}{place}。已经写出的文件都是完整的。"
    messages().print(text, style="bold red")
    return ExitCode.ERRORS


def _reader_left() -> int:
    """End quietly when whoever read our output (head, less) has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FINE


def _defect(error: Exception) -> int:
    """Report a defect of ours; ZIPING_DEBUG=1 shows its traceback to a developer."""
    if os.environ.get(DEBUG):
        traceback.print_exc()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    text = f"程序缺陷：{type(error).__name__}: {error}（{place}）。请把这条信息交给维护人员。"
    messages().print(text, style="bold red")
    return ExitCode.DEFECT

"""The option --fix of the command check: what is certain is mended, shown first, then written."""

from __future__ import annotations

import difflib
from codecs import BOM_UTF8
from typing import TYPE_CHECKING

from generator.authoring.fixing import Fixed, Fixer
from generator.cli.check_command import files_of
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import Severity, worst
from generator.saving import save
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.cli.check_command import CheckOrder


def fix_all(paths: Sequence[Path], order: CheckOrder, *, asked: bool, write: bool) -> int:
    """Show what can be mended with certainty in the files, and write it where that is wanted."""
    if not asked or order.documents or order.renew or order.letters:
        messages().print(_refusal(asked=asked), style="bold red")
        return ExitCode.WRONG_USE
    files = files_of(paths, order)
    if not files:
        return ExitCode.WRONG_USE
    counts = [_fix(file, order, write=write) for file in files]
    done = sum(count or 0 for count in counts)
    told = "已经改好" if write else "可以改；核对以后加 --yes 写进文件"
    messages().print(f"{len(files)} 份文件，{done} 处{told}" if done else "没有可以自动改的")
    return ExitCode.ERRORS if None in counts else ExitCode.FINE


def _refusal(*, asked: bool) -> str:
    if not asked:
        return "用法错误：--yes 要与 --fix 一起用"
    return "用法错误：--fix 只改数据文件，不能与 --docx、--write-baseline、--letters 一起用"


def _fix(file: Path, order: CheckOrder, *, write: bool) -> int | None:
    """Mend a file; return the number of places, None where it could not be read or written."""
    try:
        data = file.read_bytes()
        text = data.removeprefix(BOM_UTF8).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        messages().print(f"{file}：不是 UTF-8 编码的文字，没有改", style="yellow")
        return None
    fixed = Fixer(file, Workspace.around(file), order.form).fixed(text, order.selection)
    for line in _change(file, text, fixed):
        output().print(line)
    if not write or fixed.text == text:
        return len(fixed.mended)
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    troubles = save(mark + fixed.text.encode("utf-8"), file)
    show(troubles, messages())
    return None if worst(troubles) is Severity.ERROR else len(fixed.mended)


def _change(file: Path, text: str, fixed: Fixed) -> Iterator[str]:
    """Yield what changes as a unified diff, with the finding of each change before it."""
    for one in fixed.mended:
        yield f"{one.position}: {one.code} {one.message}"
    before, after = text.splitlines(), fixed.text.splitlines()
    yield from difflib.unified_diff(
        before, after, str(file), str(file), "现在", "改后", n=1, lineterm=""
    )

"""What may be typed: names of forms and codes for the shell's completion, and its scripts."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path

from generator.cli.console import output
from generator.cli.exits import ExitCode

PROGRAM = "ziping"
VARIABLE = "_ZIPING_COMPLETE"  # what a shell asks by: complete_bash and the like
# Windows PowerShell reads what programs write as GBK, unless it is told otherwise.
FIRST = {"powershell": "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n"}


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


def forms_that_fit(incomplete: str) -> list[str]:
    """Return the forms here whose names go on from what is typed."""
    from generator.forms.load import form_names
    from generator.workspace import Workspace

    return [name for name in form_names(Workspace.around(Path())) if name.startswith(incomplete)]


def codes_that_fit(incomplete: str) -> list[tuple[str, str]]:
    """Return the codes that go on from what is typed, in its letters, each with its title."""
    from generator.diagnostics import CATALOGUE

    fitting = (code for code in sorted(CATALOGUE) if code.startswith(incomplete.upper()))
    return [(incomplete + code[len(incomplete) :], CATALOGUE[code].title) for code in fitting]


def be_ready() -> None:
    """Let typer answer a shell that asks, where one does."""
    if VARIABLE in os.environ:
        from typer._completion_classes import completion_init

        completion_init()


def print_script(shell: Shell) -> int:
    """Print what a shell is to read when it starts."""
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name=PROGRAM, complete_var=VARIABLE, shell=shell.value)
    output().print(FIRST.get(shell, "") + script)
    return ExitCode.FINE

"""The command rule: what a code means and why it is looked at."""

from __future__ import annotations

from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode
from generator.diagnostics import CATALOGUE, Diagnostic
from generator.diagnostics.text_report import WORDS
from generator.reading.near_codes import code_advice


def print_rule(code: str) -> int:
    """Print title, severity, reason and source of a code; an unknown one names the nearest."""
    wanted = code.strip().upper()
    if wanted not in CATALOGUE:
        show([Diagnostic("A04", {"code": code, "advice": code_advice(wanted)})], messages())
        return ExitCode.WRONG_USE
    entry = CATALOGUE[wanted]
    lines = [f"{entry.code} {entry.title}（{WORDS[entry.severity]}）", "", entry.why]
    if entry.source:
        lines += ["", f"依据：{entry.source}"]
    output().print("\n".join(lines))
    return ExitCode.FINE

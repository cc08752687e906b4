"""The way in from the shell: a process of its own, which ends with the command."""

from __future__ import annotations

import gc

from generator.cli.edge import main

RARELY = 100_000
"""Objects between two searches for such as hold each other. Starting makes some hundred thousand
that all stay, and looking through them time and again takes longer than making them."""


def run() -> int:
    """Run ziping; return its exit code. What is left at the end is the system's to clear away."""
    gc.set_threshold(RARELY)
    try:
        return main()
    finally:
        gc.freeze()

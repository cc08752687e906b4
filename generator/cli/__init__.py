"""The command line: ziping."""

from generator.cli.app import main

__all__ = ["main"]

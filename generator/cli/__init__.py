"""The command line: ziping."""

from generator.cli.edge import main

__all__ = ["main"]

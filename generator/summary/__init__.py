"""What a run hands in for all its units: a workbook and a report for each year, from its results.

Nothing is built or read again: everything stands in 结果.json (or 结果.jsonl of a run that was
ended), so a summary can be made at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazy_names import looked_up

if TYPE_CHECKING:
    from generator.summary.summarizing import Summary, summarize

__all__ = ["Summary", "summarize"]

HOMES = {
    "Summary": "generator.summary.summarizing",
    "summarize": "generator.summary.summarizing",
}

__getattr__ = looked_up(__name__, HOMES)

"""A table of contents for programs that lay it out and take its page numbers as typed.

LibreOffice keeps what stands in a TOC field, page numbers and all, and works out a PAGEREF field
anywhere else. Without the field around them, the entries of a table of contents get their pages.
"""

from __future__ import annotations

import re

from generator import patterns

_RUN = patterns.compile(r"<w:r(?: [^>]*)?>(?:(?!</w:r>).)*</w:r>", re.DOTALL)
_CHARACTER = patterns.compile(r'<w:fldChar [^>]*w:fldCharType="(begin|separate|end)"')
_TOC = patterns.compile(r"<w:instrText[^>]*>\s*TOC\b")


def without_fields(xml: str) -> str:
    """Take the marks of TOC fields away and leave what stands in them."""
    if not _TOC.search(xml):
        return xml
    open_fields: list[bool] = []  # whether each is a TOC field
    pieces: list[str] = []
    last = 0
    runs = list(_RUN.finditer(xml))
    for number, run in enumerate(runs):
        kind = _CHARACTER.search(run[0])
        found = kind[1] if kind else ""
        if found == "begin":
            open_fields.append(_is_contents(runs, number))
        marks = bool(open_fields) and open_fields[-1] and (found or "<w:instrText" in run[0])
        if found == "end" and open_fields:
            open_fields.pop()
        if marks:
            pieces.append(xml[last : run.start()])
            last = run.end()
    return "".join((*pieces, xml[last:]))


def _is_contents(runs: list[re.Match[str]], number: int) -> bool:
    """Tell whether the field that begins with a run is a table of contents."""
    for run in runs[number : number + 2]:
        if "<w:instrText" in run[0]:
            return _TOC.search(run[0]) is not None
    return False

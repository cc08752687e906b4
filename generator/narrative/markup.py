"""Keeps the markup of wording apart from the data put into it.

What a maintainer wrote as markup is marked when the wording is read, before any data is there:
a ``#`` of wording becomes a control character, a ``#`` that is still one after rendering came from
data. So data needs no escaping wherever it goes (through macros, joins, filters), and no text of a
unit can become a heading, bold, a table or a paragraph of its own making. The reader refuses
control characters in data and in wording, so none can be forged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import Token

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2.lexer import TokenStream

MARKS = "#*|-\\!\n"
# The last of the wording's is white space to Python too: ``trim`` takes a macro's line ends off.
OF_WORDING = str.maketrans(dict(zip(MARKS, "\x01\x02\x03\x04\x05\x06\x1e", strict=True)))
OF_DATA = str.maketrans(dict(zip(MARKS, "\x0e\x0f\x10\x11\x12\x15\x13", strict=True)))
NEW_PARAGRAPH = "\x14"
LINE_BREAK = "\x13"

# One after the other: what the data's become is not among the wording's. Few characters of a text
# are marks, so that looking for each of them is far quicker than translating all.
_TO_SOURCE = [(chr(mark), code) for mark, code in OF_DATA.items()]
_TO_SOURCE += [(code, chr(mark)) for mark, code in OF_WORDING.items()]
_TO_TEXT = [(code, chr(mark)) for mark, code in OF_DATA.items()]
_BLANK_LINES = patterns.compile(r"[ \t\u3000]*\n(?:[ \t\u3000]*\n)+[ \t\u3000]*")
_LINE_END = patterns.compile("\r\n?")

_TAG = patterns.compile(r"\{%.*?%\}|\{#.*?#\}|\{\{.*?\}\}", re.DOTALL)
_STATEMENT = patterns.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TRAILING = patterns.compile(r"[ \t]+$", re.MULTILINE)


class WordingMarkup(Extension):
    """Lets Jinja mark what is markup of the wording, and keep lines that are more than a tag."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's signature
        """Keep the line end after a tag that stands at the end of a line of text.

        With ``trim_blocks`` a tag alone on its line takes the line with it, as it should; the end
        of a sentence in {% if %} would take the end of its paragraph.
        """
        text = _TRAILING.sub("", _LINE_END.sub("\n", source))
        return _TAG.sub(lambda tag: _with_line_end(tag, text), text)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the markup in the text between tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", token.value.translate(OF_WORDING))
            else:
                yield token


def _with_line_end(tag: re.Match[str], text: str) -> str:
    """Write a tag so that the line end behind it stays, unless the tag has the line to itself."""
    found = tag.group()
    ends_line = text[tag.end() : tag.end() + 1] == "\n"
    if found[1] == "{" or not ends_line or found[-3] in "+-":
        return found
    # Looked at once a line: before each of ten thousand tags of one line it takes its square.
    before = text[text.rfind("\n", 0, tag.start()) + 1 : tag.start()]
    if not _STATEMENT.sub("", before).strip():
        return found
    return f"{found[:-2]}+{found[-2:]}"


def as_source(rendered: str) -> str:
    """Turn rendered wording into Markdown in which only the wording's own marks are marks."""
    text = _BLANK_LINES.sub(NEW_PARAGRAPH, _LINE_END.sub("\n", rendered).strip("\n"))
    return _put(text, _TO_SOURCE)


def as_text(source: str) -> str:
    """Put the data's own characters back into a text taken from the Markdown."""
    return source if source.isprintable() else _put(source, _TO_TEXT)


def _put(text: str, marks: Iterable[tuple[str, str]]) -> str:
    for mark, other in marks:
        text = text.replace(mark, other)
    return text

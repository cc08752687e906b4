"""What the site needs besides the documents as they are read in the folder.

A fence that names the file it shows gets that name as its title; two documents from outside the
folder become pages, and links to them lead there.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
OUTSIDE = {
    "测速.md": "benchmarks/README.md",
    "更新记录.md": "CHANGELOG.md",
    "Windows文件夹.md": "packaging/windows/README.md",
}
NAMED_FENCE = re.compile(r"^( *```)(\w+) ([^\s{`][^`\n]*)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
BAR = r"\|"  # how a cell writes a bar
LINK = re.compile(r"(\]\()([^)\s]+)(\))")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take in the pages from outside the folder."""
    for name, place in OUTSIDE.items():
        content = (ROOT / place).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=_from_the_root(content)))
    return files


def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Write a page's fences and its links out of the folder as the site understands them."""
    up = "../" * page.file.src_uri.count("/")
    for name, place in OUTSIDE.items():
        markdown = markdown.replace(f"]({up}../{place})", f"]({up}{name})")
    markdown = NAMED_FENCE.sub(r'\1\2 title="\3"', markdown)
    return re.sub(r"^\|.*", _with_bars, markdown, flags=re.MULTILINE)


def _with_bars(row: re.Match[str]) -> str:
    """Let code in a cell have its bars: the site would print the stroke that escapes them."""
    return CODE.sub(_code, row[0])


def _code(span: re.Match[str]) -> str:
    text = escape(span[1], quote=False).replace(BAR, "&#124;")
    return f"<code>{text}</code>" if BAR in span[1] else span[0]


def _from_the_root(text: str) -> str:
    """Rewrite the links of a page that lies outside the folder: they name what is in it."""
    return LINK.sub(lambda found: found[1] + found[2].removeprefix("docs/") + found[3], text)

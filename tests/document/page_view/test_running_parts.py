"""Which headers and footers a section has: its own, those before it, those of some pages."""

from __future__ import annotations

from generator.document.package.wordml import R, W, parse
from generator.document.page_view.running_parts import RunningParts

NAMES = f'xmlns:w="{W[1:-1]}" xmlns:r="{R[1:-1]}"'


def part(text):
    return f"<w:ftr {NAMES}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:ftr>".encode()


def section(*named, first=False):
    found = "".join(f'<w:footerReference w:type="{page}" r:id="{key}"/>' for page, key in named)
    title = "<w:titlePg/>" if first else ""
    return parse(f"<w:sectPr {NAMES}>{found}{title}</w:sectPr>".encode())


def shown(parts):
    return [(pages, "".join(root.itertext())) for pages, root in parts.of("footer")]


def test_a_section_takes_what_it_does_not_name_from_those_before():
    parts = RunningParts({"a": part("甲"), "b": part("乙"), "c": part("丙")})
    parts.enter(section(("default", "a"), ("even", "b")))
    assert shown(parts) == [("", "甲"), ("双页", "乙")]
    parts.enter(section(("even", "c")))
    assert shown(parts) == [("", "甲"), ("双页", "丙")]


def test_that_of_the_first_page_counts_where_first_pages_differ():
    parts = RunningParts({"a": part("甲"), "f": part("首")})
    parts.enter(section(("default", "a"), ("first", "f")))
    assert shown(parts) == [("", "甲")]
    parts.enter(section(first=True))
    assert shown(parts) == [("首页", "首"), ("", "甲")]


def test_what_says_the_same_or_nothing_is_shown_once_or_not_at_all():
    parts = RunningParts({"a": part("甲"), "b": part("甲"), "c": part(" ")})
    parts.enter(section(("default", "a"), ("even", "b")))
    assert shown(parts) == [("", "甲")]
    parts.enter(section(("default", "c"), ("even", "x")))
    assert shown(parts) == []

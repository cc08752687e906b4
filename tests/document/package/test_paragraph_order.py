"""Where a property goes among a paragraph's others."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.document.package.paragraph_order import put_in_order
from generator.document.package.wordml import W


@pytest.mark.parametrize(
    ("there", "added", "whole"),
    [
        ("", "tabs", "tabs"),
        ("pStyle", "keepNext", "pStyle keepNext"),
        ("jc rPr", "keepNext", "keepNext jc rPr"),
        ("pStyle pBdr shd spacing", "tabs", "pStyle pBdr shd tabs spacing"),
        ("pStyle widowControl pBdr", "numPr", "pStyle widowControl numPr pBdr"),
        ("numPr snapToGrid ind jc", "spacing", "numPr snapToGrid spacing ind jc"),
        ("spacing jc sectPr", "ind", "spacing ind jc sectPr"),
    ],
)
def test_a_property_stands_where_the_schema_has_it(there: str, added: str, whole: str) -> None:
    properties = etree.Element(f"{W}pPr")
    for name in there.split():
        etree.SubElement(properties, f"{W}{name}")
    put_in_order(properties, etree.Element(f"{W}{added}"))
    assert [str(one.tag).removeprefix(W) for one in properties] == whole.split()

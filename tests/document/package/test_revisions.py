"""Tracked changes accepted, one kind after another."""

from __future__ import annotations

import pytest
from lxml import etree
from slim import W

from generator.document.package.revisions import accept, revisions

BY = 'w:id="1" w:author="甲"'


def text(content):
    return f"<w:r><w:t>{content}</w:t></w:r>"


def mark(kind):
    return f"<w:pPr><w:rPr><w:{kind} {BY}/></w:rPr></w:pPr>"


CASES = {
    "插入": (f"<w:p><w:ins {BY}>{text('甲')}</w:ins></w:p>", f"<w:p>{text('甲')}</w:p>"),
    "删除": (
        f"<w:p>{text('甲')}<w:del {BY}>{text('乙')}</w:del></w:p>",
        f"<w:p>{text('甲')}</w:p>",
    ),
    "移走": (f"<w:p><w:moveFrom {BY}>{text('甲')}</w:moveFrom></w:p>", "<w:p/>"),
    "移来": (f"<w:p><w:moveTo {BY}>{text('甲')}</w:moveTo></w:p>", f"<w:p>{text('甲')}</w:p>"),
    "套着的": (
        f"<w:p><w:ins {BY}>{text('甲')}<w:del {BY}>{text('乙')}</w:del></w:ins></w:p>",
        f"<w:p>{text('甲')}</w:p>",
    ),
    "段落格式": (
        f"<w:p><w:pPr><w:jc/><w:pPrChange {BY}><w:pPr/></w:pPrChange></w:pPr></w:p>",
        "<w:p><w:pPr><w:jc/></w:pPr></w:p>",
    ),
    "文字格式": (
        f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr></w:r></w:p>",
        "<w:p><w:r><w:rPr><w:b/></w:rPr></w:r></w:p>",
    ),
    "插入的段": (
        f"<w:p>{mark('ins')}{text('甲')}</w:p>",
        f"<w:p><w:pPr><w:rPr/></w:pPr>{text('甲')}</w:p>",
    ),
    "删去段的末尾": (
        f"<w:p>{mark('del')}{text('甲')}</w:p><w:p><w:pPr><w:jc/></w:pPr>{text('乙')}</w:p>",
        f"<w:p><w:pPr><w:jc/></w:pPr>{text('甲')}{text('乙')}</w:p>",
    ),
    "删去的行": (
        f"<w:tbl><w:tr><w:trPr><w:del {BY}/></w:trPr></w:tr><w:tr/></w:tbl>",
        "<w:tbl><w:tr/></w:tbl>",
    ),
    "插入的行": (
        f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr></w:tr></w:tbl>",
        "<w:tbl><w:tr><w:trPr/></w:tr></w:tbl>",
    ),
    "删去的格": (
        f"<w:tr><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr></w:tc><w:tc/></w:tr>",
        "<w:tr><w:tc/></w:tr>",
    ),
    "移动的范围": (f"<w:p><w:moveFromRangeStart {BY}/><w:moveFromRangeEnd {BY}/></w:p>", "<w:p/>"),
}


def tree(content):
    return etree.fromstring(f'<w:body xmlns:w="{W}">{content}</w:body>')


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_what_was_changed_is_accepted(before, after):
    root = tree(before)
    assert accept(root)
    assert etree.tostring(root, method="c14n") == etree.tostring(tree(after), method="c14n")
    assert list(revisions(root)) == []


def test_a_part_without_changes_is_not_touched():
    assert not accept(tree(f"<w:p>{text('甲')}</w:p>"))

"""Where a form's blocks begin and end."""

from __future__ import annotations

import pytest
from heads import CONTINUE, END, LOOP, RESTART, ROW, form, row, span, statement, table
from slim import members

from generator.document.package.wordml import TABLE, parse
from generator.document.template.block_rows import Block, blocks_of, rows_of
from generator.document.template.places import PlaceFinder
from generator.document.template.tags import gather


def blocks(written, *, fixed=True):
    root = parse(members(written)["word/document.xml"].encode())
    found = gather(root, PlaceFinder(root, "正文"))
    return list(blocks_of(rows_of(next(root.iter(TABLE)), found), fixed=fixed))


SECOND = [statement("{%tr for 行 in 乙 %}"), row(("", CONTINUE), *ROW), statement(END)]
CASES = {
    "表头在循环上面": (form(), [Block(1, 2, 6)]),
    "表头在第一行": (
        table(row("名", "值"), row((LOOP, span(2))), row(*ROW), row((END, span(2)))),
        [Block(0, 1, 4)],
    ),
    "两行表头": (
        form(head=[row(("指标", RESTART), "名", "值"), row(("", CONTINUE), "甲", "乙")]),
        [Block(1, 3, 7)],
    ),
    "上面一行有标签": (form(head=[row(("指标", RESTART), "名", "{{ 名称 }}")]), []),
    "上面一行只有一格有字": (form(head=[row(("", RESTART), "", "值")]), []),
    "上面一行栏不一样": (form(head=[row(("指标", RESTART), ("名", span(2)))]), []),
    "写明不重复": (form(head=[row(("指标", RESTART), "名", "值", marked=False)]), []),
    "标记的表头有标签": (
        form(head=[row(("指标", RESTART), "名", "{{ 名称 }}", marked=True)]),
        [Block(1, 2, 6)],
    ),
    "后面没有别的行": (form(after=[]), [Block(1, 2, 5)]),
    "两个循环一个表头": (form(after=[*SECOND, row("签名", ("", span(2)))]), [Block(1, 2, 8)]),
    "表头在条件里": (
        table(
            row(("{%tr if 有 %}", span(3))),
            row(("指标", RESTART), "名", "值"),
            statement(LOOP),
            row(("", CONTINUE), *ROW),
            statement(END),
            row(("{%tr endif %}", span(3))),
        ),
        [],
    ),
    "列重复的": (form(body=[row(("", CONTINUE), "{%tc for 一 in 表 %}", "{%tc endfor %}")]), []),
}


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES)
def test_blocks_are_found(written, expected):
    assert blocks(written) == expected


def test_an_unmarked_block_of_a_table_that_fits_its_texts_is_left_alone():
    """Fault: two tables that fit their own texts do not stay in line."""
    assert blocks(form(), fixed=False) == []
    assert blocks(form(head=[row(("指标", RESTART), "名", "值", marked=True)]), fixed=False)

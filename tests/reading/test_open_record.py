"""Records to which a form adds columns: kept with the record, refused where no form has them."""

from __future__ import annotations

import copy
import pickle
from typing import Annotated, ClassVar

import pytest
from pydantic import Field, ValidationError

from generator.reading import (
    OpenRecord,
    Record,
    Setting,
    Text,
    conform,
    mistake,
    read_tree_text,
    reading_as,
)


class Row(OpenRecord):
    kind: ClassVar[str] = "行"
    name: Annotated[Text, Field(alias="名称")]
    below: Annotated[tuple[Row, ...], Field(alias="其中")] = ()


class Table(Record):
    rows: Annotated[tuple[Row, ...], Field(alias="行")]


def share(value):
    if not str(value).endswith("%"):
        raise mistake("M05", value=str(value), hint="写上百分号")
    return value


COLUMNS = {"行": {"占比": share, "备注": str}}
TEXT = """\
行:
  - 名称: 甲
    占比: 20%
    其中: [{名称: 丙, 备注: 好}]
  - &b {名称: 乙, 占比: 二成, 占笔: 3%}
  - *b
"""


def read(text, readers=COLUMNS):
    return conform(read_tree_text(text, name="甲.yaml"), Table, Setting(readers))


def test_columns_are_kept_under_their_names():
    first = read(TEXT[: TEXT.index("  - &b")]).value.rows[0]
    assert first.free == {"占比": "20%"}
    assert (first.get("占比"), first.get("备注"), first.get("名称")) == ("20%", None, "甲")
    assert first.below[0].free == {"备注": "好"}
    assert first.position("占比").line == 3


def test_mistakes_come_out_together_each_once_at_its_line():
    loaded = read(TEXT)
    assert loaded.value is None
    assert [(one.code, one.position.line) for one in loaded.diagnostics] == [("M05", 5), ("M01", 5)]
    assert loaded.diagnostics[0].facts["where"] == "行第2项“乙”"
    assert loaded.diagnostics[1].hint == "是不是“占比”？"


def test_without_a_column_every_other_key_is_unknown():
    assert {one.code for one in read(TEXT, {}).diagnostics} == {"M01"}
    with pytest.raises(ValidationError):
        Row.model_validate({"名称": "甲", "占比": "20%"})


def test_where_nobody_knows_the_form_any_key_may_be_a_column():
    loaded = read(TEXT, None)
    assert loaded.diagnostics == ()
    assert loaded.value.rows[1].free == {"占比": "二成", "占笔": "3%"}


def test_what_a_program_fills_in_is_read_alike():
    with reading_as(Setting(COLUMNS)):
        row = Row.model_validate({"名称": "甲", "占比": "20%"})
    assert row.free == {"占比": "20%"}


def test_columns_are_part_of_a_record():
    first, second = (read(f"行: [{{名称: 甲, 备注: {word}}}]\n").value.rows[0] for word in "好坏")
    assert first != second
    assert copy.copy(first) == pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own


def test_a_blank_column_is_none():
    assert read("行: [{名称: 甲, 备注: }]\n").value.rows[0].free == {}

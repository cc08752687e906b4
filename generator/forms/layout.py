"""What a form prints even where nothing was filled in: levels, blank rows, tables of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from generator.forms.columns import Column
from generator.reading import Count, Record, Text

TABLES = "附表"


def _shape(value: object) -> str:
    """Tell names of rows and names of subgroups from a number of rows."""
    if isinstance(value, (list, tuple)):
        return "names"
    return "below" if isinstance(value, dict) else "count"


Few = Annotated[Count, Field(le=50)]
Rows = Annotated[
    Annotated[Few, Tag("count")] | Annotated[tuple[Text, ...], Tag("names")],
    Discriminator(_shape),
]
GroupRows = Annotated[
    Annotated[Few, Tag("count")]
    | Annotated[tuple[Text, ...], Tag("names")]
    | Annotated[dict[Text, Rows], Tag("below")],
    Discriminator(_shape),
]
Layout = dict[Text, GroupRows]
"""Groups, their subgroups, and how many rows each has at least, or which rows are prescribed."""


class FreeTable(Record):
    """A table that only this form has. ``per`` says where units fill it in.

    ``labels`` are rows that it always prints, by what stands in the first column; ``blanks`` is the
    least number of rows.
    """

    name: Annotated[
        Text,
        Field(alias="名称", description="单位填在“附表”下的键；模板里是 `附表.名称`", min_length=1),
    ]
    per: Annotated[
        Literal["单位", "项目", "整体自评"],
        Field(alias="填在", description="`单位`（数据文件最外层，不写就是它）、`项目`、`整体自评`"),
    ] = "单位"
    columns: Annotated[
        tuple[Column, ...], Field(alias="栏目", description="各栏，写法同上", min_length=1)
    ]
    labels: Annotated[
        tuple[Text, ...],
        Field(
            alias="行",
            description="固定印的各行，写第一栏的内容；单位没有填的印空白，另填的排在后面",
        ),
    ] = ()
    blanks: Annotated[
        Count, Field(alias="行数", description="至少印几行，不够的印空行", le=200)
    ] = 0
    explanation: Annotated[Text | None, Field(alias="说明", description="写在空白数据文件里")] = (
        None
    )

    @property
    def kind(self) -> str:
        """What its rows are called among the kinds of records that have columns."""
        return f"{TABLES}.{self.name}"


def layout_rows(layout: Layout) -> list[tuple[str, str, int, tuple[str, ...]]]:
    """Return group, subgroup, the least number of rows and the prescribed rows, in print order."""
    found = []
    for group, below in layout.items():
        subgroups = below if isinstance(below, dict) else {"": below}
        for subgroup, rows in subgroups.items():
            names = rows if isinstance(rows, tuple) else ()
            found.append((group, subgroup, len(names) or rows, names))
    return found  # type: ignore[return-value]

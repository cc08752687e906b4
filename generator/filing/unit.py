"""The unit that fills in the file: who it is and how many people it has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.reading import Count, Record, Text


class Unit(Record):
    """A reporting unit (填报单位). Head counts are people at the end of the year."""

    name: Annotated[Text, Field(alias="名称", max_length=80)]
    short_name: Annotated[Text | None, Field(alias="简称", max_length=80)] = None
    department: Annotated[Text | None, Field(alias="主管部门", max_length=80)] = None
    budget_code: Annotated[Text | None, Field(alias="预算编码")] = None
    nature: Annotated[Text | None, Field(alias="单位性质")] = None
    posts: Annotated[Count | None, Field(alias="编制数")] = None
    staff: Annotated[Count | None, Field(alias="在职人数")] = None
    retired: Annotated[Count | None, Field(alias="退休人数")] = None
    public_posts: Annotated[Count | None, Field(alias="公益性岗位人数")] = None
    seconded: Annotated[Count | None, Field(alias="借调人数")] = None
    post_kind: Annotated[Text | None, Field(alias="编制类别")] = None
    office_count: Annotated[Count | None, Field(alias="内设机构数")] = None
    offices: Annotated[tuple[Text, ...], Field(alias="内设机构")] = ()
    duties: Annotated[tuple[Text, ...], Field(alias="主要职能")] = ()

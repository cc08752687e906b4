"""The unit that fills in the file: who it is and how many people it has."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from generator.filing.carried import PLANNED, STANDING
from generator.reading import Count, OpenRecord, Text


class Unit(OpenRecord):
    """A reporting unit (填报单位). Head counts are people at the end of the year."""

    kind: ClassVar[str] = "单位"

    name: Annotated[
        Text,
        Field(
            alias="名称",
            max_length=80,
            description="填报单位全称",
            examples=["示例市公共服务中心"],
        ),
        STANDING,
    ]
    short_name: Annotated[
        Text | None,
        Field(alias="简称", max_length=80, description="报告正文里的简称", examples=["市服务中心"]),
        STANDING,
    ] = None
    department: Annotated[
        Text | None,
        Field(
            alias="主管部门",
            max_length=80,
            description="主管部门全称",
            examples=["示例市公共服务局"],
        ),
        STANDING,
    ] = None
    budget_code: Annotated[
        Text | None,
        Field(alias="预算编码", description="照写，前面的 0 不会丢", examples=["001001"]),
        STANDING,
    ] = None
    nature: Annotated[
        Text | None,
        Field(alias="单位性质", description="单位的性质", examples=["公益一类事业单位"]),
        STANDING,
    ] = None
    posts: Annotated[
        Count | None,
        Field(alias="编制数", description="机构编制部门核定的编制，人", examples=["20"]),
        STANDING,
    ] = None
    staff: Annotated[
        Count | None,
        Field(
            alias="在职人数",
            description="年末在职人数，不含退休人员和公益性岗位，人",
            examples=["18"],
        ),
        PLANNED,
    ] = None
    retired: Annotated[
        Count | None,
        Field(alias="退休人数", description="年末退休人数，人", examples=["3"]),
        PLANNED,
    ] = None
    public_posts: Annotated[
        Count | None,
        Field(alias="公益性岗位人数", description="年末公益性岗位人数，人", examples=["1"]),
        PLANNED,
    ] = None
    seconded: Annotated[
        Count | None,
        Field(alias="借调人数", description="年末借调人数，人", examples=["1"]),
        PLANNED,
    ] = None
    post_kind: Annotated[
        Text | None,
        Field(
            alias="编制类别", description="报告里写“核定事业编制11名”时用", examples=["事业编制"]
        ),
        STANDING,
    ] = None
    office_count: Annotated[
        Count | None,
        Field(alias="内设机构数", description="只报个数、不写名称时填，个", examples=["5"]),
        STANDING,
    ] = None
    offices: Annotated[
        tuple[Text, ...],
        Field(alias="内设机构", description="内设机构的名称", examples=["综合科"]),
        STANDING,
    ] = ()
    duties: Annotated[
        tuple[Text, ...],
        Field(
            alias="主要职能",
            description="单位的主要职能，一项一条",
            examples=["受理和办理公共服务事项"],
        ),
        STANDING,
    ] = ()
    seal: Annotated[
        Text | None,
        Field(
            alias="印章",
            description="电子印章的图片文件，放在数据文件旁边或者上层文件夹里，照相对路径写",
            examples=["印章.png"],
        ),
        STANDING,
    ] = None

"""The filing: everything that one unit fills in for one year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.filing.assessment import Department, Project
from generator.filing.unit import Unit
from generator.reading import Record, Text, Year


class Filing(Record):
    """One unit's year, as typed. Nothing in it is computed."""

    form: Annotated[Text, Field(alias="套表")]
    year: Annotated[Year, Field(alias="年度")]
    unit: Annotated[Unit, Field(alias="单位")]
    department: Annotated[Department | None, Field(alias="整体自评")] = None
    projects: Annotated[tuple[Project, ...], Field(alias="项目")] = ()

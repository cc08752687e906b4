"""What editors and blank filings say of every key: in Chinese, with examples that can be typed."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from generator import filing
from generator.filing.assessment import Assessment, SubProject
from generator.filing.narrative import TaskBudget
from generator.reading import Record

EXPORTED = (getattr(filing, name) for name in filing.__all__)
RECORDS = {
    one
    for one in (*EXPORTED, Assessment, SubProject, TaskBudget)
    if isinstance(one, type) and issubclass(one, Record)
}
for one in RECORDS:
    one.model_rebuild()
FIELDS = [
    pytest.param(record, field, id=f"{record.__name__}-{field.alias}")
    for record in sorted(RECORDS, key=lambda one: one.__name__)
    for field in record.model_fields.values()
]


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_a_field_is_described_and_its_examples_are_right(record, field):
    assert re.search("[一-鿿]", field.description or "")
    for example in field.examples or ():
        for written in (example, [example]):
            try:
                record.model_validate({field.alias: written})
            except ValidationError as error:
                wrong = [one for one in error.errors() if one["loc"][:1] == (field.alias,)]
            else:
                wrong = []
            if not wrong:
                break
        assert wrong == []

"""Next year's plan decides on every key that a filing can have."""

from __future__ import annotations

import pytest

from generator.authoring.carry import NEXT_YEAR, TO_ASSESSMENT


@pytest.mark.parametrize("record", NEXT_YEAR, ids=lambda record: record.__name__)
def test_every_key_is_decided_on_once(record):
    carry = NEXT_YEAR[record]
    decided = [
        *carry.kept,
        *carry.empty,
        *carry.names,
        *carry.below,
        *carry.moved,
        *carry.moved.values(),
    ]
    assert sorted(decided) == sorted({*record.aliases()})


@pytest.mark.parametrize("plan", [NEXT_YEAR, TO_ASSESSMENT], ids=["结转", "由申报"])
def test_plans_name_only_keys_that_there_are(plan):
    for record, carry in plan.items():
        named = {*carry.kept, *carry.empty, *carry.names, *carry.below, *carry.moved}
        assert named | {*carry.moved.values()} <= {*record.aliases()}
        assert {below.model for below in carry.below.values()} <= {*plan}

"""The models say of every key that a filing can have what becomes of it when it is carried over."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.filing import Filing
from generator.filing.carried import INSIDE, STANDING, Fate, below, carried_keys, moved
from generator.reading import Record, Text


def reached(model):
    """Return every model whose records a walk over a filing comes to, whichever way it goes."""
    found, waiting = [], [model]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.append(model)
            said = carried_keys(model).items()
            waiting += [
                below(model, key).model
                for key, one in said
                if Fate.INSIDE in (one.next_year, one.self_assessment)
            ]
    return found


def unsaid(model):
    """Return the keys of which nothing is said, in the models that a walk comes to."""
    return [
        (one.__name__, key)
        for one in reached(model)
        for key in one.aliases()
        if key not in carried_keys(one)
    ]


class Part(Record):
    known: Annotated[Text | None, Field(alias="说了"), STANDING] = None
    new: Annotated[Text | None, Field(alias="没有说")] = None


class Whole(Record):
    parts: Annotated[dict[Text, tuple[Part, ...]], Field(alias="各项"), INSIDE]


class TestEveryKey:
    def test_says_what_becomes_of_it(self):
        assert unsaid(Filing) == []

    def test_a_planted_key_that_does_not_is_found(self):
        assert unsaid(Whole) == [("Part", "没有说")]

    def test_a_walk_comes_to_the_rows_of_tables(self):
        assert {one.__name__ for one in reached(Filing)} >= {"Indicator", "FundLine", "Expense"}

    def test_what_is_moved_is_received_by_a_key_of_the_same_record(self):
        for model in reached(Filing):
            said = carried_keys(model)
            targets = [one.to for one in said.values() if one.next_year is Fate.MOVED]
            received = [key for key, one in said.items() if one.next_year is Fate.RECEIVED]
            assert sorted(targets) == sorted(received)


class TestBelow:
    def test_records_under_names_are_told_from_a_single_one(self):
        assert below(Whole, "各项").named
        assert below(Whole, "各项").model is Part
        assert not below(Filing, "落款").named

    def test_moving_is_of_next_year_alone(self):
        assert moved("上年").self_assessment is Fate.KEPT

"""A filing with its money typed in another unit: every amount where it stands in the text."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.filing import Filing
from generator.reading import MONEY_UNITS, Record, conform, read_tree_text, scalars
from generator.vocabulary.record_names import made_of

ANCHOR = re.compile(r"&(\w+) ([0-9.]+)")
MONEY = {scalars.amount, scalars.change}


def amounts(value):
    """Yield every amount of money below a record, with what holds it and the way from there."""
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            if made_of(field) & (MONEY | {dict, tuple}) or isinstance(getattr(value, name), Record):
                money = bool(made_of(field) & MONEY)
                yield from _below(value, (field.alias,), getattr(value, name), money=money)


def _below(owner, path, value, *, money):
    if isinstance(value, Record):
        yield from amounts(value)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _below(owner, (*path, name), one, money=money)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _below(owner, (*path, number), one, money=money)
    elif money and isinstance(value, Decimal):
        yield owner.position(*path), value


def typed_in(path, unit):
    """Return the text of a filing that states its money in a unit.

    Figures that an alias repeats are written out first: a target that repeats an amount has a unit
    of its own.
    """
    text = path.read_text(encoding="utf-8")
    for name, figure in ANCHOR.findall(text):
        text = text.replace(f"&{name} ", "").replace(f"*{name}", figure)
    lines, shift = text.splitlines(), -MONEY_UNITS[unit].shift
    filing = conform(read_tree_text(text, name=path.name), Filing).value
    found = {(one.line, one.column): (one, value) for one, value in amounts(filing)}
    for _, (place, value) in sorted(found.items(), reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        amount = f"{value.scaleb(shift):f}"
        lines[place.line - 1] = line[:start] + amount + line[start + place.length :]
    return "\n".join([f"金额单位: {unit}", *lines, ""])

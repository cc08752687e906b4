"""What templates and wording write that cannot work, or does nothing, in whatever branch it stands.

Filling a form finds it where the data get there; a unit that gets there later has no papers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.templating.slip import Spot
from generator.templating.slips import slips_in, unused_names
from generator.templating.uses import EVERY, LOOP, SUM
from generator.vocabulary.possible_values import not_counted, not_listed, not_sized

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from generator.diagnostics import Diagnostic
    from generator.forms import Form
    from generator.templating.slip import Slip
    from generator.templating.uses import Name, Reader, Reckoned

    Say = Callable[[str, str, Spot, dict[str, str]], Diagnostic]


def slip_review(read: Reader, grammar: Environment, form: Form, say: Say) -> Iterator[Diagnostic]:
    """Say what cannot work, or does nothing, in all that was read."""
    for one in dict.fromkeys(_slips(read, grammar)):
        yield say("G28" if one.idle else "G27", one.word, one.spot, {"problem": one.problem})
    for reckoned in read.reckoned:
        told = [_unlike(name, reckoned, form) for name in sorted(reckoned.names)]
        if all(told):
            name = _written(min(reckoned.names))
            facts = {"problem": f"“{name}”{told[0]}"}
            yield say("G27", name, reckoned.spot, facts)


def _slips(read: Reader, grammar: Environment) -> Iterator[Slip]:
    yield from sorted(read.slips)
    for file, tree in read.trees.items():
        yield from slips_in(tree, partial(Spot, file), grammar.filters, grammar.tests)
    yield from unused_names(read.trees, Spot)


def _unlike(name: Name, one: Reckoned, form: Form) -> str:
    """Say why a name is not of the kind that is asked for, '' where it may be."""
    if one.how == LOOP:
        return not_listed(name, form)
    return not_counted(name, form) if one.how == SUM else not_sized(name, one.value, form)


def _written(name: Name) -> str:
    return ".".join(step for step in name if step != EVERY)

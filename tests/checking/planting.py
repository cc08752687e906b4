"""Clean filings, and the faults that are planted in them one by one (``planted/*.yaml``).

A fault says in which record (``记录``, a path with * and **) it is planted, what that record must
have (``若``), what is changed (``改``, ``改名``), and where its code must be found (``得``). It is
tried wherever it can be: in every clean filing that has such a record.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import islice, product
from pathlib import Path
from random import Random

import yaml
from test_rules import composed

from generator import pipeline
from generator.authoring.rehearsal import find_rehearsal
from generator.filing import filing_of
from generator.reading import read_tree_text
from generator.workspace import Workspace, builtin_root

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
HOUSES = Workspace((HERE / "county", builtin_root()))
MADE = 24  # made-up units looked at; those that are quiet are taken
NOWHERE = Path("inputs/2023/单位.yaml")  # no other filing of a unit lies beside it
TERM = re.compile(r"\{([^{}]+)\}")
SIGN = re.compile(r"([-+*/~])")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
OPERATIONS = {
    "+": Decimal.__add__,
    "-": Decimal.__sub__,
    "*": Decimal.__mul__,
    "/": Decimal.__truediv__,
    "~": Decimal.__mul__,
}


class Plain(yaml.SafeDumper):
    """Writes every text as it was typed, one key a line, without anchors."""

    yaml_implicit_resolvers: dict = {}  # noqa: RUF012 - as the base class has it

    def ignore_aliases(self, _):
        return True


@dataclass(frozen=True)
class Clean:
    """A filing that gives no finding, or few that are known; those are kept by their paths."""

    name: str
    data: dict = field(repr=False, hash=False, compare=False)
    known: tuple[tuple[str, tuple], ...] = ()


@dataclass(frozen=True)
class Fault:
    """One way to break a filing, as its YAML says."""

    code: str
    name: str
    told: dict = field(repr=False, hash=False, compare=False)

    def __str__(self):
        return f"{self.code}-{self.name}"


@dataclass(frozen=True)
class Try:
    """A fault planted in one record of one filing: the text, what must be found, what is beside."""

    fault: Fault
    clean: Clean
    at: tuple
    text: str
    expected: Counter
    beside: dict = field(default_factory=dict, hash=False)

    def __str__(self):
        return f"{self.fault} @ {self.clean.name} {'.'.join(map(str, self.at))}"


def typed(value):
    """Return a value of a fault as if it had been typed: every scalar a text."""
    if isinstance(value, dict):
        return {str(key): typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [typed(one) for one in value]
    return "" if value is None else str(value)


def copied(data):
    if isinstance(data, dict):
        return {key: copied(one) for key, one in data.items()}
    return [copied(one) for one in data] if isinstance(data, list) else data


def written(data):
    return yaml.dump(data, Dumper=Plain, allow_unicode=True, width=10**6, sort_keys=False)


def steps(path):
    return tuple(int(one) if one.isdigit() else one for one in path.split(".") if one)


def got(data, path):
    """Return what stands at a path, None where nothing does."""
    for step in path:
        key = key_of(data, step)
        if key is None:
            return None
        data = data[key]
    return data


def key_of(data, step):
    """Return the key that a step means, None for none: a number is the place of a key, too."""
    if isinstance(step, int) and isinstance(data, dict | list):
        keys = list(data) if isinstance(data, dict) else range(len(data))
        return keys[step] if step < len(keys) else None
    return step if isinstance(data, dict) and step in data else None


def resolved(data, path):
    """Return a path with keys for the places of keys."""
    found = []
    for step in path:
        key = key_of(data, step)
        found.append(step if key is None else key)
        data = None if key is None else data[key]
    return tuple(found)


def put(data, path, value):
    """Put a value at a path; "" takes a key away, + is a new item of a list."""
    *above, last = path = resolved(data, path)
    for step, below in zip(above, path[1:], strict=True):
        if isinstance(data, dict):
            data = data.setdefault(step, [] if below == "+" else {})
        else:
            data = data[step]
    if last == "+":
        data.append(value)
    elif value is None:
        del data[last]
    else:
        data[last] = value


def matching(data, pattern, path=()):
    """Yield the paths that a pattern fits, in the order of the file."""
    if not pattern:
        yield path
        return
    first, *rest = pattern
    if first == "**":
        yield from matching(data, rest, path)
    for key, below in below_of(data):
        if first == "**":
            yield from matching(below, pattern, (*path, key))
        elif first in ("*", key):
            yield from matching(below, rest, (*path, key))


def below_of(data):
    if isinstance(data, dict):
        return list(data.items())
    return list(enumerate(data)) if isinstance(data, list) else []


def node_lines(text):
    """Return the line of every path: of the value where it begins, with ! of its key."""
    found = {}

    def walk(node, path):
        found[path] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, (*path, key.value))
                found[(*path, key.value, "!")] = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode):
            for at, value in enumerate(node.value):
                walk(value, (*path, at))

    walk(yaml.compose(text, Loader=yaml.BaseLoader), ())
    return found


def checked(text, path=NOWHERE):
    """Read, score and check a text, beside whatever lies there."""
    read = filing_of(read_tree_text(text, name=str(path)), HOUSES, None)
    return pipeline.review(read, path, HOUSES)


def found_in(diagnostics):
    places = ((one.code, one.position) for one in diagnostics)
    return Counter((code, place.line if place else 0) for code, place in places)


@cache
def clean_filings():
    """Return the samples of the forms, the mended filing and what made-up units are quiet."""
    files = [*sorted((HOUSE / "templates/samples").glob("*.yaml")), HOUSE / "tests/few_faults.yaml"]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in files}
    for unit in find_rehearsal(HOUSES).value.units(MADE, 1, 0):
        if not checked(unit.text).diagnostics:
            texts[f"演练{unit.path.stem}"] = unit.text
    texts["用例的底稿"] = composed("")
    return tuple(clean_of(name, text) for name, text in texts.items())


def clean_of(name, text):
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts and nothing else
    lines = {line: path for path, line in node_lines(written(data)).items()}
    said = found_in(checked(written(data)).diagnostics)
    return Clean(name, data, tuple((code, lines[line]) for code, line in said.elements()))


@cache
def faults():
    """Return all faults that there are to plant."""
    return tuple(
        Fault(code, name, told)
        for path in sorted((HERE / "planted").glob("*.yaml"))
        for code, named in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for name, told in named.items()
    )


def tries(fault, *, all_of_them=False):
    """Plant a fault in every filing that it fits: in one of its records, or in each of them."""
    for clean in clean_filings():
        if not re.search(fault.told.get("套表", ""), clean.data["套表"]):
            continue
        places = [at for at in places_in(clean.data, fault) if apart(clean, at)]
        every = [*product(places, drawn(fault))]
        Random(f"{fault}:{clean.name}").shuffle(every)  # noqa: S311 - the same in every run
        made = filter(None, (planted(fault, clean, at, values) for at, values in every))
        yield from made if all_of_them else islice(made, 1)


def places_in(data, fault):
    for pattern in alternatives(fault.told.get("记录", "")):
        for at in matching(data, pattern):
            record = got(data, at)
            asked = fault.told.get("若", {}).items()
            fits = all(holds(record, key, value) for key, value in asked)
            if fits and not (fault.told.get("目标不提") and in_goals(data, record)):
                yield at


def apart(clean, at):
    """Tell whether nothing is known to be wrong in a record: what is changed would mend it."""
    return not at or all(path[: len(at)] != at for _, path in clean.known)


def in_goals(data, record):
    """Tell whether a goal says the number of a row or what it counts: I14 would miss the row."""
    goals = [got(data, at) for at in matching(data, ("**",)) if isinstance(got(data, at), dict)]
    said = "".join(one.get("预期目标", "") + one.get("调整后目标", "") for one in goals)
    numbers = NUMBER.findall(f"{record['年度指标值']} {record.get('三级指标', '')}")
    return any(one in said for one in [*numbers, record["三级指标"][-2:]])


def alternatives(patterns):
    return [steps(one) for one in (patterns if isinstance(patterns, list) else [patterns])]


def holds(record, key, asked):
    """Tell whether what stands at a key is as asked, '' where nothing stands; {…} as in changes."""
    value = got(record, steps(key))
    text = value if isinstance(value, str) else "" if value is None else written(value)
    try:
        asked = filled(str(asked), record, {})
    except LookupError:
        return False
    return re.fullmatch(asked, text, re.DOTALL) is not None


def drawn(fault):
    values = fault.told.get("各", {})
    return [dict(zip(values, one, strict=True)) for one in product(*values.values())]


def planted(fault, clean, at, values):
    """Plant a fault in a record; None where the record lacks what the fault is made of."""
    try:
        return changed(fault, clean, at, values)
    except LookupError:
        return None


def changed(fault, clean, at, values):
    data = copied(clean.data)
    record, old = got(data, at), got(clean.data, at)
    for key, value in fault.told.get("改", {}).items():
        put(record, steps(key), None if value is None else filled(typed(value), old, values))
    for key, name in fault.told.get("改名", {}).items():
        renamed(record, steps(key), filled(name, old, values))
    text = written(data)
    lines = node_lines(text)
    expected = Counter((code, lines[path]) for code, path in clean.known)
    for code, path in wanted(fault, values):
        expected[code, lines[absolute(data, at, path)]] += 1
    beside = {
        role: beside_of(clean.data, changes) for role, changes in fault.told.get("旁", {}).items()
    }
    return Try(fault, clean, at, text, expected, beside)


def wanted(fault, values):
    """Yield the codes and places that must be found: the fault's own, and what is true besides."""
    own = fault.told["得"]
    for path in own if isinstance(own, list) else [own]:
        yield fault.code, filled(path, {}, values)
    yield from fault.told.get("另", {}).items()


def absolute(data, at, path):
    """Return a path from the top; one that begins with / is one already, ^ is the record above."""
    up = len(path) - len(path.lstrip("^"))
    above = () if path.startswith("/") else at[: len(at) - up]
    key = ("!",) if path.endswith("!") else ()
    return (*resolved(data, (*above, *steps(path.strip("/!^")))), *key)


def renamed(data, path, name):
    *above, last = path
    holder = got(data, above)
    items = [(name if key == last else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(items)


def beside_of(data, changes):
    other = copied(data)
    for key, value in (changes or {}).items():
        put(other, steps(key), None if value is None else filled(typed(value), data, {}))
    return written(other)


def filled(value, record, values):
    """Put into {…} what is drawn, what stands in the record, or a sum of such."""
    if isinstance(value, dict):
        items = value.items()
        return {filled(key, record, values): filled(one, record, values) for key, one in items}
    if isinstance(value, list):
        return [filled(one, record, values) for one in value]
    alone = TERM.fullmatch(value)
    known = got(record, steps(alone[1])) if alone else None
    if isinstance(known, (dict, list)):
        return copied(known)
    return TERM.sub(lambda found: term(found[1], record, values), value)


def term(text, record, values):
    """Work out a sum from left to right; x~y is the text of x with its number y times as much."""
    first, *rest = SIGN.split(text)
    if not rest:
        return text_of(text, record, values)
    result = start = number_of(first, record, values)
    for sign, name in zip(rest[::2], rest[1::2], strict=True):
        result = OPERATIONS[sign](result, number_of(name, record, values))
    if rest[0] == "~":
        bare = text_of(first, record, values).lstrip("≥≤=<>")
        return NUMBER.sub(written_as(result, start), bare, count=1)
    return written_as(result, start)


def written_as(number, typed):
    """Write a number with as many decimals as the one that it is made of, or as it needs."""
    decimals = max(-typed.as_tuple().exponent, 0)
    exact = round(number, max(decimals, 2)).normalize()
    return f"{exact:.{max(decimals, -exact.as_tuple().exponent, 0)}f}"


def text_of(name, record, values):
    known = values.get(name, got(record, steps(name)))
    if known is None:
        raise LookupError(name)
    return str(known)


def number_of(name, record, values):
    """Return the number that a name stands for: the first one of its text."""
    if NUMBER.fullmatch(name):
        return Decimal(name)
    found = NUMBER.search(text_of(name, record, values))
    if found is None:
        raise LookupError(name)
    return Decimal(found[0])


def looked_at(one, folder):
    """Check a try, its companions beside it in a folder; return what was made of it."""
    return checked(one.text, filed(one, folder))


def filed(one, folder):
    """Write the companions of a try, if any; return where it would lie beside them."""
    if not one.beside:
        return NOWHERE
    year = int(one.clean.data["年度"])
    path = folder / str(year) / "单位.yaml"
    places = {"申报": path.with_stem("单位-申报"), "去年": folder / str(year - 1) / path.name}
    for role, text in one.beside.items():
        places[role].parent.mkdir(parents=True, exist_ok=True)
        places[role].write_text(text, encoding="utf-8")
    return path

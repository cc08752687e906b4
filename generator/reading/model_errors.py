"""What pydantic refuses as diagnostics: by the type of the error, at the place in the file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from generator import patterns
from generator.diagnostics import CATALOGUE, Diagnostic
from generator.reading import limits
from generator.reading.glued import glued_keys
from generator.reading.model_keys import elsewhere, inside
from generator.reading.open_record import OpenRecord
from generator.reading.path import Path, describe, field_name, path_of, trace
from generator.reading.record import Record
from generator.reading.scalars import shown
from generator.reading.tree import Branch, Value, below
from generator.reading.typo import fuller, nearest, suggestion
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from generator.reading.setting import Misfit
    from generator.reading.tree import Tree

OTHER_WORDS = {"主管单位": "主管部门"}  # another word for the same thing, no slip of the pen
QUOTED = patterns.compile(
    r"'([^']*)'"
)  # pydantic gives allowed values and tags as one text of reprs
MAPPING_EXPECTED = frozenset({
    "dict_type", "mapping_type", "model_type", "model_attributes_type", "dataclass_type",
})  # fmt: skip
LIST_EXPECTED = frozenset({
    "list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type",
})  # fmt: skip
CHOICE_EXPECTED = frozenset({"literal_error", "enum", "union_tag_invalid"})
FREE = "其他栏"  # the key of a table's row under which columns of a place's own stand
FULL_WIDTH_LIST = ("－", "—", "［", "【")  # what is typed for the "- " or "[" of a list
LENGTHS = {
    "string_too_long": ("max_length", "最多 {} 个字"),
    "string_too_short": ("min_length", "最少 {} 个字"),
    "too_long": ("max_length", "最多 {} 项"),
    "too_short": ("min_length", "最少 {} 项"),
}
RANGES = {
    "greater_than": ("gt", "大于 {}"),
    "greater_than_equal": ("ge", "不小于 {}"),
    "less_than": ("lt", "小于 {}"),
    "less_than_equal": ("le", "不大于 {}"),
}


class Refusal(Struct, frozen=True):
    """One error of pydantic at the path of keys that it concerns, which its loc only resembles."""

    tree: Tree
    model: type[Record]
    type: str
    context: dict[str, Any]
    path: Path
    value: Value

    def say(self, code: str, **facts: str) -> Diagnostic:
        """Return the diagnostic at the value, with the facts that every message may use."""
        common = {"field": field_name(self.path), "where": describe(self.path[:-1], self.tree.data)}
        return Diagnostic(code, common | facts, self.tree.position(*self.path))


def explain(error: ValidationError, tree: Tree, model: type[Record]) -> Iterator[Diagnostic]:
    """Return the diagnostics of all errors; of each type a little more than will be shown."""
    seen: Counter[str] = Counter()
    for details in error.errors(include_url=False):
        seen[details["type"]] += 1
        if seen[details["type"]] <= limits.MOST_EXAMINED:
            refusal = _refusal(details, tree, model)
            if not _shortened(refusal):
                yield from _explain_one(refusal)


def explain_misfits(misfits: Iterable[Misfit], tree: Tree) -> Iterator[Diagnostic]:
    """Return the diagnostics of values that are not of the kind of their column, once each."""
    seen: set[tuple[int, str]] = set()
    for one in misfits:
        where = (id(one.holder), one.key)
        if where in seen or len(seen) >= limits.MOST_EXAMINED:
            continue
        seen.add(where)
        path = (*(path_of(tree.data, one.holder) or ()), one.key)
        context = dict(one.error.context or {})
        value = one.holder.get(one.key)
        yield _own(Refusal(tree, Record, one.error.type, context, path, value))


def _shortened(refusal: Refusal) -> bool:
    """Tell whether a list is too short only because pydantic does not count refused items."""
    value = refusal.value
    if refusal.type != "too_short" or not isinstance(value, list):
        return False
    return len(value) >= int(refusal.context["min_length"])


def _refusal(details: ErrorDetails, tree: Tree, model: type[Record]) -> Refusal:
    loc, kind = details["loc"], details["type"]
    context = dict(details.get("ctx", {}))
    if kind == "missing":
        path, value = (*trace(tree.data, loc[:-1], details["input"]), str(loc[-1])), None
    else:
        path = trace(tree.data, loc, details["input"])
        value = tree.data
        for step in path:
            value = below(value, step)
    return Refusal(tree, model, kind, context, path, value)


def _explain_one(refusal: Refusal) -> Iterator[Diagnostic]:
    if refusal.type == "extra_forbidden":
        yield _unknown_key(refusal)
    elif refusal.type == "missing" or (refusal.value is None and refusal.path):
        yield _missing(refusal)
    elif refusal.type in CATALOGUE:
        yield _own(refusal)
    elif refusal.type in MAPPING_EXPECTED:
        yield from _mapping_expected(refusal)
    else:
        yield _other(refusal)


def _missing(refusal: Refusal) -> Diagnostic:
    last = refusal.path[-1]
    return refusal.say("S01", field=last if isinstance(last, str) else f"第{last + 1}项")


def _own(refusal: Refusal) -> Diagnostic:
    facts = {name: str(fact) for name, fact in refusal.context.items()}
    key = facts.pop("key", None) if isinstance(refusal.value, Branch) else None
    if key is None:
        return refusal.say(refusal.type, **facts)
    place = refusal.tree.position(*refusal.path, key)
    where = describe(refusal.path, refusal.tree.data)
    return Diagnostic(refusal.type, {"field": key, "where": where} | facts, place)


def _mapping_expected(refusal: Refusal) -> Iterator[Diagnostic]:
    """Say what makes a text of what should be a mapping: most often the colon of its keys."""
    glued = tuple(glued_keys(refusal.tree, refusal.path))
    yield from glued or (refusal.say("M02", value=_kind(refusal.value)),)


def _unknown_key(refusal: Refusal) -> Diagnostic:
    key, parent = str(refusal.path[-1]), refusal.path[:-1]
    place = refusal.tree.position(*refusal.path, of="key")
    if "：" in key:
        return Diagnostic("Y11", {"key": key.partition("：")[0]}, place)
    if ":" in key:
        return Diagnostic("Y12", {"key": key.partition(":")[0]}, place)
    owner = refusal.tree.data
    for step in parent:
        owner = below(owner, step)
    columns = owner.origin.columns if isinstance(owner, Branch) else ()
    hint = _near_column(key, columns) or _meant(key, parent, _model_of(owner), refusal.model)
    where = describe(parent, refusal.tree.data)
    return Diagnostic("M01", {"key": shown(key), "where": where, "hint": hint}, place)


def _near_column(key: str, columns: tuple[str, ...]) -> str:
    """Say which column of the form was meant: a slip of the pen away, no other key is nearer."""
    near = nearest(key, columns)
    return f"是不是“{near}”？" if near else ""


def _meant(key: str, parent: Path, owner: type[Record] | None, model: type[Record]) -> str:
    """Say which key was meant: 单位名称 below 单位 is its 名称, 预算数 one of its budgets."""
    known = owner.aliases() if owner else ()
    holder = next((step for step in reversed(parent) if isinstance(step, str)), "")
    short = key.removeprefix(holder)
    if (usual := OTHER_WORDS.get(key)) in known:
        return f"是不是“{usual}”？"
    if holder and short in known:
        return f"是不是“{short}”？"
    if fuller(key, known):
        return suggestion(key, known)
    if owner and (ways := inside(key, owner)):
        other = elsewhere(key, model, known)
        return f"写进 {ways}" + (f"；如果是别的，{other}" if other else "")
    hint = elsewhere(key, model, known) or suggestion(key, known)
    if not _is_column(key, known, hint) or owner is None or not issubclass(owner, OpenRecord):
        return hint
    way = f"写进“{FREE}”" if FREE in known else "由维护人员在套表的“栏目”里声明"
    return f"表上另有的栏{way}；{hint}"


def _is_column(key: str, known: tuple[str, ...], hint: str) -> bool:
    """Tell whether a key may be a column that only this place's table has."""
    return nearest(key, known) is None and hint == suggestion(key, known)


def _model_of(owner: Value) -> type[Record] | None:
    model = owner.origin.model if isinstance(owner, Branch) else None
    return model if model is not None and issubclass(model, Record) else None


def _list_expected(refusal: Refusal) -> Diagnostic:
    first = refusal.value[:1] if isinstance(refusal.value, str) else ""
    code = "Y19" if first == "-" else "Y34" if first in FULL_WIDTH_LIST else "M03"
    return refusal.say(code, value=_kind(refusal.value), mark=first)


def _text_expected(refusal: Refusal) -> Diagnostic:
    return refusal.say("M04", value=_kind(refusal.value))


def _choice(refusal: Refusal) -> Diagnostic:
    allowed = QUOTED.findall(
        str(refusal.context.get("expected_tags") or refusal.context["expected"])
    )
    value, path = refusal.value, refusal.path
    if refusal.type == "union_tag_invalid":
        discriminator = _discriminator(refusal)
        value, path = below(value, discriminator), (*path, discriminator)
    place = refusal.tree.position(*path)
    facts = {
        "field": field_name(path),
        "value": shown(value),
        "allowed": "、".join(allowed),
        "hint": suggestion(str(value), allowed),
    }
    return Diagnostic("M12", facts, place)


def _tag_missing(refusal: Refusal) -> Diagnostic:
    field = _discriminator(refusal)
    where = describe(refusal.path, refusal.tree.data)
    return Diagnostic("S01", {"field": field, "where": where}, refusal.tree.position(*refusal.path))


def _discriminator(refusal: Refusal) -> str:
    """Return the key that tells the kinds of a union apart; pydantic gives the alias last."""
    names: list[str] = QUOTED.findall(str(refusal.context["discriminator"]))
    return names[-1]


def _length(refusal: Refusal) -> Diagnostic:
    limit, sentence = LENGTHS[refusal.type]
    return refusal.say("M13", limit=sentence.format(refusal.context[limit]))


def _range(refusal: Refusal) -> Diagnostic:
    limit, sentence = RANGES[refusal.type]
    bound = sentence.format(refusal.context[limit])
    return refusal.say("M14", value=_kind(refusal.value), limit=bound)


HANDLERS: dict[str, Callable[[Refusal], Diagnostic]] = {
    "string_type": _text_expected,
    "union_tag_not_found": _tag_missing,
    **dict.fromkeys(LIST_EXPECTED, _list_expected),
    **dict.fromkeys(CHOICE_EXPECTED, _choice),
    **dict.fromkeys(LENGTHS, _length),
    **dict.fromkeys(RANGES, _range),
}


def _other(refusal: Refusal) -> Diagnostic:
    handler = HANDLERS.get(refusal.type)
    return handler(refusal) if handler else refusal.say("M15", value=_kind(refusal.value))


def _kind(value: Value) -> str:
    """Name what stands in the file, as a message says it."""
    if isinstance(value, dict):
        return "一组键值"
    return "一个列表" if isinstance(value, list) else f"文字“{shown(value)}”"

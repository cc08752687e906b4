"""The Jinja environment of wording: sandboxed, strict about names, with the field's own filters.

Filters, globals and methods are lists of what is allowed: wording is data from outside, and what
can build a large string or reach Python is not on them. ``round``, ``int`` and ``float`` are left
out because they round half to even or go through binary fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.narrative.content.entries import Entries
from generator.narrative.content.span import Span
from generator.narrative.filter_input import MAX_DIGITS, FilterError, MissingValue
from generator.narrative.filters import FILTERS, day
from generator.narrative.templating.notes import note
from generator.narrative.templating.unknown import Blank, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import BaseLoader
    from jinja2.ext import Extension
    from jinja2.runtime import Context

ALLOWED_FILTERS = (
    *("abs", "d", "default", "first", "join", "last", "length", "list", "lower", "map", "max"),
    *("min", "reject", "rejectattr", "replace", "reverse", "select", "selectattr", "sort"),
    *("string", "sum", "trim", "unique", "upper"),
)
GLOBALS = ("namespace", "range")  # the sandbox stops range at 100,000
METHODS = frozenset(
    (
        *("count", "endswith", "get", "index", "items", "keys", "replace", "split"),
        *("startswith", "strip", "values"),
    )
)
MAX_EXPONENT = 100
OPERAND = "operand"  # how a filter is told what the template calls the value that it is given


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja for text that a maintainer writes and a unit's data goes into."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(
        self, loader: BaseLoader | None = None, extensions: tuple[type[Extension], ...] = ()
    ) -> None:
        super().__init__(
            undefined=Unknown,
            finalize=written,
            loader=loader,
            extensions=extensions,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters = {name: JINJA_FILTERS[name] for name in ALLOWED_FILTERS}
        self.filters |= {name: _noting(function) for name, function in FILTERS.items()}
        self.filters["段落"] = paragraphs_of
        self.tests["none"] = is_blank
        self.globals = {name: self.globals[name] for name in GLOBALS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and let each filter of ours know what the template calls the value it gets."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Filter):
            if node.name in FILTERS and node.node is not None:
                said = nodes.Const(_path_of(node.node), lineno=node.lineno)
                operand = nodes.Keyword(OPERAND, said, lineno=node.lineno)
                node.kwargs = [*node.kwargs, operand]  # type: ignore[list-item]  # Jinja's hint is wrong
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称: the entry of a mapping first, so that no dict method hides a name."""
        if isinstance(obj, Mapping) and attribute in obj:
            return _found(obj[attribute], attribute)
        if obj is None or isinstance(obj, Blank):
            return Blank.called(attribute)
        found = super().getattr(obj, attribute)
        return _found(None if _is_unfilled(obj, found) else found, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 业务数据["参保人数"]: what is there without a value is blank."""
        if obj is None or isinstance(obj, Blank):
            return Blank.called(str(argument))
        found = super().getitem(obj, argument)
        return _found(None if _is_unfilled(obj, found) else found, str(argument))

    def wrap_str_format(self, value: object) -> None:
        """Wrap nothing: ``"{:999999999}".format(1)`` is a bomb, so the method is not callable."""

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's signature
        """Allow methods of built-in values only from the list: ``ljust(10**9)`` is a bomb."""
        if isinstance(obj, BuiltinMethodType) and obj.__name__ not in METHODS:
            return False
        return super().is_safe_callable(obj)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Multiply numbers only, and raise to small powers only."""
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return super().call_binop(context, operator, left, right)
        if not (isinstance(left, int | Decimal) and isinstance(right, int | Decimal)):
            _refuse(f"“{operator}”只能用于两个数")
        if operator == "**" and not -MAX_EXPONENT <= right <= MAX_EXPONENT:
            _refuse(f"指数超过 {MAX_EXPONENT}")
        return super().call_binop(context, operator, left, right)


def is_blank(value: object) -> bool:
    """Return whether nothing was filled in; an unknown name is not known to be blank."""
    return value is None or isinstance(value, Blank)


def paragraphs_of(value: object) -> list[str]:
    """Return a unit's text as its paragraphs, whether it was typed as one text or as several."""
    if isinstance(value, Undefined):
        return [*value]
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, tuple | list) or not all(isinstance(text, str) for text in texts):
        note("N04", problem="过滤器“段落”要用文字")
        return []
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def written(value: object) -> str:
    """Return how a value is written in prose where no filter says it."""
    match value:
        case str():
            text: str = value
        case bool():
            text = "是" if value else "否"
        case Decimal():
            text = _digits(value)
        case date():
            text = day(value)
        case int() | Undefined() | Span():
            text = str(value)
        case tuple() if value and all(isinstance(part, str) for part in value):
            text = "\n\n".join(value)
        case _:
            text = _unwritten(value)
    return text


def _digits(value: Decimal) -> str:
    """Write the digits as typed; what was worked out has more than anybody types."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -MAX_DIGITS:
        note("N04", problem="算出来的数要用过滤器写，例如万元、百分比，写明几位小数")
        return ""
    return format(value, "f")


def _unwritten(value: object) -> str:
    """Note that a value has no wording of its own."""
    if value is None:
        note("N03", name="这一项")
    else:
        note("N04", problem="这里的值不能直接写成文字，要写到具体的一项，或者用过滤器")
    return ""


def _found(value: object, name: str) -> object:
    """Return what stands under a name, and a blank value of that name where nothing does."""
    return Blank.called(name) if value is None else value


def _is_unfilled(obj: object, found: object) -> bool:
    """Tell whether a name is free for the unit to use and was not used."""
    return isinstance(obj, Entries) and isinstance(found, Undefined)


def _path_of(node: nodes.Expr) -> str:
    """Return what a template calls a value: 单位.编制数; '' for what is worked out."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=name):
            return f"{_path_of(owner)}.{name}".lstrip(".")
        case nodes.Getitem(node=owner, arg=nodes.Const(value=name)):
            return f"{_path_of(owner)}.{name}".lstrip(".")
        case _:
            return ""


def _noting(function: Callable[..., str]) -> Callable[..., str]:
    """Let a filter note what it cannot write, and write nothing."""

    @wraps(function)
    def noting(*args: object, operand: str = "", **kwargs: object) -> str:
        for value in args:
            if isinstance(value, Undefined):
                return str(value)
        try:
            return function(*args, **kwargs)
        except MissingValue:
            note("N03", operand, name=operand or "过滤器要写的值")
        except FilterError as error:
            owner = f"“{operand}”" if operand else ""
            note("N04", operand, problem=f"{owner}写不出来：过滤器{error}")
        return ""

    return noting


def _refuse(reason: str) -> NoReturn:
    raise SecurityError(reason)

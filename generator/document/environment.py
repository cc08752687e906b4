"""The Jinja environment of Word templates: sandboxed, escaping, strict about names.

Filters, globals and methods are lists of what is allowed: a template is data from outside, and
what can build a large string or reach Python is not on them. ``round``, ``int`` and ``float`` are
left out because they round half to even or go through binary fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import Undefined
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.document.trouble import note
from generator.document.unknown import Unknown
from generator.document.values import written
from generator.narrative.content.span import Span

if TYPE_CHECKING:
    from jinja2.runtime import Context

ALLOWED_FILTERS = (
    *("d", "default", "first", "join", "last", "length", "list", "lower", "map", "max", "min"),
    *("reject", "rejectattr", "replace", "reverse", "select", "selectattr", "sort", "string"),
    *("sum", "trim", "unique", "upper"),
)
GLOBALS = ("range",)  # the sandbox stops it at 100,000
METHODS = frozenset(
    (
        *("count", "endswith", "get", "index", "items", "keys", "replace", "split"),
        *("startswith", "strip", "values"),
    )
)
MAX_EXPONENT = 100

MERGE_FILTER = "纵向合并"
MERGE_TEST = "合并首格"
HEAD = Markup('<w:vMerge w:val="restart"/>')
CONTINUATION = Markup("<w:vMerge/>")


class RefusedError(SecurityError):
    """What templates may not do; its message is a Chinese reason for the user."""


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for Word templates."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=Unknown, finalize=written)
        self.filters = {name: JINJA_FILTERS[name] for name in ALLOWED_FILTERS}
        # docxtpl's documentation writes |e everywhere; escaping is done for every value here.
        self.filters |= {"e": _same, "escape": _same, MERGE_FILTER: vertical_merge}
        self.tests[MERGE_TEST] = is_head
        self.globals = {name: DEFAULT_NAMESPACE[name] for name in GLOBALS}

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称: the entry of a mapping first, so that no dict method hides a name."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

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


def vertical_merge(value: object) -> str:
    """Return the ``w:vMerge`` element of a row's share of a cell; nothing for a cell of one row."""
    if isinstance(value, Undefined):
        return str(value)
    if not isinstance(value, Span):
        note("X09", problem="不是可以合并的值，用在“合并”标签里")
        return ""
    if value.count == 1:
        return ""
    return HEAD if value.first else CONTINUATION


def is_head(value: object) -> bool:
    """Return whether this row shows the text of the merged cell."""
    return not isinstance(value, Span) or value.first


def _same(value: object) -> object:
    """Return the value: it is escaped when it is written."""
    return value


def _refuse(reason: str) -> NoReturn:
    raise RefusedError(reason)

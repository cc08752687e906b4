"""What every template is held to, be it wording, a sentence of the findings library or a Word part.

Filters, globals and methods are lists of what is allowed: a template is data from outside, and
what can build a large string or reach Python is not on them. ``round``, ``int`` and ``float`` are
left out because they round half to even or go through binary fractions.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.templating.paying_tree import PAID, SPENT, WEIGHED
from generator.templating.refusal import refuse
from generator.templating.sizes import (
    adding_numbers,
    before_method,
    before_product,
    before_sum,
    paying,
)
from generator.templating.steps import paid, spend, spend_here, weighed
from generator.templating.typed_figure import Figure

if TYPE_CHECKING:
    from jinja2.runtime import Context

ALLOWED_FILTERS = (
    *("abs", "d", "default", "first", "join", "last", "length", "list", "lower", "map", "max"),
    *("min", "reject", "rejectattr", "replace", "reverse", "select", "selectattr", "sort"),
    *("string", "sum", "trim", "unique", "upper"),
)
GLOBALS = ("namespace", "range")
METHODS = frozenset(
    (
        *("count", "endswith", "get", "index", "items", "keys", "replace", "split"),
        *("startswith", "strip", "values"),
    )
)
MAX_EXPONENT = 100
STEPS_A_CALL = 10
STEPS_A_TEMPLATE = 200  # taken in by another
MAPPINGS = (dict, Mapping)  # nearly all are dicts, which Python tells four times as fast


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja for text that a maintainer writes and a unit's data goes into."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}
        self.filters = {name: paying(JINJA_FILTERS[name]) for name in ALLOWED_FILTERS}
        self.filters["sum"] = adding_numbers(self.filters["sum"])
        self.filters |= {PAID: paid, SPENT: spend, WEIGHED: weighed}
        # The sandbox's own range stops at 100,000; Python's would not.
        self.globals = {name: self.globals[name] for name in GLOBALS}

    def _load_template(self, name: Any, globals: Any) -> Any:  # noqa: A002, ANN401 - Jinja's
        """Load a template; one that takes in another pays for it."""
        spend_here(STEPS_A_TEMPLATE)
        return super()._load_template(name, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称: the entry of a mapping first, so that no dict method hides a name."""
        if isinstance(obj, MAPPINGS) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - Jinja's
        """Remember Jinja's answer: it looks at no more than the class and the name."""
        asked = (type(obj), attr)
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def wrap_str_format(self, value: object) -> None:
        """Wrap nothing: ``"{:999999999}".format(1)`` is a bomb, so the method is not callable."""

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - Jinja's signature
        """Allow methods of built-in values only from the list: ``ljust(10**9)`` is a bomb."""
        if isinstance(obj, BuiltinMethodType) and obj.__name__ not in METHODS:
            return False
        return super().is_safe_callable(obj)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Call, and let it pay; a macro, which most calls are of, without asking what it is."""
        spend(STEPS_A_CALL)
        if type(obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        if isinstance(obj, BuiltinMethodType) and isinstance(obj.__self__, str):
            before_method(obj.__name__, obj.__self__, args)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Multiply numbers only, raise to small powers only, and put together within limits."""
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return super().call_binop(context, operator, left, right)
        if operator == "+":
            before_sum(left, right)
            return super().call_binop(context, operator, left, right)
        left, right = _counting(left), _counting(right)
        if not (isinstance(left, int | Decimal) and isinstance(right, int | Decimal)):
            refuse(f"“{operator}”只能用于两个数")
        if operator == "**" and not -MAX_EXPONENT <= right <= MAX_EXPONENT:
            refuse(f"指数超过 {MAX_EXPONENT}")
        before_product(operator, left, right)
        return super().call_binop(context, operator, left, right)


def _counting(value: object) -> object:
    """Return what counts of a figure with its unit."""
    return value.number if isinstance(value, Figure) else value

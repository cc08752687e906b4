"""The Jinja of wording: what a name without a value does there, and how values are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined, nodes

from generator.templating.entries import Entries
from generator.templating.filter_input import MAX_DIGITS, FilterError, MissingValue
from generator.templating.filters import FILTERS, day
from generator.templating.sandbox import Sandbox
from generator.templating.span import Span
from generator.templating.trouble_notes import note
from generator.templating.unknown import Blank, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

OPERAND = "operand"  # how a filter is told what the template calls the value that it is given


class Prose(Sandbox):
    """Jinja with the field's own filters, for text that becomes sentences.

    A name that is known and was not filled in is ``Blank``: wording may ask whether it is so.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(
            undefined=Unknown,
            finalize=written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            **options,
        )
        self.filters |= {name: _noting(function) for name, function in FILTERS.items()}
        self.filters["段落"] = paragraphs_of
        self.tests["none"] = is_blank

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
        """Read 项目.名称: what is there without a value is blank."""
        if isinstance(obj, dict) and attribute in obj:  # nearly always, and quick to see
            value = obj[attribute]
            return Blank.called(attribute) if value is None else value
        if obj is None or isinstance(obj, Blank):
            return Blank.called(attribute)
        return _found(obj, attribute, super().getattr(obj, attribute))

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 业务数据["参保人数"]: what is there without a value is blank."""
        if obj is None or isinstance(obj, Blank):
            return Blank.called(str(argument))
        return _found(obj, str(argument), super().getitem(obj, argument))


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


def _found(owner: object, name: str, value: object) -> object:
    """Return what stands under a name, blank where the unit could have used it and did not."""
    free = isinstance(owner, Entries) and isinstance(value, Undefined)
    return Blank.called(name) if value is None or free else value


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

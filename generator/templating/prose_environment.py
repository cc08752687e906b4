"""The Jinja of wording: what a name without a value does there, and how values are written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined, nodes

from generator.templating.blanks import BlankSandbox
from generator.templating.filter_input import MAX_DIGITS, FilterError, MissingValue
from generator.templating.filters import FILTERS, day, filters_with
from generator.templating.span import Span
from generator.templating.trouble_notes import known_names, note
from generator.templating.unknown import NAMELESS, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.scoring.decimals import Decimals

OPERAND = "operand"  # how a filter is told what the template calls the value that it is given


class Prose(BlankSandbox):
    """Jinja with the field's own filters, for text that becomes sentences.

    A name that is known and was not filled in is ``Blank``: wording may ask whether it is so.
    Rates have the ``decimals`` of the papers that the sentences stand in.
    """

    def __init__(self, decimals: Decimals | None = None, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(
            undefined=Unknown,
            finalize=written,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            **options,
        )
        filters = filters_with(decimals)
        self.filters |= {name: _noting(function) for name, function in filters.items()}
        self.filters["段落"] = paragraphs_of

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and let each filter of ours know what the template calls the value it gets."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Filter):
            if node.name in FILTERS and node.node is not None:
                said = nodes.Const(_path_of(node.node), lineno=node.lineno)
                operand = nodes.Keyword(OPERAND, said, lineno=node.lineno)
                node.kwargs = [*node.kwargs, operand]  # type: ignore[list-item]  # Jinja's hint is wrong
        return tree


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
        note("N03", name=NAMELESS)
    else:
        note("N04", problem="这里的值不能直接写成文字，要写到具体的一项，或者用过滤器")
    return ""


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
            note("N03", operand, _known_path(operand), name=operand or NAMELESS)
        except FilterError as error:
            owner = f"“{operand}”" if operand else ""
            note("N04", operand, problem=f"{owner}写不出来：过滤器{error}")
        return ""

    return noting


def _known_path(operand: str) -> tuple[str, ...]:
    """Return the path that a template wrote, where it begins with one of the outermost names."""
    path = tuple(operand.split("."))
    return path if path[0] in known_names() else ()

"""What a template writes that cannot work whatever the data, read off its syntax trees.

Jinja puts off what is wrong inside a condition until a unit's data get there; here every branch is
read. Filters are asked how many values they take, and whether a whole number is meant.
"""

from __future__ import annotations

import inspect
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jinja2 import nodes

from generator import patterns
from generator.reading import suggestion
from generator.templating.filters import PAPER_FILTERS
from generator.templating.sandbox import METHODS
from generator.templating.slip import Slip, lines_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from generator.templating.slip import Spot

NO_TAG = patterns.compile(r"[｛{]\s*[｛{%％]|</?[A-Za-z]+\s*/?>")
WHOLE = ("int", "int | None")
LOOP_METHODS = frozenset(("cycle", "changed"))
TOLD = "operand"  # what the tree tells our filters besides what is written


def slips_in(
    tree: nodes.Template,
    at: Callable[[int], Spot],
    filters: Collection[str],
    tests: Collection[str],
) -> Iterator[Slip]:
    """Walk what one tree writes that cannot work; ``at`` gives the place of a line."""
    for text in tree.find_all(nodes.TemplateData) if at(0).file else ():  # Word has its own
        yield from _printed_as_it_is(text, at)
    for one in tree.find_all((nodes.Filter, nodes.Test, nodes.Call)):
        match one:
            case nodes.Filter(name=name) if name not in filters:
                problem = f"没有“{name}”这个过滤器{_meant(name, filters)}"
            case nodes.Test(name=name) if name not in tests:
                problem = f"没有“{name}”这种判断{_meant(name, tests)}"
            case nodes.Filter(name=name):
                problem = _filter_problem(one)
            case nodes.Call(node=nodes.Getattr(node=owner, attr=name)) if name.isascii():
                is_loop = isinstance(owner, nodes.Name) and owner.name == "loop"
                known = METHODS | LOOP_METHODS if is_loop else METHODS
                problem = "" if name in known else f"没有“.{name}()”这种写法{_meant(name, known)}"
            case _:
                continue
        if problem:
            yield Slip(name, problem, at(one.lineno))


def _printed_as_it_is(text: nodes.TemplateData, at: Callable[[int], Spot]) -> Iterator[Slip]:
    """Say what was meant as a tag and is printed as it stands."""
    for found in NO_TAG.finditer(text.data):
        line = text.lineno + lines_in(text.data[: found.start()])
        problem = f"“{found[0]}”不是标签，会照印出来：花括号、百分号要用半角的，不写 HTML"
        yield Slip(found[0], problem, at(line))


def _meant(name: str, known: Collection[str]) -> str:
    advice = suggestion(name, sorted(known))
    return f"，{advice}" if advice else ""


def _filter_problem(node: nodes.Filter) -> str:
    """Say what is wrong with what one of our filters is given, '' where nothing is."""
    function = PAPER_FILTERS.get(node.name)
    if function is None:
        return ""
    before = node.node.name if isinstance(node.node, nodes.Filter) else ""
    if node.name in NUMERIC and before in NUMERIC:
        return f"过滤器“{before}”已经写成了文字，后面的“{node.name}”写的是数"
    named = {f"{one.key}": one.value for one in node.kwargs if one.key != TOLD}
    try:
        given = inspect.signature(function).bind(node.node, *node.args, **named).arguments
    except TypeError:
        return f"过滤器“{node.name}”{_takes(function)}"
    return _wrong_kind(node.name, function, given)


def _takes(function: Callable[..., str]) -> str:
    """Say how many values a filter takes in its brackets."""
    every = [*inspect.signature(function).parameters.values()][1:]
    least = sum(1 for one in every if one.default is inspect.Parameter.empty)
    if not every:
        return "后面不带括号"
    return (
        f"的括号里要写 {least} 个值"
        if least == len(every)
        else (
            f"的括号里最多写 {len(every)} 个值，不写名称"
            if not least
            else f"的括号里要写 {least} 到 {len(every)} 个值，不写名称"
        )
    )


def _wrong_kind(name: str, function: Callable[..., str], given: Mapping[str, Any]) -> str:
    """Say which value should be a whole number and is none."""
    for key, one in inspect.signature(function).parameters.items():
        value = given.get(key)
        if (
            one.annotation in WHOLE
            and isinstance(value, nodes.Const)
            and not _is_whole(value.value)
        ):
            return f"过滤器“{name}”的位数要写整数，不是“{value.value}”"
    return ""


def _is_whole(value: object) -> bool:
    if value is None or isinstance(value, int):
        return True
    return isinstance(value, Decimal) and value == value.to_integral_value()


def unused_names(
    trees: Mapping[str, nodes.Template], at: Callable[[str, int], Spot]
) -> Iterator[Slip]:
    """Walk the names that ``set`` gives and that nothing in any of the trees reads."""
    names = [one for tree in trees.values() for one in tree.find_all(nodes.Name)]
    read = {one.name for one in names if one.ctx == "load"}
    for file, tree in trees.items():
        for one in tree.find_all((nodes.Assign, nodes.AssignBlock)):
            target = getattr(one, "target", None)
            if isinstance(target, nodes.Name) and target.name not in read:
                problem = f"设的名称“{target.name}”后面没有用到"
                yield Slip(target.name, problem, at(file, one.lineno), idle=True)


NUMERIC = frozenset(
    (
        *("万元", "元", "亿元", "金额", "表列金额", "千分位", "小数位", "大写金额", "大写"),
        *("百分比", "占比", "百分点", "变动", "中文数", "序数"),
    )
)
"""Filters that write numbers, as texts, and nothing else."""

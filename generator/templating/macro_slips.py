"""Macros called otherwise than they are written, and what an extending template never prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from generator.reading import suggestion
from generator.templating.slip import Slip, Spot, lines_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    At = Callable[[int], Spot]

GATHERED = frozenset(("varargs", "kwargs"))


def called(
    call: nodes.Call, macro: nodes.Macro | None, module: Sequence[str], at: At
) -> Iterator[Slip]:
    """Say what is wrong with a call of a macro; ``module`` are those where it is looked for."""
    if macro is None:
        if module and isinstance(call.node, nodes.Getattr) and call.node.attr not in module:
            name = call.node.attr
            problem = f"没有“{name}”这个句式，{suggestion(name, module)}"
            yield Slip(name, problem, at(call.lineno))
        return
    names = [one.name for one in macro.args]
    taken = {one.name for one in macro.find_all(nodes.Name)} & GATHERED
    given = [*names[: len(call.args)], *(one.key for one in call.kwargs)]
    for one in call.kwargs:
        if one.key not in names and not taken:
            problem = f"句式“{macro.name}”没有“{one.key}”这个参数，{suggestion(one.key, names)}"
            yield Slip(one.key, problem, at(call.lineno))
    if len(call.args) > len(names) and not taken:
        problem = f"句式“{macro.name}”只有 {len(names)} 个参数，这里写了 {len(call.args)} 个"
        yield Slip(macro.name, problem, at(call.lineno))
    wanted = names[: len(names) - len(macro.defaults)]
    lacking = [one for one in wanted if one not in given]
    if lacking and not call.dyn_args and not call.dyn_kwargs:
        problem = f"句式“{macro.name}”少写了参数：{'、'.join(lacking)}"
        yield Slip(macro.name, problem, at(call.lineno))


def unprinted(
    tree: nodes.Template, above: Sequence[nodes.Template] | None, at: At
) -> Iterator[Slip]:
    """Say what a template that extends others never prints: blocks they lack, text beside."""
    for one in tree.body:
        if isinstance(one, nodes.Output) and (text := _text_of(one)):
            problem = "接着别的措辞写的，只印各块里的字；写在块外面的不印"
            yield Slip(text, problem, at(_line_of(one)), idle=True)
    if above is None:
        return
    known = [one.name for parent in above for one in parent.find_all(nodes.Block)]
    for block in (one for one in tree.body if isinstance(one, nodes.Block)):
        if block.name not in known:
            advice = suggestion(block.name, known)
            problem = f"接着写的那一份里没有“{block.name}”这一块，写了也不印；{advice}"
            yield Slip(block.name, problem, at(block.lineno), idle=True)


def _text_of(node: nodes.Output) -> str:
    """Return the first words that an output writes, '' for blank lines."""
    for one in node.nodes:
        if not isinstance(one, nodes.TemplateData):
            return _name_of(one)
        if one.data.strip():
            return str(one.data.strip().splitlines()[0])
    return ""


def _name_of(node: nodes.Expr) -> str:
    found = next(iter(node.find_all(nodes.Name)), None)
    return "" if found is None else str(found.name)


def _line_of(node: nodes.Output) -> int:
    """Return the line of the first words, which may stand below the blank ones."""
    first = node.nodes[0]
    data = first.data if isinstance(first, nodes.TemplateData) else ""
    blank = data[: len(data) - len(data.lstrip())]
    return int(first.lineno) + lines_in(blank)

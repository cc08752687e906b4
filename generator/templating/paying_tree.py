"""What makes templates pay for their work, written into their trees before they are compiled.

A loop pays where it begins, for all its rounds; what may run again without a loop (a macro, a
block, a loop that calls itself) pays each time; a list pays for what it holds. What stands outside
them is done once and is free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.templating.steps import CHARACTERS_A_STEP

if TYPE_CHECKING:
    from collections.abc import Sequence

PAID, SPENT, WEIGHED, TOGETHER = "计次", "计步", "计项", "连写"  # our filters; nobody else's
_GATHERED = ("varargs", "kwargs")
_APART = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)

Many = TypeVar("Many", nodes.List, nodes.Tuple, nodes.Dict)
Again = TypeVar("Again", nodes.Macro, nodes.CallBlock, nodes.Block, nodes.AssignBlock)


class Paying(NodeTransformer):
    """Puts our filters around loops, lists and texts that are put together."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja calls it so
        """Let a loop pay for its rounds."""
        self.generic_visit(node)
        weight = _weight(node.body)
        node.iter = _filtered(node.iter, PAID, nodes.Const(weight, lineno=node.lineno))
        if node.recursive:
            node.body.insert(0, _spending(weight, node.lineno))
        return node

    def _again(self, node: Again) -> Again:
        self.generic_visit(node)
        node.body.insert(0, _spending(_weight(node.body), node.lineno))
        return node

    visit_Macro = visit_CallBlock = visit_Block = visit_AssignBlock = _again  # noqa: N815

    def _many(self, node: Many) -> nodes.Expr:
        self.generic_visit(node)
        stored = getattr(node, "ctx", "load") != "load"
        if stored or all(isinstance(item, nodes.Const) for item in node.iter_child_nodes()):
            return node
        return _filtered(node, WEIGHED)

    visit_List = visit_Tuple = visit_Dict = _many  # noqa: N815

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802 - Jinja calls it so
        """Let a stretch of a list or text pay for the copy."""
        self.generic_visit(node)
        return _filtered(node, WEIGHED) if isinstance(node.arg, nodes.Slice) else node

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 - Jinja calls it so
        """Let what a macro was given besides its arguments pay: it may hold itself twice over."""
        return _filtered(node, WEIGHED) if node.name in _GATHERED and node.ctx == "load" else node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802 - Jinja calls it so
        """Let ``a ~ b`` pay for the text it makes."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), TOGETHER)


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


def _spending(weight: int, line: int) -> nodes.ExprStmt:
    spent = _filtered(nodes.Const(weight, lineno=line), SPENT)
    return nodes.ExprStmt(spent, lineno=line)


def _weight(body: Sequence[nodes.Node]) -> int:
    """Return how many steps a body takes once, without what pays for itself."""
    steps, waiting = 1, list(body)
    while waiting:
        node = waiting.pop()
        steps += 1
        if isinstance(node, nodes.TemplateData):
            steps += len(node.data) // CHARACTERS_A_STEP
        if not isinstance(node, _APART):
            waiting += node.iter_child_nodes()
    return steps

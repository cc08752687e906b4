"""The tree of a traced template: around all that it prints, and beside all that it reads, filters.

It is made of a tree that is ready to be compiled, so that what the template does stays the same.
Marks are put where text leaves the template and nowhere else; where a macro's text goes on to be
looked at (a comparison, a filter, a method), they are taken off again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.templating.paying_tree import PAID, TOGETHER, WEIGHED

if TYPE_CHECKING:
    from collections.abc import Iterator

PRINTED, LAID_IN, WORDS, READ = "印迹", "内迹", "词迹", "取迹"
BEGUN, MADE, CLEAN = "始迹", "成迹", "净迹"
LINE_ENDS = "\n\x1e"
PICTURE = "\x06["  # as wording has ![ once its markup is marked
THROUGH = frozenset(
    (
        *(PAID, WEIGHED, TOGETHER, CLEAN, READ),
        *("join", "first", "last", "list", "d", "default", "reverse", "段落", "trim", "string"),
    )
)
"""Filters that pass texts on as they are, with their marks."""


class Tracing(NodeTransformer):
    """Puts the filters in. ``outside`` are those whose value is no text of the document.

    What a filter of ``inside`` is given is marked instead of what it gives. The words of the
    template itself are marked where it is ``prose``.
    """

    def __init__(
        self,
        file: str,
        *,
        prose: bool,
        outside: frozenset[str] = frozenset(),
        inside: frozenset[str] = frozenset(),
    ) -> None:
        self.file, self.prose, self.outside, self.inside = file, prose, outside, inside
        self._in_picture = False  # in its line, whose words and file go together

    def visit_Output(self, node: nodes.Output) -> list[nodes.Node]:  # noqa: N802 - Jinja calls it so
        """Mark all that is printed, each with what it reads from there on."""
        return [made for child in node.nodes for made in self._printed(child)]

    def _printed(self, child: nodes.Expr) -> Iterator[nodes.Node]:
        line = child.lineno
        if isinstance(child, nodes.TemplateData):
            yield nodes.Output(self._words(child) if self.prose else [child], lineno=line)
            return
        yield nodes.ExprStmt(_filtered(nodes.Const(None, lineno=line), BEGUN), lineno=line)
        yield nodes.Output([self._marked(child)], lineno=line)

    def _marked(self, child: nodes.Expr) -> nodes.Expr:
        name = child.name if isinstance(child, nodes.Filter) else ""
        value = self._expression(child)
        if name in self.outside or self._in_picture:
            return _filtered(value, CLEAN)
        if name in self.inside and isinstance(value, nodes.Filter) and value.node is not None:
            value.node = self._site(value.node, LAID_IN)
            return value
        return self._site(value, PRINTED)

    def _expression(self, node: nodes.Node) -> nodes.Expr:
        visited: nodes.Expr = self.visit(node)
        return visited

    def _site(self, value: nodes.Expr, name: str, line: int | None = None) -> nodes.Filter:
        line = value.lineno if line is None else line
        where = [nodes.Const(self.file, lineno=line), nodes.Const(line, lineno=line)]
        return _filtered(value, name, *where)

    def _words(self, child: nodes.TemplateData) -> list[nodes.Expr]:
        """Mark the words of a template line by line; lines of tables and pictures stay."""
        found: list[nodes.Expr] = []
        for offset, text in enumerate(_lines(child.data)):
            self._in_picture = PICTURE in text or (self._in_picture and offset == 0)
            if self._in_picture or _is_plain(text):
                found.append(nodes.TemplateData(text, lineno=child.lineno))
            else:
                value = nodes.Const(text, lineno=child.lineno)
                found.append(self._site(value, WORDS, child.lineno + offset))
            self._in_picture = self._in_picture and text[-1] not in LINE_ENDS
        return found

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 - Jinja calls it so
        """Note what is read by its name alone."""
        if node.ctx != "load":
            return node
        return _filtered(node, READ, nodes.Const(node.name, lineno=node.lineno))

    def visit_For(self, node: nodes.For) -> list[nodes.Node]:  # noqa: N802 - Jinja calls it so
        """Note what the items of a loop were made of; the letters of a text have no marks."""
        self.generic_visit(node)
        node.iter = _filtered(_filtered(node.iter, CLEAN), MADE)  # type: ignore[arg-type]  # Jinja's hint is wide
        return [_begun(node.lineno), node]

    def visit_Assign(self, node: nodes.Assign) -> list[nodes.Node]:  # noqa: N802 - Jinja calls it so
        """Note what a name that the template gives itself was made of."""
        node.node = _filtered(self._expression(node.node), MADE)
        return [_begun(node.lineno), node]

    def visit_FilterBlock(self, node: nodes.FilterBlock) -> nodes.FilterBlock:  # noqa: N802
        """Leave alone what goes through a filter as a whole."""
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802 - Jinja calls it so
        """Let filters work on the text without marks, but those that only pass it on."""
        self.generic_visit(node)
        if node.node is not None and node.name not in THROUGH:
            node.node = _filtered(node.node, CLEAN)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Test:  # noqa: N802 - Jinja calls it so
        """Let tests look at the text without marks."""
        self.generic_visit(node)
        node.node = _filtered(node.node, CLEAN)
        node.args = [_filtered(one, CLEAN) for one in node.args]
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802 - Jinja calls it so
        """Let comparisons look at the text without marks."""
        self.generic_visit(node)
        node.expr = _filtered(node.expr, CLEAN)
        for one in node.ops:
            one.expr = _filtered(one.expr, CLEAN)
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Getitem:  # noqa: N802 - Jinja calls it so
        """Let places and stretches of a text count without marks; a name is looked up without."""
        self.generic_visit(node)
        node.node = _filtered(node.node, CLEAN)
        if not isinstance(node.arg, nodes.Const | nodes.Slice):
            node.arg = _filtered(node.arg, CLEAN)
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Pair:  # noqa: N802 - Jinja calls it so
        """Let names of a mapping have no marks."""
        self.generic_visit(node)
        node.key = _filtered(node.key, CLEAN)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Call:  # noqa: N802 - Jinja calls it so
        """Leave what is called as it is; the text whose method it is has no marks."""
        if isinstance(node.node, nodes.Getattr):
            node.node.node = _filtered(self._expression(node.node.node), CLEAN)
        node.args = [self.visit(one) for one in node.args]
        for one in node.kwargs:
            self.generic_visit(one)
        return node


def _filtered(node: nodes.Expr, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


def _begun(line: int) -> nodes.ExprStmt:
    return nodes.ExprStmt(_filtered(nodes.Const(None, lineno=line), BEGUN), lineno=line)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a template's words, each with its end, as wording has it or not."""
    start = 0
    for place, char in enumerate(text):
        if char in LINE_ENDS:
            yield text[start : place + 1]
            start = place + 1
    if start < len(text):
        yield text[start:]


def _is_plain(line: str) -> bool:
    """Tell a line in which nothing is to be marked: blank, or of a table's frame."""
    return not line.strip(" \t\n\x1e\x01\x02\x03\x04\x05\u3000:")

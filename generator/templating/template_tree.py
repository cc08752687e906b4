"""What is done to the tree of every template before it is compiled.

Numbers become exact, ``~`` puts together what its parts print, and each filter of ours is told what
the template calls the value that it is given.
"""

from __future__ import annotations

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.templating.choosing import CHOOSING, PLACE, place_of
from generator.templating.filters import FILTERS
from generator.templating.paying_tree import Paying

OPERAND = "operand"


def prepared(tree: nodes.Template) -> nodes.Template:
    """Return the tree as it is to be compiled."""
    for node in tree.find_all(nodes.Filter):
        if node.name in FILTERS and node.node is not None:
            said = nodes.Const(_path_of(node.node), lineno=node.lineno)
            operand = nodes.Keyword(OPERAND, said, lineno=node.lineno)
            node.kwargs = [*node.kwargs, operand]  # type: ignore[list-item]  # Jinja's hint is wrong
        elif node.name == CHOOSING:
            place = nodes.Const(place_of(node), lineno=node.lineno)
            node.kwargs = [*node.kwargs, nodes.Keyword(PLACE, place, lineno=node.lineno)]  # type: ignore[list-item]  # as above
    exact: nodes.Template = _Exact().visit(tree)
    paying: nodes.Template = Paying().visit(exact)
    return paying


class _Exact(NodeTransformer):
    """Makes 0.9 of a template a Decimal, and ``a ~ b`` put together what a and b print."""

    def visit_Const(self, node: nodes.Const) -> nodes.Expr:  # noqa: N802 - Jinja calls it so
        """Read a fraction by its digits: binary ones do not mix with amounts."""
        if not isinstance(node.value, float):
            return node
        digits = nodes.Const(repr(node.value), lineno=node.lineno)
        decimal = nodes.ImportedName("decimal.Decimal", lineno=node.lineno)
        return nodes.Call(decimal, [digits], [], None, None, lineno=node.lineno)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Concat:  # noqa: N802 - Jinja calls it so
        """Let each part print by its kind."""
        self.generic_visit(node)
        node.nodes = [
            part
            if isinstance(part, nodes.Const)
            else nodes.Filter(part, "string", [], [], None, None, lineno=node.lineno)
            for part in node.nodes
        ]
        return node


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

"""Templates too deep, and numbers too long, for Jinja or Python: said as mistakes of syntax."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateSyntaxError
from jinja2.parser import Parser

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

TOO_LONG = "number too long"
TOO_DEEP = "nested too deeply"  # put into Chinese with Jinja's own sentences


def parsed(
    environment: Environment, source: str, name: str | None, filename: str | None
) -> nodes.Template:
    """Parse a template as Jinja does; where it is nested too deeply, say at which line."""
    parser = Parser(environment, source, name, filename)
    try:
        return parser.parse()
    except RecursionError:
        reason = TOO_DEEP
    except ValueError:  # Python reads no whole number of more than 4300 digits
        reason = TOO_LONG
    raise TemplateSyntaxError(reason, parser.stream.current.lineno, name, filename)


def too_deep(tree: nodes.Template, name: str | None, filename: str | None) -> TemplateSyntaxError:
    """Return the mistake of a tree that cannot be compiled, at the line of its deepest node."""
    deepest, level = 1, list(tree.iter_child_nodes())
    while level:
        deepest = level[0].lineno or deepest
        level = [below for node in level for below in node.iter_child_nodes()]
    return TemplateSyntaxError(TOO_DEEP, deepest, name, filename)

"""Which data a template may name, read off its syntax tree: 项目.材料.项目内容, 任务.*.做法.

Loops, ``set`` and macros only rename: a name is followed to the outermost one that it came from,
through every branch, so that a blank filing can offer whatever some unit's report may need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from jinja2 import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Name: TypeAlias = tuple[str, ...]
Names: TypeAlias = frozenset[Name]
Load: TypeAlias = "Callable[[str, str], tuple[nodes.Template, str] | None]"

EVERY = "*"
NONE: Names = frozenset()
DEEPEST = 30  # of macros that call each other


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro with the scope it was written in."""

    node: nodes.Macro
    scope: Scope


Scope: TypeAlias = "dict[str, Names | Macro | dict[str, Macro]]"


@dataclass(slots=True)
class Reader:
    """Reads the names off a template; ``load`` finds the templates that it takes in."""

    load: Load
    found: set[Name] = field(default_factory=set)
    depth: int = 0

    def read(
        self, tree: nodes.Template, file: str, blocks: Mapping[str, tuple[nodes.Block, Scope]]
    ) -> None:
        """Read a template; ``blocks`` are those that templates extending it put in place."""
        scope: Scope = {}
        parents = [node.template for node in tree.find_all(nodes.Extends)]
        own = {one.name: (one, scope) for one in tree.find_all(nodes.Block)}
        chosen = own | dict(blocks)
        body = [one for one in tree.body if not parents or isinstance(one, _LASTING)]
        self._body(body, scope, file, chosen)
        for block, home in chosen.values() if parents else ():
            self._body(block.body, dict(home), file, chosen)
        for parent in parents:
            self._taken_in(parent, file, chosen)

    def _taken_in(
        self, name: nodes.Expr, file: str, blocks: Mapping[str, tuple[nodes.Block, Scope]]
    ) -> None:
        loaded = self.load(str(name.value), file) if isinstance(name, nodes.Const) else None
        if loaded is not None:
            self.read(*loaded, blocks)

    def _body(
        self,
        body: Iterable[nodes.Node],
        scope: Scope,
        file: str,
        blocks: Mapping[str, tuple[nodes.Block, Scope]],
    ) -> None:
        for node in body:
            self._statement(node, scope, file, blocks)

    def _statement(
        self,
        node: nodes.Node,
        scope: Scope,
        file: str,
        blocks: Mapping[str, tuple[nodes.Block, Scope]],
    ) -> None:
        match node:
            case nodes.Block():
                block, home = blocks.get(node.name, (node, scope))
                self._body(block.body, {**scope, **home}, file, blocks)
            case nodes.For():
                self._for(node, dict(scope), file, blocks)
            case nodes.Macro():
                scope[node.name] = Macro(node, scope)
            case nodes.Import(target=target):
                scope[target] = self._macros(node, file)
            case nodes.Include(template=name):
                self._taken_in(name, file, blocks)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                scope[name] = self._value(value, scope)
            case nodes.AssignBlock(target=nodes.Name(name=name), body=body):
                self._body(body, scope, file, blocks)
                scope[name] = NONE
            case nodes.Expr():
                self._value(node, scope)
            case _:
                self._body(node.iter_child_nodes(), scope, file, blocks)

    def _for(
        self,
        node: nodes.For,
        scope: Scope,
        file: str,
        blocks: Mapping[str, tuple[nodes.Block, Scope]],
    ) -> None:
        items = frozenset((*name, EVERY) for name in self._value(node.iter, scope))
        self.found |= items
        targets = node.target.find_all(nodes.Name) if isinstance(node.target, nodes.Tuple) else ()
        names = [one.name for one in targets] or [getattr(node.target, "name", "")]
        scope |= dict.fromkeys(names, items) | {"loop": NONE}
        inner = [*([node.test] if node.test else []), *node.body, *node.else_]
        self._body(inner, scope, file, blocks)

    def _macros(self, node: nodes.Import, file: str) -> dict[str, Macro]:
        name = node.template
        loaded = self.load(str(name.value), file) if isinstance(name, nodes.Const) else None
        scope: Scope = {}
        macros = {} if loaded is None else {m.name: m for m in loaded[0].find_all(nodes.Macro)}
        scope |= {one: Macro(macro, scope) for one, macro in macros.items()}
        return {one: macro for one, macro in scope.items() if isinstance(macro, Macro)}

    def _value(self, node: nodes.Node, scope: Scope) -> Names:
        """Return the names that an expression may stand for; all that it uses is noted."""
        names = self._names(node, scope)
        self.found |= names
        return names

    def _names(self, node: nodes.Node, scope: Scope) -> Names:
        match node:
            case nodes.Name(name=name):
                known = scope.get(name, frozenset(((name,),)))
                return known if isinstance(known, frozenset) else NONE
            case nodes.Getattr(node=owner, attr=name):
                return _below(self._value(owner, scope), name)
            case nodes.Getitem(node=owner):
                return _below(self._value(owner, scope), self._step(node.arg, scope))
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter(node=nodes.Node() as value):
                return self._filtered(node, self._value(value, scope), scope)
            case _:
                below = [self._value(child, scope) for child in node.iter_child_nodes()]
                return NONE.union(*below) if isinstance(node, _EITHER) else NONE

    def _step(self, argument: nodes.Node, scope: Scope) -> object:
        self._value(argument, scope)
        return argument.value if isinstance(argument, nodes.Const) else EVERY

    def _filtered(self, node: nodes.Filter, names: Names, scope: Scope) -> Names:
        """Follow a filter: it leaves the items of a list what they are, or takes one of each."""
        for argument in node.args:
            self._value(argument, scope)
        given = [one for one in node.args[:1] if node.name.endswith("attr")]
        given += [one.value for one in node.kwargs if one.key == "attribute"]
        for path in (one.value for one in given if isinstance(one, nodes.Const)):
            self.found |= {(*name, EVERY, *str(path).split(".")) for name in names}
        return names

    def _call(self, node: nodes.Call, scope: Scope) -> Names:
        arguments = [self._value(one, scope) for one in node.args]
        named = {one.key: self._value(one.value, scope) for one in node.kwargs}
        macro = _macro(node.node, scope)
        if macro is not None and self.depth < DEEPEST:
            given = dict(zip((one.name for one in macro.node.args), arguments, strict=False))
            blank: Scope = {one.name: NONE for one in macro.node.args}
            self.depth += 1
            self._body(macro.node.body, {**macro.scope, **blank, **given, **named}, "", {})
            self.depth -= 1
            return NONE
        return self._value(node.node, scope) if isinstance(node.node, nodes.Getattr) else NONE


_LASTING = (nodes.Import, nodes.FromImport, nodes.Macro, nodes.Assign, nodes.AssignBlock)
_EITHER = (nodes.Or, nodes.And, nodes.CondExpr)


def _below(names: Names, step: object) -> Names:
    """Return what lies under names: a method gives the same, a number any item."""
    if isinstance(step, str) and step != EVERY and step.isascii():
        return names
    return frozenset((*name, step if isinstance(step, str) else EVERY) for name in names)


def _macro(node: nodes.Node, scope: Scope) -> Macro | None:
    match node:
        case nodes.Name(name=name):
            found = scope.get(name)
            return found if isinstance(found, Macro) else None
        case nodes.Getattr(node=nodes.Name(name=module), attr=name):
            macros = scope.get(module)
            return macros.get(name) if isinstance(macros, dict) else None
    return None


def names_used(tree: nodes.Template, file: str = "", load: Load = lambda _, __: None) -> Names:
    """Return every name of data that a template may use, whichever way its conditions turn."""
    reader = Reader(load)
    reader.read(tree, file, {})
    return frozenset(reader.found)

"""Which data a template may name, read off its syntax tree: 项目.材料.项目内容, 任务.*.做法.

Loops, ``set`` and macros only rename: a name is followed to the outermost one that it came from,
through every branch, so that a blank filing can offer whatever some unit's report may need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jinja2 import nodes

from generator.structs import Struct, field
from generator.templating.macro_slips import called, unprinted
from generator.templating.paying_tree import PAID
from generator.templating.slip import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.templating.slip import Slip

Name: TypeAlias = tuple[str, ...]
Names: TypeAlias = frozenset[Name]
Load: TypeAlias = "Callable[[str, str], tuple[nodes.Template, str] | None]"

EVERY = "*"
NONE: Names = frozenset()
DEEPEST = 30  # of macros that call each other


class Compared(NamedTuple):
    """A name that a template compares with a fixed value, and what it may stand for."""

    names: Names
    value: object
    spot: Spot


class Reckoned(NamedTuple):
    """A name that a template loops over, sorts by size beside a value, or calculates with."""

    names: Names
    how: str
    value: object
    spot: Spot


class Filtered(NamedTuple):
    """A name that a template puts through a filter."""

    names: Names
    filter: str
    spot: Spot


class Macro(Struct, frozen=True):
    """A macro with the scope and the file it was written in."""

    node: nodes.Macro
    scope: Scope
    file: str


Scope: TypeAlias = "dict[str, Names | Macro | dict[str, Macro]]"


class Reader(Struct):
    """Reads the names off a template; ``load`` finds the templates that it takes in.

    ``spots`` are where each name stands, ``compared``, ``reckoned`` and ``filtered`` what is done
    with plain names: ``mixed`` are variables that may hold something else besides, and are left out
    there. ``trees`` are all that was read, by their files, ``slips`` what cannot work in them.
    """

    load: Load
    spots: dict[Name, set[Spot]] = field(default_factory=dict)
    compared: set[Compared] = field(default_factory=set)
    filtered: set[Filtered] = field(default_factory=set)
    reckoned: set[Reckoned] = field(default_factory=set)
    slips: set[Slip] = field(default_factory=set)
    trees: dict[str, nodes.Template] = field(default_factory=dict)
    mixed: set[str] = field(default_factory=set)
    homes: dict[int, str] = field(default_factory=dict)
    file: str = ""
    depth: int = 0

    @property
    def found(self) -> Names:
        """Every name of data that was read."""
        return frozenset(self.spots)

    @property
    def made(self) -> frozenset[str]:
        """The names that the templates give themselves."""
        every = [one for tree in self.trees.values() for one in tree.find_all(nodes.Name)]
        given = [one for tree in self.trees.values() for one in tree.find_all(_GIVING)]
        named = [getattr(one, "name", "") or getattr(one, "target", "") for one in given]
        return frozenset((*(str(one.name) for one in every if one.ctx != "load"), *named))

    def read(
        self, tree: nodes.Template, file: str, blocks: Mapping[str, tuple[nodes.Block, Scope]]
    ) -> None:
        """Read a template; ``blocks`` are those that templates extending it put in place."""
        scope: Scope = {}
        before, self.file = self.file, file
        self.trees[file] = tree
        self.homes |= {id(one): file for one in tree.find_all(nodes.Block)}
        parents = [node.template for node in tree.find_all(nodes.Extends)]
        own = {one.name: (one, scope) for one in tree.find_all(nodes.Block)}
        chosen = own | dict(blocks)
        body = [one for one in tree.body if not parents or isinstance(one, _LASTING)]
        self._body(body, scope, file, chosen)
        for block, home in chosen.values() if parents else ():
            self._block(block, dict(home), chosen)
        for parent in parents:
            self._taken_in(parent, file, chosen)
        if parents:
            self.slips |= set(unprinted(tree, self._above(tree, file), self._spot))
        self.file = before

    def _spot(self, line: int) -> Spot:
        return Spot(self.file, line)

    def _above(self, tree: nodes.Template, file: str) -> list[nodes.Template] | None:
        """Return the templates that one extends, None where one of them cannot be read."""
        found: list[nodes.Template] = []
        waiting = [(one.template, file) for one in tree.find_all(nodes.Extends)]
        while waiting:
            name, home = waiting.pop()
            loaded = self.load(str(name.value), home) if isinstance(name, nodes.Const) else None
            if loaded is None or loaded[0] in found:
                return None
            found.append(loaded[0])
            waiting += [(one.template, loaded[1]) for one in loaded[0].find_all(nodes.Extends)]
        return found

    def _block(
        self,
        block: nodes.Block,
        scope: Scope,
        blocks: Mapping[str, tuple[nodes.Block, Scope]],
    ) -> None:
        """Read a block as part of the file that it was written in."""
        before, self.file = self.file, self.homes.get(id(block), self.file)
        self._body(block.body, scope, self.file, blocks)
        self.file = before

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
                self._block(block, {**scope, **home}, blocks)
            case nodes.For():
                self._for(node, dict(scope), file, blocks)
            case nodes.Macro():
                scope[node.name] = Macro(node, scope, file)
            case nodes.Import(target=target):
                scope[target] = self._macros(node, file)
            case nodes.Include(template=name):
                self._taken_in(name, file, blocks)
            case nodes.Assign(target=nodes.Name(name=name), node=value):
                scope[name] = self._value(value, scope)
                self.mixed |= set() if _is_chain(value) else {name}
            case nodes.AssignBlock(target=nodes.Name(name=name), body=body):
                self._body(body, scope, file, blocks)
                scope[name] = NONE
                self.mixed.add(name)
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
        given = self._value(node.iter, scope)
        items = frozenset((*name, EVERY) for name in given)
        self._note(items, node.lineno)
        self._reckon(node.iter, given, LOOP, None)
        targets = node.target.find_all(nodes.Name) if isinstance(node.target, nodes.Tuple) else ()
        names = [one.name for one in targets] or [getattr(node.target, "name", "")]
        self.mixed |= set(names) if _holds_items(node.iter) else set()
        scope |= dict.fromkeys(names, items) | {"loop": NONE}
        inner = [*([node.test] if node.test else []), *node.body, *node.else_]
        self._body(inner, scope, file, blocks)

    def _macros(self, node: nodes.Import, file: str) -> dict[str, Macro]:
        name = node.template
        loaded = self.load(str(name.value), file) if isinstance(name, nodes.Const) else None
        scope: Scope = {}
        macros = {} if loaded is None else {m.name: m for m in loaded[0].find_all(nodes.Macro)}
        home = "" if loaded is None else loaded[1]
        self.trees |= {} if loaded is None else {home: loaded[0]}
        scope |= {one: Macro(macro, scope, home) for one, macro in macros.items()}
        return {one: macro for one, macro in scope.items() if isinstance(macro, Macro)}

    def _value(self, node: nodes.Node, scope: Scope) -> Names:
        """Return the names that an expression may stand for; all that it uses is noted."""
        names = self._names(node, scope)
        self._note(names, node.lineno)
        return names

    def _note(self, names: Names, line: int) -> None:
        for name in names:
            self.spots.setdefault(name, set()).add(Spot(self.file, line))

    def _names(self, node: nodes.Node, scope: Scope) -> Names:
        match node:
            case nodes.Name(name=name):
                known = scope.get(name, frozenset(((name,),)))
                return known if isinstance(known, frozenset) else NONE
            case nodes.Getattr(node=owner) | nodes.Getitem(node=owner):
                return _below(self._value(owner, scope), self._step(node, scope))
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter(node=nodes.Node() as value):
                return self._filtered(node, self._value(value, scope), scope)
            case nodes.Compare():
                self._compared(node, scope)
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.Mod():
                self._calculated(node, scope)
            case _:
                below = [self._value(child, scope) for child in node.iter_child_nodes()]
                return NONE.union(*below) if isinstance(node, _EITHER) else NONE
        return NONE

    def _step(self, node: nodes.Getattr | nodes.Getitem, scope: Scope) -> object:
        if isinstance(node, nodes.Getattr):
            return node.attr
        self._value(node.arg, scope)
        return node.arg.value if isinstance(node.arg, nodes.Const) else EVERY

    def _filtered(self, node: nodes.Filter, names: Names, scope: Scope) -> Names:
        """Follow a filter: it leaves the items of a list what they are, or takes one of each."""
        for argument in node.args:
            self._value(argument, scope)
        if node.node is not None and names and self._is_plain(node.node):
            self.filtered.add(Filtered(names, node.name, Spot(self.file, node.lineno)))
        given = [one for one in node.args[:1] if node.name.endswith("attr")]
        given += [one.value for one in node.kwargs if one.key == "attribute"]
        for path in (one.value for one in given if isinstance(one, nodes.Const)):
            below = frozenset((*name, EVERY, *str(path).split(".")) for name in names)
            self._note(below, node.lineno)
            self._picked(node, below)
        return names

    def _picked(self, node: nodes.Filter, below: Names) -> None:
        """Note the fixed value by which ``selectattr`` picks the items of a list."""
        if not below or len(node.args) != len(("attribute", "test", "value")):
            return
        test, value = node.args[1], node.args[2]
        if (
            isinstance(test, nodes.Const)
            and test.value in _EQUAL
            and isinstance(value, nodes.Const)
        ):
            self.compared.add(Compared(below, value.value, self._spot(node.lineno)))

    def _reckon(self, node: nodes.Node, names: Names, how: str, value: object) -> None:
        """Note what is done with a plain name that asks for a certain kind of value."""
        if isinstance(node, nodes.Filter) and node.name == PAID and node.node is not None:
            node = node.node
        if names and self._is_plain(node):
            self.reckoned.add(Reckoned(names, how, value, self._spot(node.lineno)))

    def _calculated(self, node: nodes.BinExpr, scope: Scope) -> None:
        """Note the plain names that are calculated with; ``+`` may put texts together."""
        for side, other in ((node.left, node.right), (node.right, node.left)):
            names = self._value(side, scope)
            number = other.value if isinstance(other, nodes.Const) else None
            if not isinstance(node, nodes.Add) or isinstance(number, int):
                self._reckon(side, names, SUM, None)

    def _compared(self, node: nodes.Compare, scope: Scope) -> None:
        """Note the fixed values that a plain name is compared with."""
        sides = [node.expr, *(one.expr for one in node.ops)]
        names = [self._value(side, scope) for side in sides]
        for number, one in enumerate(node.ops):
            for here, there in ((number, number + 1), (number + 1, number)):
                if not names[here] or not self._is_plain(sides[here]):
                    continue
                spot = Spot(self.file, node.lineno)
                other = sides[there]
                values = _fixed(other, one.op, is_right=there > here)
                self.compared |= {Compared(names[here], value, spot) for value in values}
                if one.op in _SIZED and isinstance(other, nodes.Const):
                    self._reckon(sides[here], names[here], SIZE, other.value)

    def _is_plain(self, node: nodes.Node) -> bool:
        """Tell a name, as it is, from what was worked out or may be something else as well."""
        own = [node] if isinstance(node, nodes.Name) else node.find_all(nodes.Name)
        return _is_chain(node) and self.mixed.isdisjoint(one.name for one in own)

    def _call(self, node: nodes.Call, scope: Scope) -> Names:
        arguments = [self._value(one, scope) for one in node.args]
        named = {one.key: self._value(one.value, scope) for one in node.kwargs}
        macro = _macro(node.node, scope)
        written = None if macro is None else macro.node
        self.slips |= set(called(node, written, _module(node.node, scope), self._spot))
        if macro is not None and self.depth < DEEPEST:
            given = dict(zip((one.name for one in macro.node.args), arguments, strict=False))
            blank: Scope = {one.name: NONE for one in macro.node.args}
            self._note_mixed(node, macro.node)
            self.depth += 1
            before, self.file = self.file, macro.file
            self._body(macro.node.body, {**macro.scope, **blank, **given, **named}, "", {})
            self.file = before
            self.depth -= 1
            return NONE
        return self._value(node.node, scope) if isinstance(node.node, nodes.Getattr) else NONE

    def _note_mixed(self, call: nodes.Call, macro: nodes.Macro) -> None:
        """Note the parameters of a macro that are given more than a name as it is."""
        given = [*zip(call.args, (one.name for one in macro.args), strict=False)]
        given += [(one.value, one.key) for one in call.kwargs]
        self.mixed |= {name for value, name in given if not self._is_plain(value)}


LOOP, SIZE, SUM = "循环", "比大小", "计算"
_EQUAL = frozenset(("equalto", "eq", "=="))
_SIZED = frozenset(("gt", "gteq", "lt", "lteq"))
_GIVING = (nodes.Macro, nodes.Import)
_LISTS = (nodes.List, nodes.Tuple)
_LASTING = (nodes.Import, nodes.FromImport, nodes.Macro, nodes.Assign, nodes.AssignBlock)
_EITHER = (nodes.Or, nodes.And, nodes.CondExpr)


def _below(names: Names, step: object) -> Names:
    """Return what lies under names: a method gives the same, a number any item."""
    if isinstance(step, str) and step != EVERY and step.isascii():
        return names
    return frozenset((*name, step if isinstance(step, str) else EVERY) for name in names)


def _is_chain(node: nodes.Node) -> bool:
    """Tell 项目.名称 from whatever is worked out."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return isinstance(node, nodes.Name)


def _holds_items(node: nodes.Node) -> bool:
    """Tell whether an expression writes items of a list out."""
    written = (one for one in node.find_all(nodes.Literal) if isinstance(one, _LISTS))
    return any(one.items for one in written)


def _fixed(node: nodes.Node, sign: str, *, is_right: bool) -> tuple[object, ...]:
    """Return the fixed values that a name is compared with: whether it is one of them."""
    if sign in {"eq", "ne"} and isinstance(node, nodes.Const):
        return (node.value,)
    if sign in {"in", "notin"} and is_right and isinstance(node, nodes.List | nodes.Tuple):
        return tuple(one.value for one in node.items if isinstance(one, nodes.Const))
    return ()


def _macro(node: nodes.Node, scope: Scope) -> Macro | None:
    match node:
        case nodes.Name(name=name):
            found = scope.get(name)
            return found if isinstance(found, Macro) else None
        case nodes.Getattr(node=nodes.Name(name=module), attr=name):
            macros = scope.get(module)
            return macros.get(name) if isinstance(macros, dict) else None
    return None


def _module(node: nodes.Node, scope: Scope) -> tuple[str, ...]:
    """Return the macros of the module that a call is of, none where it is of none."""
    owner = node.node if isinstance(node, nodes.Getattr) else None
    macros = scope.get(owner.name) if isinstance(owner, nodes.Name) else None
    return tuple(macros) if isinstance(macros, dict) else ()


def names_used(tree: nodes.Template, file: str = "", load: Load = lambda _, __: None) -> Names:
    """Return every name of data that a template may use, whichever way its conditions turn."""
    return read_off(tree, file, load).found


def read_off(tree: nodes.Template, file: str = "", load: Load = lambda _, __: None) -> Reader:
    """Read a template, whichever way its conditions turn."""
    reader = Reader(load)
    reader.read(tree, file, {})
    return reader

"""Makes the parts of a filing's form: what the form asks for, and whatever is in the file.

The blank filing of the form says what is asked for at a place, the schema what may stand there.
Nothing that the file holds is left out; what neither has is offered closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import patterns
from generator.authoring.changed_data import at
from generator.structs import Struct
from generator.workbench.form_parts import Cards, Closed, Field, Group, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.authoring.changed_data import Plain
    from generator.reading.path import Path
    from generator.workbench.blank_forms import Asking
    from generator.workbench.field_shapes import Shape
    from generator.workbench.form_parts import Part

UNIT = patterns.compile(r"(?:，|单位：|^)(万元|人|个|平方米|%|分|天|月|年)(?:[，。；（]|例|$)")
EXAMPLE = patterns.compile(r"。?例：(.*)$")
LONG = 40  # characters of an example that want several lines
SEVERAL_LINES = frozenset(
    ("预期目标", "实际完成情况", "调整后目标", "概述", "成效", "事实", "原因")
)
NAMING = ("名称", "三级指标", "标题")
DETAIL = "明细"
FUNDS, TOTAL, SOURCES = "Funds", "年度资金总额", "来源"
INDICATORS = frozenset(("Indicator", "指标行"))
MANY = 14  # columns that a table is too wide with


class Place(Struct, frozen=True):
    """A place of a filing: what it holds, and what the blank filing has there.

    ``there`` tells that the file has its key.
    """

    path: Path
    node: Mapping[str, Any]
    data: Plain
    blank: Plain
    there: bool = False

    @property
    def key(self) -> str:
        """The last key of the path."""
        return str(self.path[-1]) if self.path else ""


class FormMaking:
    """Makes the parts of one text. ``opened`` are places, and columns, that were asked for."""

    def __init__(
        self,
        asking: Asking,
        opened: Iterable[Path],
        money: str,
    ) -> None:
        self._shapes, self._blank, self._money = asking.shapes, asking.blank, money
        self._opened = frozenset((*opened, *((key,) for key in asking.offered)))

    def whole(self, data: Plain) -> Group:
        """Make the form of a whole filing."""
        place = Place((), self._shapes.root, data, self._blank.data)
        (shape,) = self._shapes.of(self._shapes.root)
        return self._record(place, shape, level=1)

    def _part(self, place: Place, shape: Shape, *, required: bool, level: int) -> Part:
        """Make whatever stands at a place."""
        odd = place.data not in (None, "") and _kind(place.data) != shape.kind
        if shape.kind == "str" or (odd and isinstance(place.data, str)):
            return self._field(place, shape, required=required)
        if odd:
            return self._odd(place)
        if shape.kind == "list":
            return self._list(place, shape, required=required, level=level)
        if shape.owner == FUNDS:
            return self._funds(place, shape, level)
        if shape.others is not None and self._is_tabled(place, shape):
            return self._named_table(place, shape, level)
        group = self._record(place, shape, level)
        group.required = required
        return group

    # Values

    def _field(self, place: Place, shape: Shape, *, required: bool) -> Field:
        value = place.data if isinstance(place.data, str) else ""
        note = self._note(place)
        return Field(
            path=place.path,
            title=place.key,
            note=self._in_money(note),
            required=required,
            form=_form(place, shape, value, note),
            value=value,
            unit=self._unit(note),
            choices=shape.choices,
        )

    def _odd(self, place: Place) -> Field:
        return Field(path=place.path, title=place.key, form="odd", removable=True)

    def _lines(self, place: Place, *, required: bool) -> Field:
        """Make a list of texts one field, a text a line."""
        items = place.data if isinstance(place.data, list) else []
        texts = [one for one in items if isinstance(one, str)]
        odd = len(texts) < len(items) or any("\n" in one for one in texts)
        return Field(
            path=place.path,
            title=place.key,
            note=self._in_money(self._note(place)),
            required=required,
            form="odd" if odd else "lines",
            value="\n".join(texts),
        )

    def _note(self, place: Place) -> str:
        """Return what the blank filing says of a value, else the words of the model."""
        words = str(place.node.get("description", ""))
        examples = place.node.get("examples") or ()
        own = f"{words}。例：{examples[0]}" if examples else words
        return self._blank.note(place.path) or own

    def _unit(self, note: str) -> str:
        found = UNIT.search(EXAMPLE.sub("", note))
        return self._in_money(found[1]) if found else ""

    def _in_money(self, note: str) -> str:
        return note if self._money == "万元" else note.replace("万元", self._money)

    # Records

    def _record(self, place: Place, shape: Shape, level: int) -> Group:
        data = place.data if isinstance(place.data, dict) else {}
        blank = place.blank if isinstance(place.blank, dict) else {}
        group = Group(
            path=place.path, title=place.key, note=self._in_money(self._note(place)), level=level
        )
        group.nameable = bool(shape.others is not None and self._shapes.of(dict(shape.others)))
        asked = {*data, *blank, *shape.required, *self._wanted(shape)}
        ordered = (*blank, *data, *shape.fields) if place.path else (*shape.fields, *blank, *data)
        for key in dict.fromkeys(ordered):
            below = self._below(place, shape, key)
            wanted = key in shape.required or self._shapes.wants(below.node)  # type: ignore[arg-type]
            if key in data and key not in shape.fields and shape.others is None:
                group.parts.append(self._stray(below))
            elif key in asked or below.path in self._opened:
                group.parts.append(self._made(below, required=wanted, level=level + 1))
            elif not self._shapes.chosen(dict(below.node)).empty:
                group.rest.append(self._rest(below, level + 1))
        self._let_go(group, shape)
        return group

    def _let_go(self, group: Group, shape: Shape) -> None:
        """Let names of the unit's own choice be taken away."""
        for part in group.parts:
            if part.title not in shape.fields and isinstance(part, Field | Group):
                part.removable = True

    def _wanted(self, shape: Shape) -> set[str]:
        return {key for key, node in shape.fields.items() if self._shapes.wants(node)}

    def _below(self, place: Place, shape: Shape, key: str) -> Place:
        node = shape.fields.get(key)
        if node is None:
            node = shape.others or {}
        path = (*place.path, key)
        there, blank = key in _keys(place.data), _under(place.blank, key)
        if blank is None and key not in shape.fields:
            blank = _like_others(place)
        return Place(path, node, _under(place.data, key), blank, there)

    def _made(self, place: Place, *, required: bool, level: int) -> Part:
        shape = self._shapes.chosen(dict(place.node), place.data, place.blank)
        return self._part(place, shape, required=required, level=level)

    def _rest(self, place: Place, level: int) -> Part:
        """Make what nobody asks for: a value as an empty field, the rest only when it is opened."""
        shape = self._shapes.chosen(dict(place.node))
        texts = shape.items is not None and self._shapes.chosen(shape.items).kind == "str"
        if shape.kind == "str" or texts:
            return self._part(place, shape, required=False, level=level)
        return Closed(path=place.path, title=place.key, note=self._in_money(self._note(place)))

    def _stray(self, place: Place) -> Field:
        """Make the field of a key that a filing does not have here."""
        value = place.data if isinstance(place.data, str) else ""
        odd = place.data is not None and not isinstance(place.data, str)
        form = "odd" if odd else "line"
        return Field(path=place.path, title=place.key, form=form, value=value, removable=True)

    # Lists

    def _list(self, place: Place, shape: Shape, *, required: bool, level: int) -> Part:
        items = place.data if isinstance(place.data, list) else []
        blanks = place.blank if isinstance(place.blank, list) else []
        blanks = blanks or self._blank.rows(place.path)
        node = shape.items or {}
        each = self._shapes.chosen(node, *items[:1], *blanks[:1])
        if each.kind == "str":
            return self._lines(place, required=required)
        first = blanks[0] if blanks else None
        places = [Place((*place.path, at), node, one, first) for at, one in enumerate(items)]
        if self._fits_columns(each, items, first):
            return self._table(place, each, places, first, level)
        note = self._in_money(self._note(place))
        cards = Cards(path=place.path, title=place.key, note=note, required=required, level=level)
        cards.first = [key for key in each.fields if self._is_cell(each, key)][:1]
        cards.items = [self._card(one, each, level) for one in places]
        return cards

    def _card(self, place: Place, shape: Shape, level: int) -> Group:
        if place.data is not None and not isinstance(place.data, dict):
            group = Group(
                path=place.path, title="", parts=[self._field(place, shape, required=False)]
            )
        else:
            group = self._record(place, shape, level + 1)
        name = next((_under(place.data, key) for key in NAMING if _under(place.data, key)), None)
        number = f"第 {int(place.path[-1]) + 1} 项"
        group.title = f"{number}：{name}" if isinstance(name, str) else number
        group.note = ""
        return group

    def _fits_columns(self, shape: Shape, items: Iterable[Plain], blank: Plain) -> bool:
        """Tell whether records are rows: what is asked of them, or filled in, are values."""
        if not shape.fields or not all(one is None or isinstance(one, dict) for one in items):
            return False
        if shape.owner in INDICATORS:
            return True
        asked = _keys(blank) or [*shape.fields]
        return len(asked) < MANY and all(self._is_cell(shape, key) for key in asked)

    def _is_cell(self, shape: Shape, key: str) -> bool:
        node = shape.fields.get(key)
        return node is None or self._shapes.chosen(node).kind == "str"

    # Tables

    def _table(
        self, place: Place, shape: Shape, rows: list[Place], blank: Plain, level: int
    ) -> Table:
        """Make a table of a list of records."""
        columns = self._columns(place, shape, rows, blank)
        table = Table(path=place.path, title=place.key, note=self._in_money(self._note(place)))
        table.level = level
        table.columns = [self._head(place, shape, key, blank) for key in columns]
        table.rows = [self._row(one, shape, columns) for one in rows]
        table.more = tuple(key for key in shape.fields if key not in columns)
        return table

    def _columns(self, place: Place, shape: Shape, rows: list[Place], blank: Plain) -> list[str]:
        """Return the columns in use: asked for, filled in in any row, or opened."""
        used = {key for one in rows for key in _keys(one.data)}
        asked = {*_keys(blank), *used, *shape.required, *self._wanted(shape)}
        if not _keys(blank) and len(shape.fields) < MANY:
            asked |= {*shape.fields}
        opened = self._opened_columns(place.path)
        strays = [key for key in used if key not in shape.fields and shape.others is None]
        named = [key for key in (*_keys(blank), *shape.fields) if key in asked or key in opened]
        ordered = dict.fromkeys(
            (*named, *strays, *(key for key in used if shape.others is not None))
        )
        return [key for key in ordered if self._is_cell(shape, key)]

    def _opened_columns(self, table: Path) -> set[str]:
        return {str(path[-1]) for path in self._opened if path[:-1] == table}

    def _head(self, place: Place, shape: Shape, key: str, blank: Plain) -> Field:
        held = Place((*place.path, 0, key), shape.fields.get(key, {}), None, _under(blank, key))
        required = key in shape.required or self._shapes.wants(dict(held.node))
        field = self._field(held, self._shapes.chosen(dict(held.node)), required=required)
        field.path = (*place.path, key)
        return field

    def _row(self, place: Place, shape: Shape, columns: Iterable[str], deep: int = 0) -> Row:
        data = place.data if isinstance(place.data, dict) else {}
        row = Row(path=place.path, title=place.key, deep=deep)
        for key in columns:
            below = self._below(place, shape, key)
            chosen = self._shapes.chosen(dict(below.node))
            wanted = key in shape.required or self._shapes.wants(dict(below.node))
            row.cells.append(self._field(below, chosen, required=wanted))
        wide = [key for key in data if key not in columns and key != DETAIL]
        row.extras = [
            self._made(self._below(place, shape, key), required=False, level=5) for key in wide
        ]
        return row

    def _is_tabled(self, place: Place, shape: Shape) -> bool:
        """Tell whether what stands under names are records that make rows."""
        held = place.data if isinstance(place.data, dict) else {}
        blank = place.blank if isinstance(place.blank, dict) else {}
        node = next(iter(shape.fields.values()), shape.others) or {}
        shown = [one for one in (*held.values(), *blank.values()) if one not in (None, "")]
        each = self._shapes.chosen(dict(node), *shown[:1])
        values = [key for key in each.fields if key != DETAIL]
        return (
            bool(values)
            and all(self._is_cell(each, key) for key in values)
            and all(isinstance(one, dict) for one in shown)
        )

    def _named_table(self, place: Place, shape: Shape, level: int) -> Table:
        """Make a table of records under names, with the parts of each below it."""
        node = next(iter(shape.fields.values()), shape.others) or {}
        each = self._shapes.chosen(dict(node), {})
        rows = self._named_rows(place, shape, each, 0)
        table = Table(path=place.path, title=place.key, note=self._in_money(self._note(place)))
        return self._filled(table, each, rows, level, addable=not shape.closed)

    def _funds(self, place: Place, shape: Shape, level: int) -> Group:
        """Make the total and the sources one table, with what else is said of the money."""
        node = dict(shape.fields[TOTAL])
        each = self._shapes.chosen(node, {})
        total = Place(
            (*place.path, TOTAL), node, _under(place.data, TOTAL), _under(place.blank, TOTAL)
        )
        sources = self._below(place, shape, SOURCES)
        holder = self._shapes.chosen(dict(sources.node), {})
        rows = [(total, 0), *self._named_rows(sources, holder, each, 0)]
        table = Table(path=sources.path, title="各项资金")
        group = self._record(place, shape, level)
        taken = {TOTAL, SOURCES}
        group.parts = [one for one in group.parts if one.title not in taken]
        group.rest = [one for one in group.rest if one.title not in taken]
        group.parts.insert(0, self._filled(table, each, rows, level + 1, addable=not holder.closed))
        return group

    def _named_rows(
        self, place: Place, shape: Shape, each: Shape, deep: int
    ) -> list[tuple[Place, int]]:
        found: list[tuple[Place, int]] = []
        for key in dict.fromkeys((*_keys(place.blank), *shape.fields, *_keys(place.data))):
            below = self._below(place, shape, key)
            found.append((below, deep))
            if DETAIL in each.fields:
                inner = self._below(below, each, DETAIL)
                holder = self._shapes.chosen(dict(inner.node), {})
                found += self._named_rows(inner, holder, each, deep + 1)
        return found

    def _filled(
        self, table: Table, each: Shape, rows: list[tuple[Place, int]], level: int, *, addable: bool
    ) -> Table:
        """Fill a table whose rows have names."""
        asked = {key for one, _ in rows for key in (*_keys(one.blank), *_keys(one.data))}
        asked |= self._opened_columns(table.path)
        asked |= {*each.required, *self._wanted(each)}
        strays = [key for key in asked if key not in each.fields]
        columns = [key for key in (*each.fields, *strays) if key in asked and key != DETAIL]
        table.named, table.addable, table.level = True, addable, level
        blank: Plain = dict.fromkeys(columns)
        place = Place(table.path, {}, None, None)
        table.columns = [self._head(place, each, key, blank) for key in columns]
        for one, deep in rows:
            row = self._row(one, each, columns, deep)
            row.parts_at = (*one.path, DETAIL) if DETAIL in each.fields else None
            row.removable = one.there and one.key != TOTAL
            table.rows.append(row)
        table.more = tuple(key for key in each.fields if key not in columns and key != DETAIL)
        return table


def _keys(value: Plain) -> list[str]:
    return [*value] if isinstance(value, dict) else []


def _under(value: Plain, key: str) -> Plain:
    return at(value, (key,)) if isinstance(value, dict) else None


def _like_others(place: Place) -> Plain:
    """Return what a new name holds: the kind of thing that stands under the others."""
    others = (_under(holder, key) for holder in (place.blank, place.data) for key in _keys(holder))
    kinds = [type(one) for one in others if one]
    if not kinds or issubclass(kinds[0], str):
        return None
    return [] if issubclass(kinds[0], list) else {}


def _kind(value: Plain) -> str:
    return "dict" if isinstance(value, dict) else type(value).__name__


def _form(place: Place, shape: Shape, value: str, note: str) -> str:
    """Return what a field is like; while somebody types in it, it stays of one kind."""
    if isinstance(place.data, dict | list):
        return "odd"
    if shape.fixed or shape.choices:
        return "fixed" if shape.fixed else "choice"
    if shape.figure and "\n" not in value:
        return "text"
    example = EXAMPLE.search(note)
    long = place.key in SEVERAL_LINES or (example is not None and len(example[1]) > LONG)
    return "long" if long or "\n" in value else "line"

"""Makes a new filing: blank, from a declaration, or from last year's; with its schema beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.blank_filing import blank_text
from generator.authoring.carried_filing import Carrying, Moved, ask_required, balances_of
from generator.authoring.examples import find_examples
from generator.authoring.form_schema import schema_text
from generator.authoring.yaml_edits import put
from generator.authoring.yaml_text import parse, written
from generator.diagnostics import Diagnostic
from generator.document import safe_name
from generator.filing import filing_of, money_of
from generator.forms import find_form
from generator.reading import WAN, Loaded, read_tree
from generator.saving import save, taken
from generator.scoring.standards import standards_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ruamel.yaml.comments import CommentedMap

    from generator.filing import Filing
    from generator.scoring import Standards
    from generator.workspace import Workspace

SCHEMAS = (".ziping", "schema")
MODELINE = "# yaml-language-server: $schema="
Said = tuple[Diagnostic, ...]


class Order(Struct, frozen=True):
    """What is wanted: a filing of which form, for whom and when, made of which file if any."""

    form: str
    unit: str | None = None
    year: int | None = None
    source: Path | None = None


class Sheet(Struct, frozen=True):
    """The text of a new filing, and what was done to make it of another.

    ``moved`` figures became those of the year before; ``emptied`` and ``asked`` count the values
    that were taken out, and those that the form requires and the other file did not have.
    """

    text: str
    moved: tuple[Moved, ...] = ()
    emptied: int = 0
    asked: int = 0


def create(order: Order, target: Path, workspace: Workspace) -> Loaded[Sheet]:
    """Write a new filing and its schema; nothing that is there already is touched."""
    if target.exists():
        return Loaded(None, (taken(target),))
    loaded = standards_of(workspace, order.form)
    if loaded.value is None:
        return Loaded(None, loaded.diagnostics)
    made = _sheet(order, loaded.value, workspace)
    said = (*loaded.diagnostics, *made.diagnostics)
    if made.value is None:
        return Loaded(None, said)
    schema = schema_file(target, order.form)
    relative = "/".join((*SCHEMAS, schema.name))
    refused = save(f"{MODELINE}{relative}\n{made.value.text}".encode(), target, new=True)
    if refused:
        return Loaded(None, (*said, *refused))
    said += save(schema_text(loaded.value, order.form).encode(), schema)
    return Loaded(made.value, said)


def schema_file(target: Path, form: str) -> Path:
    """Return where the schema for a filing lies: beside it, shared by all filings of the form.

    An editor takes the name from a comment, where it ends at the first space.
    """
    name = safe_name(f"{form}.schema.json").replace(" ", "_")
    return target.parent.joinpath(*SCHEMAS, name)


def _sheet(order: Order, standards: Standards, workspace: Workspace) -> Loaded[Sheet]:
    if order.source is None:
        return _blank(order, standards, workspace)
    tree = read_tree(order.source)
    read = filing_of(tree, workspace)
    if read.value is None or tree.value is None:
        return Loaded(None, read.diagnostics)
    year = read.value.year if order.year is None else order.year
    refused = _out_of_turn(order, read.value, year) or _not_in_force(order, standards, year)
    if refused:
        return Loaded(None, (*read.diagnostics, *refused))
    data = parse(_without_modeline(tree.value.source.lines))
    _keep_money(data, read.value, standards, workspace)
    made = _carried(order, standards, data, (read.value.year, year))
    return Loaded(made, read.diagnostics)


def _keep_money(
    data: CommentedMap, filing: Filing, standards: Standards, workspace: Workspace
) -> None:
    """State the unit of the old file's money where the new form would take it for another."""
    form = find_form(workspace, filing.form).value
    unit = money_of(filing, form.money if form else WAN)
    if filing.money_unit is None and unit != standards.form.money:
        put(data, "金额单位", unit.name, before="单位")


def _blank(order: Order, standards: Standards, workspace: Workspace) -> Loaded[Sheet]:
    examples = find_examples(workspace, standards.form, order.form)
    said = (*_not_in_force(order, standards, order.year), *examples.diagnostics)
    if examples.value is None or said:
        return Loaded(None, said)
    return Loaded(Sheet(blank_text(standards, order.form, order.unit, order.year, workspace)))


def _carried(
    order: Order, standards: Standards, data: CommentedMap, years: tuple[int, int]
) -> Sheet:
    """Carry a filing over: into the next year, or from the declaration of the same one."""
    old, new = years
    next_year = new != old
    carrying = Carrying(next_year, standards.form.columns)
    balances = balances_of(data, standards.form) if next_year else ()
    carrying.filing(data)
    for balance in balances:
        carrying.moved.append(balance.enter())
    data["套表"], data["年度"] = order.form, str(new)
    if order.unit is not None:
        data["单位"]["名称"] = order.unit
    asked = ask_required(data, standards.form)
    return Sheet(written(data), tuple(carrying.moved), carrying.emptied, asked)


def _out_of_turn(order: Order, filing: Filing, year: int) -> Said:
    """Refuse a year that does not follow, and a self-assessment made of itself."""
    facts = {"path": str(order.source), "year": str(year), "next": str(filing.year + 1)}
    if year == filing.year and filing.form == order.form:
        return (Diagnostic("A02", facts, filing.position("套表")),)
    if year not in (filing.year, filing.year + 1):
        facts["from_year"] = str(filing.year)
        return (Diagnostic("A03", facts, filing.position("年度")),)
    return ()


def _not_in_force(order: Order, standards: Standards, year: int | None) -> Said:
    years = standards.form.years
    if year is None or years.covers(year):
        return ()
    facts = {"kind": "套表", "name": order.form, "years": str(years), "year": str(year)}
    return (Diagnostic("G03", facts, standards.form.position("适用年度")),)


def _without_modeline(lines: Sequence[str]) -> str:
    """Leave out the line that names the old file's schema."""
    return "\n".join(lines[1:] if lines[0].startswith(MODELINE) else lines)

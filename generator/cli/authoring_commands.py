"""The commands new and form: what people fill in, written and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Column, Table

from generator.authoring import (
    check_form,
    create,
    list_forms,
    new_form,
    schema_text,
    standards_of,
)
from generator.authoring.case_running import Ran, run_cases
from generator.authoring.form_cases import CASES
from generator.authoring.unused_files import unused_files
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode, refused
from generator.cli.folded_cell import FoldedCell
from generator.diagnostics import Audience, Diagnostic, Severity, speaks_to, worst
from generator.forms import find_form
from generator.forms.load import form_names
from generator.letters.unit_letters import LETTER
from generator.letters.wording_trial import check_letters
from generator.paper_forms import form_of_paper
from generator.saving import save
from generator.summary.summary_report import free_plan
from generator.summary.wording_check import check_summary
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.authoring import Order, Sheet
    from generator.authoring.form_files import Listed
    from generator.document.free_document import FreePlan


def create_filing(order: Order, target: Path) -> int:
    """Write a new filing and say what was carried over; return the exit code."""
    if order.source is not None and not order.source.exists():
        show([Diagnostic("G07", {"path": str(order.source)})], messages())
        return ExitCode.WRONG_USE
    made = create(order, target, Workspace.around(target.parent))
    show(made.diagnostics, messages())
    if made.value is None:
        return refused(made.diagnostics)
    _tell(made.value, order)
    messages().print(f"写出 {target}。填好后运行：ziping check {target}")
    return ExitCode.FINE


def _tell(sheet: Sheet, order: Order) -> None:
    """List the figures that became last year's, and how many values wait to be filled in."""
    if order.source is None:
        return
    if sheet.moved:
        table = _table("在哪里", "上年填的", "移到", "数值")
        for moved in sheet.moved:
            cells = (moved.where, moved.source, moved.target, moved.value)
            table.add_row(*map(FoldedCell, cells))
        output().print(table)
    counts = f"清空 {sheet.emptied} 项，新添 {sheet.asked} 项，都标有“待填”"
    messages().print(f"{counts}；其余照抄 {order.source}，请核对。")


def _table(*columns: str) -> Table:
    """Return a table that breaks long cells and never cuts them."""
    return Table(*(Column(column, overflow="fold") for column in columns))


def print_forms(*, as_json: bool = False) -> int:
    """Print which forms there are."""
    listed = list_forms(Workspace.around(Path()))
    said = [diagnostic for one in listed for diagnostic in one.diagnostics]
    if as_json:
        rows = [_described(one) for one in listed]
        output().print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        output().print(_forms_table(listed))
    show(said, messages())
    return _exit(said)


def _described(one: Listed) -> dict[str, object]:
    """Return what a list for programs says of a form; of one that cannot be read, its name."""
    if one.form is None:
        return {"名称": one.name, "能用": False}
    years = one.form.years
    return {
        "名称": one.name,
        "能用": True,
        "标题": one.form.title,
        "来源": one.form.source,
        "类别": one.form.kind,
        "适用年度": {"起": years.first, "止": years.last},
        "文件": [{"名称": plan.name, "模板": plan.template} for plan in one.form.documents],
    }


def _forms_table(listed: Iterable[Listed]) -> Table:
    table = _table("套表", "标题", "适用年度", "文件")
    for one in listed:
        if one.form is None:
            table.add_row(one.name, "读不出来", "", "")
        else:
            documents = "\n".join(plan.name for plan in one.form.documents)
            table.add_row(one.name, one.form.title, str(one.form.years), documents)
    return table


def check_forms(name: str | None) -> int:
    """Check a form, or all of them, with all that they name."""
    workspace = Workspace.around(Path())
    names = [one.name for one in list_forms(workspace)] if name is None else [name]
    said: list[Diagnostic] = [*check_letters(workspace)]
    show(said, output())
    for one in names:
        found = (*check_form(workspace, one), *_of_summary(workspace, one))
        if speaks_to(Audience.CALLER, found):
            show(found, messages())
            return ExitCode.WRONG_USE
        show(found, output())
        messages().print(f"{one}：{'有错误' if worst(found) is Severity.ERROR else '可以用'}")
        said += found
    if name is None:
        unused = tuple(unused_files(workspace, _free_plans(workspace, names)))
        show(unused, output())
        said += unused
    return _exit(said)


def _free_plans(workspace: Workspace, names: list[str]) -> Iterator[FreePlan]:
    """Yield the documents that are no unit's: letters, and the forms' reports on all units."""
    yield LETTER
    forms = (find_form(workspace, name).value for name in names)
    yield from (free_plan(form.summary) for form in forms if form is not None)


def _of_summary(workspace: Workspace, name: str) -> tuple[Diagnostic, ...]:
    """Check what a form's report on all units is made of."""
    form = find_form(workspace, name).value
    return () if form is None else check_summary(form, workspace)


def test_forms(name: str | None) -> int:
    """Run the cases of a form, or of all forms that have any, and say which failed."""
    workspace = Workspace.around(Path())
    names = [name] if name else [x for x in form_names(workspace) if CASES.find(workspace, x)]
    said: list[Diagnostic] = []
    for one in names:
        loaded = standards_of(workspace, one)
        ran = run_cases(workspace, one) if loaded.value else Ran(0, 0, loaded.diagnostics)
        if speaks_to(Audience.CALLER, ran.diagnostics):
            show(ran.diagnostics, messages())
            return ExitCode.WRONG_USE
        show(ran.diagnostics, output())
        told = f"{ran.failed} 个不符" if ran.failed else "都相符"
        messages().print(f"{one}：{ran.count} 个情形，{told}" if ran.count else f"{one}：没有试算")
        said += ran.diagnostics
    return _exit(said)


def print_schema(name: str, target: Path | None) -> int:
    """Print the JSON Schema of a form, or write it to a new file."""
    loaded = standards_of(Workspace.around(Path()), name)
    show(loaded.diagnostics, messages())
    if loaded.value is None:
        return refused(loaded.diagnostics)
    text = schema_text(loaded.value, name)
    if target is None:
        output().print(text, end="")
        return ExitCode.FINE
    said = save(text.encode(), target, new=True)
    show(said, messages())
    return refused(said) if said else ExitCode.FINE


def create_form(name: str, source: str | None, paper: Path | None = None) -> int:
    """Write a new form into the workspace, or into the current folder where there is none."""
    workspace = Workspace.around(Path())
    nearest = workspace.roots[0]
    root = Path() if nearest == builtin_root() and len(workspace.roots) == 1 else nearest
    if source is not None and paper is not None:
        show([Diagnostic("A34", {})], messages())
        return ExitCode.WRONG_USE
    if paper is not None and not paper.exists():
        show([Diagnostic("G07", {"path": str(paper)})], messages())
        return ExitCode.WRONG_USE
    if paper is not None:
        made = form_of_paper(root, name, paper)
    else:
        made = new_form(workspace, root, name, source)
    show(made.diagnostics, messages())
    if not made.files:
        return refused(made.diagnostics)
    messages().print(f"写出 {made.path}；共 {len(made.files)} 个文件，按次序改：")
    _tell_steps(made.files, name, root)
    return _exit(made.diagnostics)


STEPS = {
    "forms": "套表：填来源、适用年度，改栏目、必填、文件的名称",
    "rubrics": "评分标准：填来源、适用年度，改分值和规则",
    "docx": "Word 模板：用 Word 或 WPS 打开，改标题、栏目、落款里的地名和文号",
    "narratives": "措辞：改成本地的写法",
}


def _tell_steps(paths: Sequence[Path], name: str, root: Path) -> None:
    """Say what was written, in the order in which to edit it, and what to run then."""
    shown = {path: path.relative_to(root).parts for path in paths}
    number = 0
    for folder, what in STEPS.items():
        found = [path for path, parts in shown.items() if folder in parts[:2]]
        if found:
            number += 1
            messages().print(f"{number}. {what}")
            for path in found:
                messages().print(f"   {path}")
    messages().print(f"改好后运行：ziping form check {name}，再看 ziping form preview {name}")


def _exit(said: Iterable[Diagnostic]) -> int:
    return ExitCode.ERRORS if worst(said) is Severity.ERROR else ExitCode.FINE

"""Forms as files: which there are, and whether everything they name fits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.authoring.examples import find_examples
from generator.authoring.form_remarks import form_remarks
from generator.diagnostics import Audience, Diagnostic, unique
from generator.document import fill
from generator.document.form_review import not_said, review
from generator.document.stated_units import stated_units
from generator.document.template_remarks import template_remarks
from generator.document.use_review import use_review
from generator.filing import Filing
from generator.findings import find_library
from generator.findings.dead_entries import dead_entries
from generator.findings.sentence_review import sentence_review
from generator.forms import find_form
from generator.forms.load import form_names
from generator.narrative.book import write
from generator.pipeline import find_problems, score, standards_faults
from generator.reading import reading_as
from generator.scoring.standards import standards_of
from generator.scoring.unscored_groups import unscored_groups
from generator.structs import Struct
from generator.templating.allowance import Allowance, allowing
from generator.vocabulary.column_faults import declared_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.findings.library import Library
    from generator.forms import Form
    from generator.scoring import Standards
    from generator.workspace import Workspace

ROW = {
    "三级指标": "试填",
    "年度指标值": "≥1次",
    "实际完成值": "1次",
    "分值": "10",
    "自评得分": "10",
}
MONEY = {"年初预算数": "10", "全年预算数": "10", "全年执行数": "10", "年末结余": "0"}
GOAL = {"预期目标": "试填", "实际完成情况": "试填"}
TABLES = {
    1: [ROW],
    2: {"产出指标": [ROW]},
    3: {"产出指标": {"数量指标": [ROW]}},
    4: {"产出指标": {"数量指标": {"试填": [ROW]}}},
}
TIME = datetime(2000, 1, 1, tzinfo=UTC)
Said = tuple[Diagnostic, ...]


class Listed(Struct, frozen=True):
    """A form by its name; ``form`` is None where it cannot be read."""

    name: str
    form: Form | None
    diagnostics: Said


def list_forms(workspace: Workspace) -> tuple[Listed, ...]:
    """Return all forms, sorted by name."""
    found = ((name, find_form(workspace, name)) for name in form_names(workspace))
    return tuple(Listed(name, read.value, read.diagnostics) for name, read in found)


def check_form(workspace: Workspace, name: str) -> Said:
    """Say all that is wrong with a form: its rubrics, Word templates and wording included."""
    loaded = standards_of(workspace, name)
    if loaded.value is None:
        return loaded.diagnostics
    library = find_library(workspace, loaded.value.form.wording)
    with allowing(Allowance()):
        tried = trial(loaded.value, name, workspace)
    examples = find_examples(workspace, loaded.value.form, name)
    said = (*loaded.diagnostics, *library.diagnostics, *examples.diagnostics, *tried)
    if library.value is not None:
        said += tuple(library_review(library.value, loaded.value.form))
    return unique((*said, *not_said(_doubts(loaded.value, workspace), said)))


def _doubts(standards: Standards, workspace: Workspace) -> Iterator[Diagnostic]:
    """Say what is doubtful in all that a form is made of, whatever its units fill in."""
    form = standards.form
    yield from form_remarks(standards)
    yield from template_remarks(form, workspace)
    yield from stated_units(form, workspace)
    yield from unscored_groups(standards)
    yield from review(form, workspace)
    yield from use_review(standards, workspace)


def library_review(library: Library, form: Form) -> Iterator[Diagnostic]:
    """Say which names of a findings library lead to nothing, and which entries nobody can meet."""
    yield from sentence_review(library, declared_names(form))
    yield from dead_entries(library)


def trial(standards: Standards, name: str, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Fill every document of a form with next to nothing; return what is wrong with the form.

    Names that templates and wording use are only proved where they are reached, so a filing that
    takes another turn may still find one.
    """
    years = standards.form.years
    filled = {
        "套表": name,
        "年度": years.first or years.last or TIME.year,
        "单位": {"名称": "试填单位", "编制数": 1, "在职人数": 1},
        "预算": MONEY,
        "整体自评": _assessment(standards.form),
        "项目": [{"名称": "试填项目", **_assessment(standards.form)}],
        "问题": [{"标题": "试填", "事实": "试填", "措施": {"标题": "试填", "内容": "试填"}}],
        "落款": {"日期": "2000-01-01"},
    }
    with reading_as(standards.form.setting()):
        filing = Filing.model_validate(filled)
    if faults := standards_faults(standards, filing):
        return faults
    case = score(filing, standards)
    found = find_problems(case, workspace)
    said = found.diagnostics
    if found.value is not None:
        book, unwritten = write(case, found.value, workspace)
        _, unfilled = fill(case, book, workspace, TIME)
        said += (*unwritten, *unfilled)
    return unique(one for one in said if one.audience is Audience.MAINTAINER)


def _assessment(form: Form) -> dict[str, object]:
    """Return an assessment with next to nothing in it, its indicators where the form has them."""
    table = {"绩效指标": TABLES[form.levels]}
    goal = [{**GOAL, "分值": "10", **table}] if form.by_goal else GOAL
    own = {} if form.by_goal else table
    return {"资金": {"年度资金总额": MONEY}, "总体目标": goal, **own, "自评得分": "10"}

"""The examples of a form: what a blank filing shows in its comments, kept as data.

One file for all places, or one of a place's or trade's own, which its form names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.yaml_text import parse, written
from generator.filing import Fund, Indicator, Problem, Task
from generator.filing.assessment import SubProject
from generator.forms.named_files import NamedFiles
from generator.reading import Amount, Loaded, Record, Text, load

if TYPE_CHECKING:
    from generator.forms import Form
    from generator.workspace import Workspace

EXAMPLES = NamedFiles("示例", ("templates", "examples"), ".yaml")
COMMON = "通用"
DECLARED = "申报任务"


class Examples(Record):
    """What may be filled in, by the keys of a filing; each only shows how it is written.

    ``groups`` and ``subgroups`` are offered where the rubric names none; ``rows`` show one
    indicator a group. ``declared_tasks`` are those of a declaration.
    """

    groups: Annotated[tuple[Text, ...], Field(alias="一级指标")] = ()
    subgroups: Annotated[
        dict[Text, tuple[Text, ...]], Field(alias="二级指标", default_factory=dict)
    ]
    rows: Annotated[dict[Text, Indicator], Field(alias="指标", default_factory=dict)]
    parts: Annotated[tuple[SubProject, ...], Field(alias="子项目")] = ()
    spending: Annotated[dict[Text, Amount], Field(alias="支出明细", default_factory=dict)]
    tasks: Annotated[tuple[Task, ...], Field(alias="任务")] = ()
    problems: Annotated[tuple[Problem, ...], Field(alias="问题")] = ()
    fund: Annotated[Fund | None, Field(alias="基金")] = None
    declared_tasks: Annotated[tuple[Task, ...], Field(alias="申报任务")] = ()


class Shown:
    """The examples of a form, as values and as they are typed."""

    def __init__(self, examples: Examples, typed: CommentedMap) -> None:
        self.values = examples
        self._typed = typed

    def below(self, group: str, key: str) -> str | None:
        """Return the example of a column for the indicators of a group."""
        row = self.values.rows.get(group)
        value = None if row is None else row.get(key)
        return value if isinstance(value, str) else None

    def line(self, key: str) -> str:
        """Return the first example of a key on one line, in braces; '' where there is none."""
        value = self._typed.get(key)
        first = value[0] if isinstance(value, CommentedSeq) else value
        if not isinstance(first, CommentedMap):
            return ""
        line = CommentedMap(list(first.items()))  # without the comments that belong to the file
        line.fa.set_flow_style()
        return written(line).strip()

    def comment(self, key: str, name: str | None = None) -> str:
        """Return the example of a key as lines of comment; ``name`` is what the filing calls it."""
        if not self._typed.get(key):
            return ""
        lines = written(CommentedMap({name or key: self._typed[key]})).splitlines()
        return "".join(f"# {line}\n" for line in lines if line and not line.startswith("#"))


def find_examples(workspace: Workspace, form: Form, name: str) -> Loaded[Shown]:
    """Read the examples that the form called ``name`` shows."""
    path = EXAMPLES.find(workspace, form.examples or COMMON)
    if path is None and form.examples is None:
        return Loaded(_none())
    if path is None:
        place = form.position("示例")
        return Loaded(None, (EXAMPLES.absent(workspace, str(form.examples), name, place),))
    read = load(path, Examples)
    if read.value is None:
        return Loaded(None, read.diagnostics)
    text = path.read_text(encoding="utf-8-sig")
    return Loaded(Shown(read.value, parse(text)), read.diagnostics)


def shown_examples(workspace: Workspace, form: Form, name: str) -> Shown:
    """Return a form's examples, none where they cannot be read: who makes a filing was told."""
    return find_examples(workspace, form, name).value or _none()


def _none() -> Shown:
    return Shown(Examples.model_validate({}), CommentedMap())

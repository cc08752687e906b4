"""The names that templates and wording may use in one form, each with what a maintainer asks of it.

Kinds and meanings are the registry's and the form's own columns', examples come from a filing of
the form, places from its templates and wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.authoring.form_samples import sample_of
from generator.authoring.full_sample import made_sample
from generator.document.name_places import name_places
from generator.filing.read import filing_of
from generator.findings import Findings
from generator.narrative.book import Book
from generator.narrative.wording import Wording
from generator.pipeline import find_problems, names_of, score, standards_faults
from generator.reading import read_tree_text
from generator.structs import Struct
from generator.templating.allowance import Allowance, allowing
from generator.templating.sentence import SentenceError, render_sentence
from generator.vocabulary.attachments import subjects_of
from generator.vocabulary.column_faults import declared_names
from generator.vocabulary.name_registry import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.forms import Column, Form
    from generator.scoring import Standards
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Offered
    from generator.workspace import Workspace

HELD = ("列表", "一组", "按名称取")
ABOUT = {"项目": "项目.*", "整体自评": "整体自评", "单位": "整体自评"}


class FormName(Struct, frozen=True):
    """One name: how templates write it, its kind and meaning, an example, its keys, its places."""

    name: str
    kind: str
    meaning: str
    group: str
    example: str
    source: str
    places: tuple[str, ...]


def form_vocabulary(standards: Standards, form_name: str, workspace: Workspace) -> list[FormName]:
    """Return all names of a form, in the order of the documentation, its own columns last."""
    with allowing(Allowance()):
        shown = _Example.of(standards, form_name, workspace)
        places = name_places(standards.form, workspace)
        return [
            FormName(
                name=one.name,
                kind=one.kind,
                meaning=one.meaning,
                group=one.group,
                example=shown.text(one.name, one.kind) or one.example,
                source=_source(one.source, standards.form),
                places=places.get(one.name, ()),
            )
            for one in (*_registered(), *_own(standards.form))
        ]


def _registered() -> Iterator[FormName]:
    for one in registry().values():
        yield FormName(one.path, one.kind, one.meaning, one.group, one.example, one.source, ())


def _own(form: Form) -> Iterator[FormName]:
    """Yield the columns and tables of the form's own."""
    columns: dict[str, Column] = {
        one.name: one for kind in form.all_columns.values() for one in kind
    }
    for path, names in declared_names(form).items():
        for name in () if path.startswith("附表.") else names:
            yield _column(f"{path}.{name}", columns[name])
    for table in form.tables:
        meaning = table.explanation or f"套表的附表，填在{table.per}"
        row = f"附表.{table.name}"
        yield FormName(row, "列表", meaning, "套表自己的栏目", "", f"附表.{table.name}", ())
        for column in table.columns:
            yield _column(f"{row}[].{column.name}", column)


def _column(path: str, column: Column) -> FormName:
    meaning = column.explanation or "套表声明的栏"
    options = f"：{'、'.join(column.options)}" if column.options else ""
    source = f"（套表）栏目“{column.name}”"
    return FormName(
        path,
        column.kind,
        f"{meaning}{options}",
        "套表自己的栏目",
        column.example or "",
        source,
        (),
    )


def _source(source: str, form: Form) -> str:
    """Write where a value comes from by the keys of a filing: what a document is about named."""
    about = dict.fromkeys(ABOUT[plan.per] for plan in form.documents)
    texts = [source.replace("@", one) for one in about] if "@" in source else [source]
    return "、".join(text.removesuffix("…") for text in texts)


class _Example(Struct, frozen=True):
    """The names of a sample's documents, to take examples from; of a form without one, made up."""

    contents: tuple[Offered, ...] = ()
    decimals: Decimals | None = None

    @classmethod
    def of(cls, standards: Standards, form_name: str, workspace: Workspace) -> _Example:
        sample = sample_of(workspace, form_name) or made_sample(standards, form_name, workspace)
        tree = read_tree_text(sample.text, name=str(sample.path))
        filing = filing_of(tree, workspace, form_name).value
        if filing is None or standards_faults(standards, filing):
            return cls()
        case = score(filing, standards)
        names = names_of(case, workspace)
        found = find_problems(case, workspace, names).value or Findings()
        book = Book(case, found, Wording(workspace, standards.form.wording), names)
        contents = tuple(
            book.names_for(plan, subject)
            for plan in standards.form.documents
            for subject in list(subjects_of(case, plan))[:1]
        )
        return cls(contents, names.decimals)

    def text(self, path: str, kind: str) -> str:
        """Return the first value that there is of a name as it prints."""
        for content in self.contents:
            for value in _walk(content, path.split(".")):
                text = _rows(value) if kind in HELD else self._printed(value)
                if text:
                    return text
        return ""

    def _printed(self, value: object) -> str:
        if value is None or isinstance(value, Mapping | list):
            return ""
        try:
            return render_sentence("{{ 值 }}", {"值": value}, self.decimals)
        except SentenceError:
            return ""


def _rows(value: object) -> str:
    return f"{len(value)} 行" if isinstance(value, list | tuple) and value else ""


def _walk(value: object, steps: list[str]) -> Iterator[object]:
    """Walk the values that a path leads to: of a list each row, of free names each entry."""
    if not steps:
        yield value
        return
    step, *rest = steps
    name = step.removesuffix("[]")
    if not isinstance(value, Mapping):
        return
    for below in _entries(value, name):
        rows: Iterable[object] = (
            below if step.endswith("[]") and isinstance(below, list) else [below]
        )
        for row in rows:
            yield from _walk(row, rest)


def _entries(value: Mapping[str, object], name: str) -> Iterator[object]:
    if not name.startswith("*"):
        yield value.get(name)
        return
    suffix = name.removeprefix("*")
    yield from (one for key, one in value.items() if key.endswith(suffix))

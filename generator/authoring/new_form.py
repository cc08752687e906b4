"""A new form with all that is its own: rubric, Word templates and wording, copied from another.

What belongs to the other place (its sources, its years) is emptied, so that ``form check`` asks for
it; nothing that is there already is overwritten, and nothing is written where anything is.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.yaml_text import parse, written
from generator.diagnostics import Diagnostic
from generator.document import safe_name
from generator.document.filling import FOLDER, SUFFIX
from generator.document.tasks import plans_of
from generator.findings.library_file import NAME as LIBRARY
from generator.forms import find_form
from generator.forms.load import FORMS, form_names
from generator.saving import save
from generator.scoring.rubric_file import RUBRICS
from generator.structs import Struct
from generator.templating import wording_loader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.comments import CommentedMap

    from generator.forms import Form
    from generator.workspace import Workspace

STARTER = "starter_form.yaml"
RUBRIC_KEYS = {"整体评分标准": "（整体）", "项目评分标准": "（项目）"}
FOREIGN = {"来源": "待填：依据的文件", "适用年度": "待填，例：{起: 2023}"}
"""What belongs to the place that a form was made for, with what is asked for in its place."""
Said = tuple[Diagnostic, ...]
Files = dict["Path", bytes]


class NewForm(Struct, frozen=True):
    """A new form's file, and all files that were written, in the order in which to edit them."""

    path: Path
    files: tuple[Path, ...]
    diagnostics: Said


def new_form(workspace: Workspace, root: Path, name: str, source: str | None) -> NewForm:
    """Write a new form into the workspace at ``root``: a copy of another, or the common start."""
    target = root.joinpath(*FORMS.folder, f"{name}{FORMS.suffix}")
    if said := unusable_name(name):
        return NewForm(target, (), said)
    if source is None:
        data = parse(Path(__file__).with_name(STARTER).read_text(encoding="utf-8"))
        data["名称"] = name
        return saved_form(target, {target: written(data).encode()})
    found = find_form(workspace, source)
    path = FORMS.find(workspace, source)
    if found.value is None or path is None:
        return NewForm(target, (), found.diagnostics)
    copied = _Copy(workspace, root, name, found.value)
    text = path.read_text(encoding="utf-8-sig")
    return saved_form(target, {target: copied.form(text), **copied.files()})


def unusable_name(name: str) -> Said:
    """Say why a form cannot be called so."""
    if safe_name(name) == name:
        return ()
    reason = "含有文件名不能用的字，或者太长"
    return (Diagnostic("A05", {"name": name, "reason": reason}),)


def saved_form(target: Path, wanted: Files, remarks: Said = ()) -> NewForm:
    """Write all files, or none where one is there already; ``remarks`` go with what was written."""
    said = tuple(Diagnostic("A01", {"path": str(one)}) for one in wanted if one.exists())
    if said:
        return NewForm(target, (), said)
    done: list[Path] = []
    for path, data in wanted.items():
        said = save(data, path, new=True)
        if said:
            return NewForm(target, tuple(done), said)
        done.append(path)
    return NewForm(target, tuple(done), remarks)


class _Copy(Struct, frozen=True):
    """One form copied for another place, all that it names under the new place's name."""

    workspace: Workspace
    root: Path
    name: str
    source: Form

    @property
    def rubrics(self) -> dict[str, str]:
        """The new name of each rubric by its old one."""
        held = {"项目评分标准": self.source.project_rubric}
        held |= {"整体评分标准": self.source.department_rubric}
        named = {key: old for key, old in held.items() if old}
        alike = len(set(named.values())) == 1
        return {
            old: self.name if alike else f"{self.name}{RUBRIC_KEYS[key]}"
            for key, old in named.items()
        }

    @property
    def templates(self) -> dict[str, str]:
        """The new name of each Word template by its old one."""
        olds = list(dict.fromkeys(plan.template for plan in self.source.documents))
        lasts = [old.rpartition("/")[2] for old in olds]
        return {
            old: f"{self.name}/{last if lasts.count(last) == 1 else old.replace('/', '-')}"
            for old, last in zip(olds, lasts, strict=True)
        }

    @property
    def own_set(self) -> str:
        """The set of wording that only the form and its like use, '' where it shares all."""
        first = self.source.wording[:1]
        known = (find_form(self.workspace, one).value for one in form_names(self.workspace))
        shared = {one for form in known if form for one in form.wording[1:]}
        return first[0] if first and first[0] not in shared else ""

    def form(self, text: str) -> bytes:
        """Return the form's own file."""
        data = self._emptied(text)
        data["名称"] = self.name
        for key in RUBRIC_KEYS:
            if data.get(key):
                data[key] = self.rubrics[data[key]]
        if self.own_set:
            data["文字"][0] = self.name
        for plan in data["文件"]:
            plan["模板"] = self.templates[plan["模板"]]
        return written(data).encode()

    def files(self) -> Files:
        """Return all other files, in the order in which to edit them."""
        return dict((*self._rubric_files(), *self._template_files(), *self._wording_files()))

    def _rubric_files(self) -> Iterator[tuple[Path, bytes]]:
        for old, new in self.rubrics.items():
            path = RUBRICS.find(self.workspace, old)
            if path is not None:
                data = self._emptied(path.read_text(encoding="utf-8-sig"))
                data["名称"] = f"{new}评分标准"
                target = self.root.joinpath(*RUBRICS.folder, f"{new}{RUBRICS.suffix}")
                yield target, written(data).encode()

    def _template_files(self) -> Iterator[tuple[Path, bytes]]:
        used = {plan.template for plan in plans_of(self.source)}
        for old, new in self.templates.items():
            path = self.workspace.find(*FOLDER, f"{old}{SUFFIX}") if old in used else None
            if path is not None:
                yield self.root.joinpath(*FOLDER, f"{new}{SUFFIX}"), path.read_bytes()

    def _wording_files(self) -> Iterator[tuple[Path, bytes]]:
        """Yield the form's own set; its pieces name each other under the new name of the set."""
        old = self.own_set
        if not old:
            return
        place = partial(self.workspace.find, wording_loader.FOLDER, old)
        names = self.workspace.names(wording_loader.FOLDER, old, suffix=wording_loader.SUFFIX)
        for one in (*(f"{name}{wording_loader.SUFFIX}" for name in names), LIBRARY):
            path = place(one)
            if path is not None:
                text = path.read_text(encoding="utf-8-sig")
                text = text.replace(f'"{old}/', f'"{self.name}/')
                yield self.root / wording_loader.FOLDER / self.name / one, text.encode()

    def _emptied(self, text: str) -> CommentedMap:
        """Return a file without what belongs to the other place, nor what was said on top of it."""
        lines = text.splitlines(keepends=True)
        first = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
        data = parse("".join(lines[first:]))
        for key, asked in FOREIGN.items():
            if key in data:
                data[key] = None
                data.yaml_add_eol_comment(asked, key)
        return data

"""The command names: what templates and wording of a form may name, and where they do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring import standards_of
from generator.authoring.form_vocabulary import form_vocabulary
from generator.cli.console import messages, output, show
from generator.cli.exits import ExitCode, refused
from generator.structs import asdict
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.authoring.form_vocabulary import FormName

KEYS = {
    "name": "名称",
    "kind": "种类",
    "meaning": "内容",
    "group": "组",
    "example": "例",
    "source": "数据文件的键",
    "places": "印在",
}
MOST_PLACES = 3
LONGEST = 24  # characters of an example in the table


def print_names(form: str, word: str, *, as_json: bool) -> int:
    """Print the names of a form; ``word`` leaves those that have it in name or meaning."""
    workspace = Workspace.around(Path())
    loaded = standards_of(workspace, form)
    show(loaded.diagnostics, messages())
    if loaded.value is None:
        return refused(loaded.diagnostics)
    found = form_vocabulary(loaded.value, form, workspace)
    found = [one for one in found if word in one.name or word in one.meaning]
    if as_json:
        rows = [{KEYS[key]: value for key, value in asdict(one).items()} for one in found]
        output().print(json.dumps(rows, ensure_ascii=False, indent=2))
        return ExitCode.FINE
    for group in dict.fromkeys(one.group for one in found):
        output().print(f"【{group}】")
        output().print("\n".join(_shown(one) for one in found if one.group == group))
    messages().print(
        "[] 是列表的一行：{% for 行 in 指标 %} 里写 行.三级指标；* 是单位自己起的名称。"
        "全部的例和位置：--format json",
    )
    return ExitCode.FINE


def _shown(one: FormName) -> str:
    """Write a name with what is known of it, one thing a line."""
    parts = {
        "例": _short(one.example),
        "数据文件的键": one.source,
        "印在": _places(one.places),
    }
    lines = [f"{one.name}（{one.kind}）{one.meaning}"]
    return "\n    ".join([*lines, *(f"{key}：{text}" for key, text in parts.items() if text)])


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def _places(places: tuple[str, ...]) -> str:
    """Return the first places, and how many there are."""
    shown = "；".join(places[:MOST_PLACES])
    return shown if len(places) <= MOST_PLACES else f"{shown}；等 {len(places)} 处"

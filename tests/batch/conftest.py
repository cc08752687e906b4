"""A small county of data files alone, its units, and runs that remember."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.authoring.rehearsal import find_rehearsal
from generator.batch import Claims, Options, run
from generator.batch.output_session import session
from generator.structs import replace
from generator.workspace import Workspace, builtin_root

FORMS = (
    "会同县项目支出绩效自评",
    "株洲市预算绩效自评",
    "淮北市项目支出绩效自评",
    "湖南县级部门整体支出",
    "衡阳市绩效目标申报",
)


@dataclass
class County:
    """A workspace with its own copies of data, and a folder for what is built."""

    root: Path

    @property
    def outputs(self):
        return self.root / "outputs"

    @property
    def inputs(self):
        return sorted((self.root / "inputs").rglob("*.yaml"))

    def build(self, paths=None, *, jobs=1, output=None, **options):
        """Build as the command does; return the results."""
        wanted = Options(output or self.outputs, **options)
        paths = self.inputs if paths is None else paths
        claims = Claims()
        assert claims.claim_all(paths, wanted) == []
        with session(wanted.output) as held:
            return [*run(paths, wanted, jobs=jobs, claims=claims, memory=held.memory)]

    def documents(self, output=None):
        found = (output or self.outputs).rglob("*.docx")
        return {str(one.relative_to(output or self.outputs)): one.read_bytes() for one in found}


@pytest.fixture
def county(tmp_path):
    """Five made-up units, each of its form; every kind of data has copies in the workspace."""
    root = tmp_path / "县"
    for folder in ("templates", "narratives"):
        shutil.copytree(builtin_root() / folder, root / folder)
    found = find_rehearsal(Workspace((builtin_root(),))).value
    rehearsal = replace(found, patterns={name: found.patterns[name] for name in FORMS})
    for unit in rehearsal.units(5, 1, 0):
        path = root / "inputs" / Path(unit.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unit.text, encoding="utf-8")
    return County(root)

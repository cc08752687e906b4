"""What a command loads: each waits only for what it runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

LENT = {"dask", "distributed", "fsspec", "tornado"}  # what only a cluster, or a store, needs
SPY = """
import json, sys
from generator.cli.entrance import run
code = run()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture
def loaded(tmp_path):
    """Run ziping in a process of its own; return the packages (or modules) it has loaded."""

    def run(*arguments, whole=False):
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", SPY, *map(str, arguments)],
            env=os.environ | {"ZIPING_CACHE": str(tmp_path / "缓存")},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        names = json.loads(done.stderr.splitlines()[-1])
        return set(names) if whole else {name.partition(".")[0] for name in names}

    return run


def test_the_help_page_waits_for_typer_alone(loaded):
    others = {"rich", "pydantic", "yaml", "jinja2", "lxml", "docx"} | LENT
    assert loaded("--help").isdisjoint(others)


@pytest.mark.parametrize("command", ["check", "build", "score", "new", "preview", "rule", "form"])
def test_the_help_page_of_a_command_needs_nothing_of_ours(command, loaded):
    assert loaded(command, "--help").isdisjoint({"rich", "yaml", "jinja2", "lxml", "docx"})


def test_check_waits_for_no_word_and_no_tables(sample, loaded):
    loaded("check", sample)  # may prepare templates
    found = loaded("check", sample)
    tables = {"lxml", "docx", "docxtpl", "pandas", "xlsxwriter", "openpyxl", "ruamel"}
    assert found.isdisjoint(tables | LENT)
    assert found.isdisjoint({"ssl", "http", "rich"})  # what xml.sax.saxutils would bring with it


def test_check_loads_what_explains_mistakes_only_for_one(sample, loaded, tmp_path):
    """Fault: all that hints at broken YAML and refused values was loaded for sound files too."""
    broken = tmp_path / "坏.yaml"
    broken.write_text("年度： 2022\n", encoding="utf-8")
    explaining = {"generator.reading.outline", "generator.reading.model_errors"}
    joining = {"generator.document.attaching", "generator.document.package.assembly"}
    assert loaded("check", sample, whole=True).isdisjoint(explaining | joining)
    assert explaining & loaded("check", broken, whole=True)


def test_build_prepares_a_template_once(sample, loaded, tmp_path):
    first = loaded("build", sample, "-o", tmp_path / "一")
    second = loaded("build", sample, "-o", tmp_path / "二")
    assert "docxtpl" in first
    tables = {"lxml", "docx", "docxtpl", "pandas", "xlsxwriter", "openpyxl"}
    assert second.isdisjoint(tables | LENT)
    made = [{p.name: p.read_bytes() for p in (tmp_path / n).rglob("*.docx")} for n in ("一", "二")]
    assert made[0] == made[1]
    assert made[0]


def test_what_is_up_to_date_waits_for_no_pipeline(sample, loaded, tmp_path):
    loaded("build", sample, "-o", tmp_path / "一")
    found = loaded("build", sample, "-o", tmp_path / "一", whole=True)
    assert found.isdisjoint({"generator.pipeline", "generator.filing", "generator.scoring"})


def test_a_summary_that_is_up_to_date_waits_for_nothing_that_makes_one(loaded, tmp_path):
    loaded("make-units", 2, tmp_path / "inputs")
    build = ("build", tmp_path / "inputs", "-o", tmp_path / "出")
    assert {"pandas", "xlsxwriter"} <= loaded(*build)
    assert loaded(*build).isdisjoint({"pandas", "numpy", "xlsxwriter", "lxml", "docx"})
    heavy = {"pandas", "numpy", "xlsxwriter", "lxml", "docx", "jinja2", "yaml"}
    assert loaded("summary", tmp_path / "出").isdisjoint(heavy)

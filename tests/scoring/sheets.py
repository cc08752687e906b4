"""Rubrics and filings from short texts, and what scoring makes of them."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, as_text
from generator.filing import Filing
from generator.reading import Loaded, Record, load_text
from generator.scoring import Rubric, Score, Scorecard
from generator.scoring.case import subject_of
from generator.scoring.rubric_file import load_rubric
from generator.workspace import builtin_root

RUBRIC_HEAD = "名称: 试用标准\n来源: 试用\n适用年度: {起: 2021}\n"
FILING_HEAD = "套表: 试用\n年度: 2021\n单位: {名称: 甲单位, 编制数: 10, 在职人数: 11}\n"
RUBRICS = builtin_root() / "templates" / "rubrics"
INPUTS = builtin_root() / "inputs"


def rubric_of(text: str) -> Rubric:
    """Return the rubric of a text below the head that every rubric needs, untested."""
    return _read(RUBRIC_HEAD + text, Rubric)


def filing_of(text: str) -> Filing:
    """Return the filing of a text below the head that every filing needs."""
    return _read(FILING_HEAD + text, Filing)


def _read(text: str, model: type[Any]) -> Any:
    loaded: Loaded[Any] = load_text(text, model, name="试用.yaml")
    assert loaded.diagnostics == ()
    assert isinstance(loaded.value, Record)
    return loaded.value


def builtin(name: str) -> Rubric:
    """Return a rubric that comes with the program."""
    loaded = load_rubric(RUBRICS / f"{name}.yaml")
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return loaded.value


def scored(rubric: Rubric, filing: Filing) -> Scorecard:
    """Score the whole unit, or the first project of a filing that has no such part."""
    assessment = filing.department or filing.projects[0]
    card = subject_of("试用", assessment, rubric, filing).scorecard
    assert card is not None
    return card


def score_of(card: Scorecard, name: str) -> Score:
    """Return the score of one indicator by its name."""
    return next(one for one in card.all_scores if one.name == name)


def points_of(card: Scorecard) -> dict[str, Decimal | None]:
    """Return the computed points of every row, budget execution first."""
    return {one.name: one.computed for one in card.all_scores}


def findings(folder: Path, text: str) -> list[str]:
    """Write a rubric and return what its reading finds, as ``code line:column`` in order."""
    path = folder / "试用.yaml"
    path.write_text(RUBRIC_HEAD + text, encoding="utf-8")
    loaded = load_rubric(path)
    assert (loaded.value is None) == bool(loaded.diagnostics)
    assert all(as_text(one) for one in loaded.diagnostics)
    return [place_of(one) for one in loaded.diagnostics]


def place_of(one: Diagnostic) -> str:
    assert one.position is not None
    return f"{one.code} {one.position.line}:{one.position.column}"


def cases(name: str) -> list[dict[str, Any]]:
    """Return a table of cases that lies beside the tests; every scalar is text."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  all is text
    return found

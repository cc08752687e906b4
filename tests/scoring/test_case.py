"""What a case keeps: rows and data are read once, explanations are written when somebody asks."""

import pytest
from sheets import INPUTS

from generator import pipeline
from generator.expressions import later
from generator.scoring import case as cases
from generator.scoring import row_reading
from generator.scoring.explaining import explanation
from generator.workspace import Workspace

SAMPLES = sorted(INPUTS.rglob("*.yaml"))
NAMES = [path.stem for path in SAMPLES]


@pytest.fixture
def counted(monkeypatch):
    """Count how often a function of a module is called; return the list of its first arguments."""

    def watched(module, name):
        calls, real = [], getattr(module, name)

        def counting(*arguments, **keywords):
            calls.append(arguments[0])
            return real(*arguments, **keywords)

        monkeypatch.setattr(module, name, counting)
        return calls

    return watched


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_a_build_reads_each_row_and_the_data_of_each_assessment_once(path, counted):
    rows, facts = counted(row_reading, "read_row"), counted(cases, "facts_of")
    case = pipeline.build(path, Workspace.around(path)).checked.case
    assert len(rows) == sum(len(subject.assessment.rows) for subject in case.subjects)
    assert len({id(row.indicator) for row in rows}) == len(rows)
    assert len(facts) == len(case.subjects) + (not case.departments)


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_rows_stand_beside_their_scores(path):
    for subject in pipeline.check(path, Workspace.around(path)).case.subjects:
        assert [read.row for read, _ in subject.scored_rows] == list(subject.assessment.rows)
        for read, score in subject.scored_rows:
            assert score is None or score.record is read.row.indicator


@pytest.fixture
def written(monkeypatch):
    """Collect what is written of all that was kept for later, but the names for templates."""
    found, real = [], later.Later.__call__

    def collecting(self):
        value = real(self)
        found.extend([] if isinstance(value, dict) else [value])
        return value

    monkeypatch.setattr(later.Later, "__call__", collecting)
    return found


@pytest.mark.parametrize("path", SAMPLES, ids=NAMES)
def test_a_build_writes_no_explanation_that_no_finding_needs(path, written):
    built = pipeline.build(path, Workspace.around(path))
    told = {"P03", "P04", "P05", "P06", "P08", "P19"} & {one.code for one in built.diagnostics}
    assert built.documents
    assert bool(written) == bool(told)


def test_an_explanation_is_written_once_for_all_who_ask(written):
    path = SAMPLES[-1]
    (subject, *_) = pipeline.check(path, Workspace.around(path)).case.subjects
    score = subject.scorecard.all_scores[0]
    written.clear()
    first = explanation(score)
    assert len(first.children) > 2
    assert written
    assert explanation(score) == first

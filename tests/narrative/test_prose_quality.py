"""Reports of made-up units read as written by somebody who knows the unit.

Sentences of our own wording are held to: what a unit wrote itself is the unit's, and may be in two
units' reports alike because their data are.
"""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from jinja2 import nodes

from generator import pipeline
from generator.authoring.rehearsal import find_rehearsal
from generator.checking.empty_phrases import says_nothing
from generator.checking.rules.t07_thin_problem import FIGURE
from generator.checking.word_lists import pattern
from generator.findings import find_library
from generator.findings.telling import told
from generator.templating.prose_environment import Prose
from generator.workspace import Workspace, builtin_root

WORKSPACE = Workspace((builtin_root(),))
COUNT = 230  # ten of every form
SENTENCE = re.compile(r"[^。！？\n]+")
CLAUSE = re.compile(r"[^，。；：、！？\n]+")
NUMBER = re.compile(r"（?[0-9一二三四五六七八九十]+[）.]")
NAMED = re.compile(r"“[^”]*”(?:项目)?")
FIGURES = re.compile(r"[0-9][0-9.]*")
BODY = "正文公文"
WORD = 3  # characters between two tags that are a word of a sentence: 提高 in 提高2分
LEAST = 7  # findings of one entry, from which on their shapes are compared
ODD = re.compile(r"；。|，。|。。|，，|、。|：。|的的|（）|“”|None|为≥|为≤|于≥|≥|≤|[0-9]项的各项")


class Report(NamedTuple):
    """One unit's report: its case, the problems in it, the paragraphs of its chapters."""

    unit: str
    case: object
    problems: tuple
    paragraphs: tuple[str, ...]


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("units")
    made = []
    for unit in find_rehearsal(WORKSPACE).value.units(COUNT, 13, 0):
        path = folder / Path(unit.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unit.text, encoding="utf-8")
        built = pipeline.build(path, WORKSPACE)
        case = built.checked.case
        if not case.form.wording:
            continue
        for document in built.documents:
            opened = docx.Document(io.BytesIO(document.data))
            body = tuple(p.text for p in opened.paragraphs if p.style.name == BODY and p.text)
            if body:
                problems = built.checked.findings.problems
                made.append(Report(case.filing.unit.name, case, problems, body))
    return made


def library_of(report):
    return find_library(WORKSPACE, report.case.form.wording).value


def own(report):
    """Return the problems that the library wrote."""
    return [one for one in report.problems if one.id]


def sentences(text):
    return [NUMBER.sub("", one, count=1).strip() for one in SENTENCE.findall(text)]


def causes(report):
    """Return what the unit gave as causes, by what a sentence calls the row."""
    words, year = library_of(report).notes, report.case.filing.year
    found = {}
    for subject in report.case.subjects:
        for row in subject.assessment.rows:
            found[row.indicator.name] = told(row.indicator.deviation_note, words, year).cause
    return {name: cause for name, cause in found.items() if cause}


def test_reports_of_all_sets_are_made(reports):
    sets = Counter(report.case.form.wording[0] for report in reports)
    assert set(sets) == {"湖南", "株洲", "会同", "海南", "云南", "转移支付"}
    assert min(sets.values()) >= 10


def test_every_report_is_in_other_words_than_its_neighbour(reports):
    """Shapes are what is left of sentences without names and figures."""
    by_set = defaultdict(list)
    for report in reports:
        shapes = {shape(one) for text in report.paragraphs for one in sentences(text)}
        by_set[report.case.form.wording[0]].append(shapes)
    for name, units in by_set.items():
        assert all(one != other for one, other in combinations(units, 2)), name


def test_no_sentence_stands_twice_in_a_report(reports):
    for report in reports:
        said = Counter(one for text in report.paragraphs for one in sentences(text))
        assert [one for one, times in said.items() if times > 1] == [], report.unit


def test_nothing_is_oddly_joined(reports):
    for report in reports:
        text = "\n".join(report.paragraphs)
        assert ODD.findall(text) == [], (report.unit, text)


def test_every_problem_has_a_figure_and_the_cause_that_the_unit_gave(reports):
    for report in reports:
        given, entries = causes(report), library_of(report).entries
        for problem in own(report):
            assert FIGURE.search(problem.text), problem.text
            for name, cause in given.items():
                if entries[problem.id].takes_notes and f"“{name}”" in problem.text:
                    assert cause in problem.text


def test_every_measure_says_what_who_and_when(reports):
    for report in reports:
        for problem in report.problems:
            text = problem.remedy.text
            assert not says_nothing(text), text
            assert pattern("什么时候").search(text), text
            assert not problem.id or problem.remedy.actor in text, text


def test_units_share_no_more_than_a_third_of_their_problem_sentences(reports):
    """What is shared with its figures, or in the unit's own words, is shared because data agree."""
    said = []
    for report in reports:
        given = causes(report).values()
        texts = [one for problem in own(report) for one in sentences(problem.text)]
        said.append([one for one in texts if not any(cause in one for cause in given)])
    for ours, others in combinations(said, 2):
        shared = [one for one in ours if one in others and not FIGURES.search(one)]
        assert len(shared) * 3 <= min(len(ours), len(others)), shared


def test_a_problem_is_put_in_several_ways(reports):
    shapes = defaultdict(Counter)
    for report in reports:
        for problem in own(report):
            shapes[problem.id][shape(problem.text.split("。")[0])] += 1
    many = {name: found for name, found in shapes.items() if found.total() >= LEAST}
    assert many
    for name, found in many.items():
        assert max(found.values()) * 5 <= found.total() * 3, (name, found)


def shape(text):
    return FIGURES.sub("#", NAMED.sub("“”", text))


def own_words():
    """Yield every text of the built-in wording and library that is not a unit's."""
    root = builtin_root() / "narratives"
    jinja = Prose()
    for path in sorted(root.rglob("*.md.j2")):
        tree = jinja.parse(path.read_text(encoding="utf-8"))
        texts = [one.data for one in tree.find_all(nodes.TemplateData)]
        texts += [str(one.value) for one in tree.find_all(nodes.Const)]
        yield from ((path.name, text) for text in texts)
    for name, entry in find_library(WORKSPACE, ("通用",)).value.entries.items():
        yield from ((name, text) for text in (*entry.titles, *entry.problems))
        yield from ((name, text) for one in entry.measures for text in (one.title, one.action))
        yield from ((name, one.fact) for one in entry.situations)


def test_our_own_words_hold_no_empty_phrase():
    texts = list(own_words())
    assert len(texts) > 500
    for where, text in texts:
        assert not pattern("套话").search(text), (where, text)
        clauses = CLAUSE.findall(re.sub(r"\{[{%].*?[}%]\}", "", text))
        whole = [one.strip("# ") for one in clauses if len(one) > WORD]
        assert [one for one in whole if pattern("空话").fullmatch(one)] == [], where

"""Both parsers of PyYAML give the same nodes, and neither gives a meaning to a scalar."""

import pytest

from generator.reading import load_text
from generator.reading import node_composing as composing
from generator.reading.node_composing import PythonParser, limited
from tests.reading.sample import HEAD, NAME, Filing, body, cases, findings

GOOD = HEAD + "说明: [甲, '乙']\n项目:\n- &a {名称: 甲, 预算数: 3}\n- <<: *a\n  名称: 乙\n"
BAD = [case for case in cases("outline_cases.yaml") if case["应"]]


@pytest.fixture
def _without_libyaml(monkeypatch):
    monkeypatch.setattr(composing, "PARSER", limited(PythonParser))


def test_scalars_have_no_tag():
    node = composing.compose("甲: [no, 012, '3', ~]")
    assert {child.tag for child in node.value[0][1].value} == {None}


def test_the_parser_in_python_reads_the_same(monkeypatch):
    fast = load_text(GOOD, Filing, name=NAME)
    monkeypatch.setattr(composing, "PARSER", limited(PythonParser))
    slow = load_text(GOOD, Filing, name=NAME)
    assert slow == fast
    assert slow.value.projects[1].position("预算数") == fast.value.projects[1].position("预算数")


@pytest.mark.usefixtures("_without_libyaml")
@pytest.mark.parametrize("case", BAD, ids=[case["名"] for case in BAD])
def test_the_parser_in_python_finds_mistakes_on_the_same_lines(case):
    lines = {one.split()[1].split(":")[0] for one in body(case["文"])}
    assert lines == {one.split()[1].split(":")[0] for one in case["应"]}


@pytest.mark.usefixtures("_without_libyaml")
@pytest.mark.parametrize("text", ["[" * 10_000, "- " * 10_000, "{a: " * 1000])
def test_the_parser_in_python_has_the_same_limits(text):
    assert findings(text)[0].startswith("Y26")

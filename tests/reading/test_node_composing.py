"""Both parsers of PyYAML give the same nodes, and neither gives a meaning to a scalar."""

import pytest
import yaml

from generator.reading import limits, load_text
from generator.reading import node_composing as composing
from generator.reading.node_composing import LimitError, PythonParser, limited
from tests.reading.sample import HEAD, NAME, Filing, body, cases, findings

GOOD = HEAD + "说明: [甲, '乙']\n项目:\n- &a {名称: 甲, 预算数: 3}\n- <<: *a\n  名称: 乙\n"
BAD = [case for case in cases("outline_cases.yaml") if case["应"]]


@pytest.fixture
def _without_libyaml(monkeypatch):
    monkeypatch.setattr(composing, "PARSER", limited(PythonParser))
    monkeypatch.setattr(composing, "QUICK", None)


def test_scalars_have_no_tag():
    node = composing.compose("甲: [no, 012, '3', ~]")
    assert {child.tag for child in node.value[0][1].value} == {None}


def test_the_parser_in_python_reads_the_same(monkeypatch):
    fast = load_text(GOOD, Filing, name=NAME)
    monkeypatch.setattr(composing, "PARSER", limited(PythonParser))
    monkeypatch.setattr(composing, "QUICK", None)
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


DEEPEST = limits.DEPTH


@pytest.mark.parametrize(
    "text",
    [
        "[" * (DEEPEST - 1) + "甲" + "]" * (DEEPEST - 1),
        "[" * DEEPEST + "]" * DEEPEST,
        "[" * DEEPEST + "甲" + "]" * DEEPEST,
        "{" * DEEPEST + "甲" + "}" * DEEPEST,
        "- " * (DEEPEST - 1) + "甲: 乙",
        "- " * (DEEPEST - 2) + "甲: 乙",
        "甲: &a [*a]",
        "[" * (DEEPEST + 1) + "甲: [",
        "甲: [",
    ],
)
def test_a_short_text_meets_the_same_limits_without_counting(text, monkeypatch):
    quick = outcome(text)
    monkeypatch.setattr(composing, "QUICK", None)
    assert quick == outcome(text)


def outcome(text):
    """Return what composing a text comes to: its size, or what is raised and where."""
    try:
        return len(yaml.serialize(composing.compose(text), Dumper=Plain))
    except LimitError as error:
        return error.code, error.node and (error.node.start_mark.line, error.node.start_mark.column)
    except yaml.YAMLError as error:
        return str(error)


class Plain(yaml.SafeDumper):
    """A dumper that asks no tag of a node."""

    def serialize_node(self, node, parent, index):
        node.tag = node.tag or "!"
        super().serialize_node(node, parent, index)

"""Traced documents are the ordinary ones with marks in them, and nobody else pays for the marks."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.pipeline import check, trace_documents
from generator.templating.trace import MARK, Trace
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT

BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
SAMPLES += sorted((ROOT / "templates" / "samples").glob("*.yaml"))
ORDINARY = """
import sys
from pathlib import Path
from generator.pipeline import build
from generator.workspace import Workspace, builtin_root
assert build(Path(sys.argv[1]), Workspace((builtin_root(),))).documents
print([one for one in sys.modules if one.startswith("generator") and "trace" in one])
"""


def traced(path, text=None):
    trace = Trace()
    text = path.read_text(encoding="utf-8") if text is None else text
    return trace_documents(path, BUILTIN, text, trace), trace


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_without_marks_a_traced_document_is_the_ordinary_one(sample):
    ordinary = check(sample, BUILTIN).drafts
    marked, trace = traced(sample)
    assert [one.name for one in marked.drafts] == [one.name for one in ordinary]
    assert trace.marks
    for one, other in zip(ordinary, marked.drafts, strict=True):
        assert one.content.contents.keys() == other.content.contents.keys()
        for name, content in one.content.contents.items():
            coded = "latin-1" if b"\0" in content else "utf-8"  # an embedded file
            bare = MARK.sub("", other.content.contents[name].decode(coded))
            assert bare.encode(coded) == content, name


def test_a_character_that_marks_are_made_of_is_lost_from_what_is_typed():
    text = SAMPLES[0].read_text(encoding="utf-8").replace("会同县", "会\U000f0003同县", 1)
    marked, trace = traced(SAMPLES[0], text)
    numbers = {ord(one) - 0xF0000 for one in MARK.findall(_body(marked)) if ord(one) < 0x10F000}
    assert max(numbers) < len(trace.marks)


def _body(made):
    return made.drafts[0].content.contents["word/document.xml"].decode()


def test_what_stops_the_documents_is_said():
    text = SAMPLES[0].read_text(encoding="utf-8")
    made, _ = traced(SAMPLES[0], text.replace("落款:", "落款吗:"))
    ordinary = check(SAMPLES[0], BUILTIN, text=text.replace("落款:", "落款吗:"))
    assert made.drafts == ordinary.drafts == ()
    assert [one.code for one in (*made.diagnostics, *made.stopping)]


def test_an_ordinary_build_loads_nothing_of_tracing():
    command = [sys.executable, "-c", ORDINARY, str(SAMPLES[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603 - our own program
    assert done.stdout.strip() == "[]"

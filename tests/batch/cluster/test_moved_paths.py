"""What a worker says of files is said of the sender's."""

from __future__ import annotations

import pytest

from generator.batch.cluster.moved_paths import Moves, moved
from generator.batch.evidence import Evidence
from generator.batch.unit_draft import UnitDraft
from generator.diagnostics import Diagnostic, Position

MOVES = Moves("/w/scratch/ziping-1", "/home/县", "/w/lib", "/home/lib", "/w")


@pytest.mark.parametrize(
    ("text", "in_full", "shown"),
    [
        ("/w/scratch/ziping-1/home/县/a.yaml", "/home/县/a.yaml", "a.yaml"),
        ("scratch/ziping-1/home/县/a.yaml:3:1", "/home/县/a.yaml:3:1", "a.yaml:3:1"),
        ("/w/scratch/ziping-1/home/b.yaml", "/home/b.yaml", "/home/b.yaml"),
        ("/w/lib/templates/x.docx", "/home/lib/templates/x.docx", "/home/lib/templates/x.docx"),
        ("没有路径", "没有路径", "没有路径"),
    ],
)
def test_a_path_is_the_senders(text, in_full, shown):
    """Fault: a worker that ran in the folder above its scratch told paths of its own."""
    assert (MOVES.path(text), MOVES.shown(text)) == (in_full, shown)


def test_everything_that_a_draft_says_is_moved():
    place = Position("/w/scratch/ziping-1/home/县/a.yaml", 3, 4)
    said = Diagnostic("C13", {"path": place.file}, place, (("参见", place),))
    evidence = Evidence(
        ("/w/scratch/ziping-1/home/县", "/w/lib"), "d", 1, "p",
        {"/w/lib/templates/a": "1"}, {"/w/scratch/ziping-1/home/县/inputs/b.yaml": None},
    )  # fmt: skip
    draft = moved(UnitDraft((said,), cause=said, evidence=evidence), MOVES)
    assert "/w/" not in repr(draft)
    assert draft.evidence.fingerprint == evidence.fingerprint
    assert draft.cause == draft.said[0]

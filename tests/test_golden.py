"""All sample documents, word by word: ``pytest --update-golden`` renews the texts of tests/golden.

What is compared is what a reader sees: texts, styles, tables with their merges, pages and footers.
The bytes may change; a change of these is a change of a document and belongs in the diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.package.archive import read
from generator.pipeline import build
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.reread import as_text

GOLDEN = Path(__file__).parent / "golden"
BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
DOCUMENTS = 8  # what `ziping build inputs` makes


def folder_of(sample):
    return GOLDEN / sample.parent.name / sample.stem


def kept(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}


def renew(folder, texts):
    """Write what is there now; what is made no more goes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in kept(folder).keys() - texts.keys():
        (folder / name).unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_documents_of_a_sample_read_as_they_should(sample, request):
    documents = build(sample, BUILTIN).documents
    texts = {f"{Path(one.name).stem}.txt": as_text(one.data) for one in documents}
    folder = folder_of(sample)
    if request.config.getoption("--update-golden"):
        renew(folder, texts)
    golden = kept(folder)
    assert texts.keys() == golden.keys(), "多出或缺少的文件：pytest --update-golden 更新"
    for name, text in texts.items():
        assert text.splitlines() == golden[name].splitlines(), name


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_no_member_of_a_document_holds_a_tag(sample):
    for one in build(sample, BUILTIN).documents:
        members = {member.name: member.content for member in read(one.data)}
        tagged = [name for name, text in members.items() if b"{{" in text or b"{%" in text]
        assert (one.name, tagged) == (one.name, [])


def test_no_golden_text_is_left_over():
    """A text whose document nobody makes would be kept and compared with nothing."""
    files = [path for path in GOLDEN.rglob("*") if path.is_file()]
    homes = {folder_of(sample) for sample in SAMPLES}
    assert [path for path in files if path.parent not in homes or path.suffix != ".txt"] == []
    assert len(files) == DOCUMENTS

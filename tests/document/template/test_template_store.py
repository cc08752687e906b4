"""A prepared template is kept as text: what is recalled fills the same bytes as what was made."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from generator import kept_work
from generator.document import WordTemplate
from generator.document.template.compiling import compile_template
from generator.document.template.template_store import keep, recall
from generator.structs import replace
from generator.templating.span import Span

TEMPLATES = sorted((Path(__file__).parents[3] / "templates/docx").rglob("*.docx"))
ONE = TEMPLATES[0]


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty folder of this test's own."""
    folder = tmp_path / "模板"
    monkeypatch.setenv("ZIPING_CACHE", str(folder))
    return folder


@pytest.fixture
def made():
    """The bytes of a template, and what preparing it gives."""
    data = ONE.read_bytes()
    compiled = compile_template(ONE, data).value
    return data, compiled


def spoil(text):
    """Return a kept file of that content, with the checksum that belongs to it."""
    inner = hashlib.sha256(hashlib.sha256(text.encode()).digest()).hexdigest()
    return f"{inner}\n{text}"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_recalled_is_what_was_made(path, store):
    data = path.read_bytes()
    made = compile_template(path, data).value
    keep(data, made)
    found = recall(data)
    assert len(list(store.glob("*.json"))) == 1
    for name in ("names", "chapters", "body", "frame", "styles"):
        assert getattr(found, name) == getattr(made, name), name
    assert list(found.package.members.items()) == list(made.package.members.items())
    assert [replace(part, template=None) for part in found.parts] == [
        replace(part, template=None) for part in made.parts
    ]
    for ours, theirs in zip(found.parts, made.parts, strict=True):
        level = [Span("甲")]
        data = {name: {"名称": "<甲>"} for name in made.names} | {"指标": [{"一级": level}]}
        assert ours.render(data) == theirs.render(data)


@pytest.mark.usefixtures("store")
def test_what_was_prepared_once_is_not_prepared_again(monkeypatch, tmp_path):
    first = WordTemplate.load(shutil.copy(ONE, tmp_path / "甲.docx")).value
    monkeypatch.setattr("generator.document.template.compiling.compile_template", never)
    second = WordTemplate.load(shutil.copy(ONE, tmp_path / "乙.docx")).value
    assert second.compiled.frame == first.compiled.frame
    assert [one.path.stem for one in (first, second)] == ["甲", "乙"]


def never(*_arguments):
    pytest.fail("prepared twice")


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("w:p", "w:q", 1),
        lambda _: "",
        lambda _: spoil("[]"),
        lambda _: spoil("{}"),
        lambda _: spoil("[" * 100_000),
        lambda text: spoil(text.partition("\n")[2].replace('"members":[', '"members":["无",')),
        lambda text: spoil(text.partition("\n")[2].replace("{{", "{% nope %}{{", 1)),
    ],
    ids=["cut", "changed", "empty", "a list", "no keys", "deep", "no such member", "no Jinja"],
)
def test_a_damaged_file_is_taken_away_and_made_anew(damage, made, store):
    keep(*made)
    (file,) = store.glob("*.json")
    whole = file.read_text(encoding="utf-8")
    file.write_text(damage(whole), encoding="utf-8")
    assert recall(made[0]) is None
    assert list(store.glob("*.json")) == []
    keep(*made)
    assert file.read_text(encoding="utf-8") == whole


def test_bytes_that_are_no_text_are_damage_too(made, store):
    keep(*made)
    (file,) = store.glob("*.json")
    file.write_bytes(b"\xff\xfe\x00")
    assert recall(made[0]) is None


def test_another_template_or_another_version_is_another_file(made, store, monkeypatch):
    keep(*made)
    assert recall(made[0] + b" ") is None
    monkeypatch.setattr(kept_work, "makers", lambda: b"another version")
    assert recall(made[0]) is None
    assert len(list(store.glob("*.json"))) == 1


def test_what_is_kept_is_text_and_no_program(made, store):
    keep(*made)
    (file,) = store.glob("*.json")
    assert set(json.loads(file.read_text(encoding="utf-8").partition("\n")[2])) == {
        *("names", "chapters", "body", "parts", "members", "changed", "styles", "defaults")
    }


def test_a_refused_template_is_not_kept(store, tmp_path):
    spoilt = tmp_path / "坏.docx"
    spoilt.write_bytes(b"PK")
    assert WordTemplate.load(spoilt).value is None
    assert not store.exists()

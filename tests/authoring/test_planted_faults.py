"""Faults planted into copies of the shipped forms' files: each is found, at its place.

``planted_faults.yaml`` says which file is copied into a workspace of its own, what is changed in
it, and by which code and where ``form check`` must speak. Before the change it says nothing.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import yaml

from generator.authoring import check_form
from generator.authoring.unused_files import unused_files
from generator.workspace import Workspace, builtin_root

CASES = yaml.safe_load(Path(__file__).with_name("planted_faults.yaml").read_text(encoding="utf-8"))
DOCUMENT = "word/document.xml"


def planted(case, root):
    """Copy the file of a case into a workspace, changed; return its path."""
    target = root / case["文件"]
    target.parent.mkdir(parents=True, exist_ok=True)
    original = builtin_root() / case.get("照抄", case["文件"])
    if "全文" in case:
        target.write_text(case["全文"], encoding="utf-8")
    elif target.suffix == ".docx":
        target.write_bytes(changed_package(original.read_bytes(), case))
    else:
        target.write_text(changed(original.read_text(encoding="utf-8"), case), encoding="utf-8")
    return target


def changed(text, case):
    if "改" not in case:
        return text
    for old, new in case["改"]:
        assert old in text, f"没有可改的“{old}”"
        text = text.replace(old, new, 1)
    return text


def changed_package(data, case):
    """Return a package with one member changed."""
    out, wanted = io.BytesIO(), case.get("成员", DOCUMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name)
            if name == wanted:
                content = changed(content.decode(), case).encode()
            made.writestr(name, content)
    return out.getvalue()


def place_of(one):
    """Return where a diagnostic points: a line of text, or a place in a document."""
    position = one.position
    return position.place or f"{position.line}"


def wanted_place(case, path):
    """Return the place that a case asks for; of a text the line that begins with what is given."""
    if path.suffix == ".docx" or isinstance(case["在"], int):
        return f"{case['在']}"
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if case["在"] in line]
    assert len(found) == 1, f"“{case['在']}”在文件里有 {len(found)} 行"
    return f"{found[0]}"


@pytest.mark.parametrize("case", CASES, ids=[one["说"] for one in CASES])
def test_a_planted_fault_is_found_at_its_place(case, tmp_path):
    workspace = Workspace((tmp_path, builtin_root()))
    path = planted(case, tmp_path)
    said = [*check_form(workspace, case["套表"]), *unused_files(workspace)]
    place = wanted_place(case, path) if case["在"] else "0"
    at = {(one.code, one.position.file, place_of(one)) for one in said if one.position}
    assert (case["报"], str(path), place) in at
    shown = [one for one in said if one.code == case["报"] and place_of(one) == place]
    assert any(case.get("字", "") in f"{one.message}{one.position.excerpt}" for one in shown)


def test_there_are_sixty_of_them():
    assert len(CASES) >= 60
    assert len({one["说"] for one in CASES}) == len(CASES)


@pytest.mark.parametrize("form", sorted({one["套表"] for one in CASES}))
def test_without_a_fault_nothing_is_said(form, tmp_path):
    assert check_form(Workspace((tmp_path, builtin_root())), form) == ()

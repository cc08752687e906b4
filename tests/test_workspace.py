"""Where data files are looked for: the nearest workspace over the built-ins, file by file."""

from __future__ import annotations

import pytest

from generator.workspace import MARKERS, Workspace, builtin_root


@pytest.fixture
def workspace(tmp_path):
    """Two roots with a folder each; return them and the workspace over both."""
    near, far = tmp_path / "near", tmp_path / "far"
    for root in (near, far):
        (root / "templates/forms/省").mkdir(parents=True)
    return near, far, Workspace((near, far))


@pytest.mark.parametrize("marker", MARKERS)
def test_is_the_nearest_folder_upwards_with_a_marker(marker, tmp_path):
    (tmp_path / marker).mkdir()
    below = tmp_path / "某年" / "某县"
    below.mkdir(parents=True)
    assert Workspace.around(below / "单位.yaml").roots == (tmp_path, builtin_root())


def test_without_a_marker_only_the_built_ins_serve(tmp_path):
    assert Workspace.around(tmp_path).roots == (builtin_root(),)


def test_a_checkout_is_not_searched_twice():
    assert Workspace.around(builtin_root() / "inputs").roots == (builtin_root(),)


def test_the_built_ins_are_there():
    assert Workspace((builtin_root(),)).names("templates", "forms", suffix=".yaml")


def test_a_near_file_hides_a_far_one_and_no_other(workspace):
    near, far, both = workspace
    for root, name in ((near, "甲"), (far, "甲"), (far, "乙")):
        (root / f"templates/forms/{name}.yaml").touch()
    assert both.find("templates", "forms", "甲.yaml") == near / "templates/forms/甲.yaml"
    assert both.find("templates", "forms", "乙.yaml") == far / "templates/forms/乙.yaml"
    assert both.find("templates", "forms", "丙.yaml") is None


def test_names_of_all_roots_are_sorted_and_each_once(workspace):
    near, far, both = workspace
    for path in (
        near / "templates/forms/甲",
        far / "templates/forms/甲",
        far / "templates/forms/省/乙",
    ):
        path.with_suffix(".yaml").touch()
    assert both.names("templates", "forms", suffix=".yaml") == ("甲", "省/乙")
    assert both.find("templates", "forms", "省/乙.yaml")


@pytest.mark.parametrize(
    "name", ["../../密.yaml", "省/../../../密.yaml", "密" * 300, "密\0.yaml", ""], ids=ascii
)
def test_a_name_from_data_never_leads_out_of_its_folder(name, workspace):
    near, _, both = workspace
    (near / "密.yaml").touch()
    assert both.find("templates", "forms", name) is None


def test_an_absolute_name_is_no_name(workspace):
    near, _, both = workspace
    (near / "密.yaml").touch()
    assert both.find("templates", "forms", str(near / "密.yaml")) is None


LEADING_OUT = (
    *("/", "/etc", "..", "../x", "a/../../x", ".", "", "C:", "C:\\x", "C:x", "\\\\srv\\share"),
    *("//srv/share", "..\\x", "\\x", "甲\0乙", "甲" * 5000),
)


@pytest.mark.parametrize("name", LEADING_OUT)
def test_a_name_from_data_leads_nowhere_else(name, workspace, tmp_path):
    """Fault: a set of wording called “/” had the whole disk walked."""
    _, _, both = workspace
    (tmp_path / "x.yaml").touch()
    (tmp_path / "near/templates/x.yaml").touch()
    assert both.find("templates/forms", name, "x.yaml") is None
    assert both.names("templates/forms", name, suffix=".yaml") == ()
    assert not both.has_files("templates/forms", name, suffix=".yaml")


def test_a_folder_without_end_is_walked_for_a_while(workspace, monkeypatch):
    """Fault: behind a link to the whole disk there is no end of files."""
    near, _, both = workspace
    monkeypatch.setattr("generator.workspace.MOST_SEEN", 100)
    for number in range(40):
        place = near / f"templates/forms/{number}"
        place.mkdir()
        for name in range(10):
            (place / f"{name}.yaml").touch()
    assert 0 < len(both.names("templates", "forms", suffix=".yaml")) < 400

"""What a form prints of its own: told to whoever keeps it, and never to a unit."""

from __future__ import annotations

import pytest

from generator.authoring import check_form
from generator.pipeline import check
from generator.workspace import Workspace, builtin_root

COUNTY = "湖南县级部门整体支出"
CRITERIA = f"templates/rubrics/{COUNTY}.yaml"
PLAN = "部门整体支出绩效评价指标表, 对象: 整体自评"
# What the papers that the forms follow got wrong, put back into the forms.
PLANTED = {
    "往年的年份": (CRITERIA, "评价对象为{{ 年度 }}年完工", "评价对象为2017年完工", "U03"),
    "等号写成减号": (
        CRITERIA,
        "“三公经费”控制率=（“三公经费”实际",
        "“三公经费”控制率-（“三公经费”实际",
        "T11",
    ),
    "括号不配对": (CRITERIA, "100%以下（含）得满分", "100%以下（含得满分", "T11"),
    "文号的括号": (CRITERIA, "依据部门自评材料评定", "依据财预【2013】53号评定", "L03"),
}


@pytest.fixture
def county(tmp_path):
    """A workspace whose copy of a built-in file is spoiled in one place."""

    def spoil(file, old, new):
        text = (builtin_root() / file).read_text(encoding="utf-8")
        assert old in text
        copy = tmp_path / file
        copy.parent.mkdir(parents=True)
        copy.write_text(text.replace(old, new), encoding="utf-8")
        return Workspace((tmp_path, builtin_root()))

    return spoil


@pytest.mark.parametrize(("file", "old", "new", "code"), PLANTED.values(), ids=PLANTED)
def test_a_slip_of_the_form_is_told_at_its_line(file, old, new, code, county):
    marked = county(file, old, new)
    (found, *_) = check_form(marked, COUNTY)
    text = (marked.roots[0] / file).read_text(encoding="utf-8")
    typed = text.splitlines()[found.position.line - 1 :][:3]  # a text of several lines starts above
    assert found.code == code
    assert new in "\n".join(typed)


def test_a_gap_in_the_numbers_of_attachments_is_told(county):
    """Fault: the numbers 1, 2, 4 of three attachments pass."""
    file = f"templates/forms/{COUNTY}.yaml"
    marked = county(file, "单独成文: 否}", "单独成文: 否, 附件号: 1}")
    path = marked.roots[0] / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text[::-1].replace("}1 :号件附", "}3 :号件附", 1)[::-1], encoding="utf-8")
    assert [one.code for one in check_form(marked, COUNTY)] == ["S07"]


def test_a_unit_is_told_nothing_of_its_forms_attachments():
    """Fault: a unit was told of numbers that its form gives and that it cannot change."""
    path = builtin_root() / "inputs/2021/衡阳市工伤保险服务中心.yaml"
    found = check(path, Workspace((builtin_root(),))).diagnostics
    assert "S07" not in {one.code for one in found}

"""What is up to date is left as it is; what is built says why."""

from __future__ import annotations

import os

import docx
import pytest
from PIL import Image

from generator.batch import State, planning
from generator.batch.evidence import program
from generator.diagnostics import Severity


def states(results):
    return [one.state for one in results]


def using(county, form):
    return [one for one in county.inputs if f"套表: {form}" in one.read_text(encoding="utf-8")]


def test_a_second_run_does_nothing_and_says_the_same(county):
    first = county.build()
    times = {one: one.stat().st_mtime_ns for one in county.outputs.rglob("*.docx")}
    again = county.build()
    assert set(states(first)) == {State.BUILT}
    assert {one.reason for one in first} == {"第一次生成"}
    assert set(states(again)) == {State.SKIPPED}
    assert {one.reason for one in again} == {planning.UNCHANGED}
    assert times == {one: one.stat().st_mtime_ns for one in county.outputs.rglob("*.docx")}
    for one, other in zip(first, again, strict=True):
        assert (one.saved, one.scored, one.diagnostics) == (
            other.saved,
            other.scored,
            other.diagnostics,
        )


@pytest.mark.parametrize(
    ("changed", "form"),
    [
        ("narratives/会同/*.md.j2", "会同县项目支出绩效自评"),
        ("templates/rubrics/淮北市项目支出.yaml", "淮北市项目支出绩效自评"),
        ("templates/forms/湖南县级部门整体支出.yaml", "湖南县级部门整体支出"),
        ("templates/docx/衡阳/项目绩效目标申报表.docx", "衡阳市绩效目标申报"),
    ],
    ids=["措辞", "评分标准", "套表", "Word模板"],
)
def test_a_changed_file_rebuilds_exactly_what_uses_it(county, changed, form):
    county.build()
    file = next(county.root.glob(changed))
    if file.suffix == ".docx":
        document = docx.Document(file)
        document.core_properties.title = "改过"
        document.save(file)
    elif file.suffix == ".j2":
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    else:
        file.write_text(file.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
    results = county.build()
    built = [one for one in results if one.state is State.BUILT]
    assert [one.path for one in built] == using(county, form)
    assert file.name in built[0].reason


def test_a_file_that_comes_to_stand_before_another_is_a_change(county):
    """The place's own findings library joins the one that all share."""
    county.build()
    own = county.root / "narratives" / "株洲" / "问题库.yaml"
    assert not own.exists()
    own.write_text("问题: []\n", encoding="utf-8")
    results = county.build()
    built = [one.path for one in results if one.state is State.BUILT or one.failed]
    assert built == using(county, "株洲市预算绩效自评")


def test_a_declaration_that_appears_is_a_change(county):
    county.build()
    (path,) = using(county, "株洲市预算绩效自评")
    beside = path.with_name(f"{path.stem}-申报.yaml")
    beside.write_text("年度: 2021\n", encoding="utf-8")
    (result,) = county.build([path])
    assert (result.state, beside.name in result.reason) == (State.BUILT, True)


@pytest.mark.parametrize("touch", ["text", "time"])
def test_a_filing_that_was_changed(county, touch):
    county.build()
    path = county.inputs[0]
    if touch == "text":
        stamp = path.stat()
        path.write_text(path.read_text(encoding="utf-8") + "# 改过\n", encoding="utf-8")
        os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    else:
        os.utime(path, (1_600_000_000, 1_600_000_000))
    first, *others = county.build()
    assert (first.state, set(states(others))) == (State.BUILT, {State.SKIPPED})
    assert first.reason.startswith("数据文件")


def test_another_program_builds_all(county, monkeypatch):
    county.build()
    monkeypatch.setattr("generator.batch.evidence.program", lambda: "另一版")
    assert {one.reason for one in county.build()} == {"程序更新过"}
    assert len(program()) == 24


def test_a_document_that_is_missing_is_made_again(county):
    (gone, *_) = county.build()
    before = county.documents()
    gone.saved[0].unlink()
    (again, *others) = county.build()
    assert (again.state, set(states(others))) == (State.BUILT, {State.SKIPPED})
    assert gone.saved[0].name in again.reason
    assert county.documents() == before


def test_strict_builds_what_has_errors_again(county):
    path = using(county, "会同县项目支出绩效自评")[0]
    text = path.read_text(encoding="utf-8").replace("自评等级: 优", "自评等级: 差")
    path.write_text(text.replace("自评得分: 9", "自评得分: 19"), encoding="utf-8")
    (loose,) = county.build([path])
    (strict,) = county.build([path], strict=True)
    assert loose.count(Severity.ERROR)
    assert (loose.failed, strict.failed) == (False, True)


class TestChangedByHand:
    @pytest.fixture
    def touched(self, county):
        """A document that somebody has gone on writing in Word."""
        document = county.build()[0].saved[0]
        opened = docx.Document(document)
        opened.add_paragraph("手工加的一段")
        opened.save(document)
        return document, document.read_bytes()

    def test_stays_and_is_said(self, county, touched):
        document, data = touched
        (first, *_) = county.build()
        assert (first.state, document.read_bytes()) == (State.SKIPPED, data)
        assert [one.code for one in first.diagnostics].count("O06") == 1
        (again, *_) = county.build()
        assert [one.code for one in again.diagnostics].count("O06") == 1

    def test_gets_ours_beside_it_when_there_is_something_new(self, county, touched):
        document, data = touched
        os.utime(county.inputs[0], (1_600_000_000, 1_600_000_000))
        for _ in range(2):
            (first, *_) = county.build()
            assert document.read_bytes() == data
            beside = document.with_name(f"{document.stem}（新1）.docx")
            assert beside in first.saved
            assert "O06" in {one.code for one in first.diagnostics}
            os.utime(county.inputs[0], (1_500_000_000, 1_500_000_000))
        assert len([*document.parent.glob(f"{document.stem}*")]) == 2

    def test_is_replaced_by_force(self, county, touched):
        document, data = touched
        results = county.build(force=True)
        assert set(states(results)) == {State.BUILT}
        assert document.read_bytes() != data


def test_a_picture_that_a_filing_names_is_a_change(county):
    (path,) = using(county, "株洲市预算绩效自评")
    text = path.read_text(encoding="utf-8").replace(
        "  主管部门: ", "  印章: 章.png\n  主管部门: ", 1
    )
    path.write_text(text, encoding="utf-8")
    picture = path.with_name("章.png")
    for colour in ("red", "blue"):
        Image.new("RGB", (40, 40), colour).save(picture)
        (result,) = county.build([path])
        assert result.state is State.BUILT, result.reason
    assert picture.name in result.reason

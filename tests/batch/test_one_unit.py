"""Many units in one run: refused clashes, one row a failure, whole files, safe names."""

from __future__ import annotations

import errno
import gc
import os

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pipeline
from generator.batch import (
    Options,
    build_one,
    collisions,
    find_files,
    kept_documents,
    run,
    target_folder,
)
from generator.batch import one_unit as batch
from generator.diagnostics import Diagnostic, Severity
from tests.filings import DOCUMENTS, filings, spoiled, text_of
from tests.reread import grid

UNIT = "名称: 淮北市工伤保险管理服务中心"
PROJECT = "名称: 日常运转经费"
FEW = 50  # objects of all that a unit makes


@pytest.fixture
def outputs(tmp_path):
    return tmp_path / "outputs"


@pytest.fixture
def units(copy):
    """Make several sound files, each of a unit of its own."""

    def made(count):
        return [copy(f"{n}.yaml", **{UNIT: f"名称: 第{n}中心"}) for n in range(count)]

    return made


def tree(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class TestFinding:
    def test_a_folder_is_searched_in_order(self, inputs, units):
        (inputs / "说明.txt").touch()
        (inputs / "下级").mkdir()
        last = inputs / "下级" / "乙.YML"
        last.touch()
        first = units(2)
        assert find_files([inputs]) == ([*first, last], [])

    def test_a_file_named_twice_is_one_file(self, inputs, units, monkeypatch):
        (path,) = units(1)
        monkeypatch.chdir(inputs)
        relative = path.relative_to(inputs)
        assert find_files([relative, inputs, path])[0] == [relative]

    def test_an_empty_folder_is_said(self, inputs):
        (inputs / "文件夹.yaml").mkdir()
        files, said = find_files([inputs])
        assert (files, [one.code for one in said]) == ([], ["G04"])

    def test_a_missing_file_is_said(self, inputs):
        files, said = find_files([inputs / "没有.yaml"])
        assert (files, [one.code for one in said]) == ([], ["G07"])

    def test_what_cannot_be_reached_is_said_by_reading(self, inputs, outputs):
        path = inputs / ("长" * 300 + ".yaml")
        assert find_files([path]) == ([path], [])
        assert [one.code for one in build_one(path, Options(outputs)).diagnostics] == ["Y03"]

    def test_a_closed_folder_below_is_said(self, inputs, units, monkeypatch):
        paths = units(1)
        closed = inputs / "没有权限"
        closed.mkdir()
        scandir = os.scandir

        def refusing(folder):
            if str(folder) == str(closed):
                raise PermissionError(errno.EACCES, "", str(folder))
            return scandir(folder)

        monkeypatch.setattr(os, "scandir", refusing)
        files, said = find_files([inputs])
        assert (files, [(one.code, one.facts["path"]) for one in said]) == (
            paths,
            [("G08", str(closed))],
        )

    def test_a_file_that_vanishes_fails_in_its_own_row(self, inputs, outputs):
        result = build_one(inputs / "没有.yaml", Options(outputs))
        assert (result.failed, [one.code for one in result.diagnostics]) == (True, ["Y01"])


class TestCollisions:
    def folders(self, paths, outputs):
        return [(path, target_folder(path, Options(outputs))) for path in paths]

    def test_units_of_their_own_do_not_collide(self, units, outputs):
        assert collisions(self.folders(units(3), outputs)) == []

    @pytest.mark.parametrize(
        ("one", "other"),
        [("甲中心", "甲中心"), ("ABC中心", "abc中心"), ("甲/乙", "甲／乙"), ("甲", "甲.")],
        ids=["同名", "大小写", "换写的斜线", "句点结尾"],
    )
    def test_names_that_make_one_folder_are_refused(self, one, other, copy, outputs):
        paths = [
            copy(f"{n}.yaml", **{UNIT: f"名称: {name}"}) for n, name in enumerate([one, other])
        ]
        (said,) = collisions(self.folders(paths, outputs))
        assert (said.code, said.position.file) == ("O01", str(paths[1]))

    def test_another_year_is_another_folder(self, copy, outputs):
        paths = [copy("a.yaml"), copy("b.yaml", **{"年度: 2022": "年度: 2023"})]
        assert collisions(self.folders(paths, outputs)) == []

    def test_the_folder_foretold_is_the_folder_used(self, units, outputs):
        (path,) = units(1)
        result = build_one(path, Options(outputs))
        assert {file.parent for file in result.saved} == {target_folder(path, Options(outputs))}

    @pytest.mark.parametrize("text", ["", "- 甲\n", "单位: 甲\n", "年度: [1]\n单位: {名称: 甲}\n"])
    def test_a_file_that_does_not_say_has_no_folder(self, text, inputs, outputs):
        path = inputs / "坏.yaml"
        path.write_text(text, encoding="utf-8")
        assert target_folder(path, Options(outputs)) is None


class TestRunning:
    def test_a_unit_leaves_nothing_for_the_collector(self, units, outputs):
        """Fault: what refers to itself, while the collector is told to look but seldom."""
        (path,) = units(1)
        build_one(path, Options(outputs))
        gc.collect()
        gc.disable()
        try:
            build_one(path, Options(outputs))
            assert gc.collect() < FEW
        finally:
            gc.enable()

    def test_a_broken_unit_among_good_ones_is_one_row(self, units, outputs):
        paths = units(3)
        paths[1].write_text("单位：甲\n", encoding="utf-8")
        results = list(run(paths, Options(outputs)))
        assert [result.path for result in results] == paths
        assert [result.failed for result in results] == [False, True, False]
        assert len(tree(outputs)) == 6

    def test_a_defect_of_ours_is_one_row_too(self, units, outputs, monkeypatch):
        paths = units(2)
        build = pipeline.build

        def fails_once(path, *args, **options):
            if path == paths[0]:
                raise RuntimeError("出乎意料")
            return build(path, *args, **options)

        monkeypatch.setattr(pipeline, "build", fails_once)
        broken, sound = run(paths, Options(outputs))
        assert [one.code for one in broken.diagnostics] == ["O02"]
        assert "RuntimeError" in broken.diagnostics[0].facts["error"]
        assert not sound.failed

    def test_two_processes_write_what_one_writes(self, units, tmp_path):
        paths = units(3)
        paths[0].write_text("", encoding="utf-8")
        alone = list(run(paths, Options(tmp_path / "一"), jobs=1))
        together = list(run(paths, Options(tmp_path / "二"), jobs=2))
        assert tree(tmp_path / "一") == tree(tmp_path / "二") != {}
        assert [r.diagnostics for r in alone] == [r.diagnostics for r in together]

    def test_a_second_run_leaves_the_same_bytes(self, units, outputs):
        paths = units(1)
        list(run(paths, Options(outputs)))
        before = tree(outputs)
        list(run(paths, Options(outputs)))
        assert tree(outputs) == before


@DOCUMENTS
@given(units=st.lists(filings() | spoiled(), min_size=1, max_size=3))
def test_any_files_give_a_row_each_and_what_the_row_says_is_there(units, tmp_path_factory):
    """Fault: a defect, a file without a row, a failed row without a reason, a row that lies."""
    folder = tmp_path_factory.mktemp("任意")
    paths = [folder / f"{number}.yaml" for number in range(len(units))]
    for path, data in zip(paths, units, strict=True):
        path.write_text(text_of(data), encoding="utf-8")
    results = [*run(paths, Options(folder / "outputs"))]
    assert [one.path for one in results] == paths
    for one in results:
        assert "O02" not in {said.code for said in one.diagnostics}
        assert one.saved or one.count(Severity.ERROR)
        assert one.failed is not bool(one.saved)
        assert all(file.is_file() for file in one.saved)
    assert {folder / "outputs" / file for file in tree(folder / "outputs")} == {
        file for one in results for file in one.saved
    }


class TestSaving:
    def test_a_document_that_cannot_be_written_fails_its_unit(self, units, outputs, monkeypatch):
        save = kept_documents.save

        def full(data, target):
            if target.name.startswith("02"):
                return (Diagnostic("X13", {"reason": "磁盘已满"}),)
            return save(data, target)

        monkeypatch.setattr(kept_documents, "save", full)
        (result,) = run(units(1), Options(outputs))
        assert result.failed
        assert [path.name[:2] for path in result.saved] == ["01", "03"]
        assert {path.name[:2] for path in tree(outputs)} == {"01", "03"}

    def test_an_output_folder_that_is_a_file(self, units, outputs):
        outputs.write_text("占用", encoding="utf-8")
        (result,) = run(units(1), Options(outputs))
        assert result.failed
        assert "X13" in {one.code for one in result.diagnostics}
        assert outputs.read_text(encoding="utf-8") == "占用"


HOSTILE = {
    "上级文件夹": "../../../逃逸",
    "绝对路径": "/etc/逃逸",
    "盘符": r"C:\Windows\逃逸",
    "标记": "<w:p>甲</w:p> & ]]>",
    "模板": "{{ 7*7 }}{% for 甲 in 乙 %}",
    "保留名": "CON",
    "带后缀的保留名": "nul.txt",
    "很长": "长" * 80,
    "只有句点": "...",
    "表情": ":smile: 😀",
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
class TestHostileNames:
    def quoted(self, name):
        return f"名称: '{name}'"

    def test_of_a_unit_stay_in_the_output_folder_and_come_out_as_text(self, name, copy, outputs):
        path = copy(**{UNIT: self.quoted(name)})
        before = tree(outputs.parent)
        result = build_one(path, Options(outputs))
        assert not result.failed, result.diagnostics
        assert len(tree(outputs)) == 3
        assert set(tree(outputs.parent)) - set(before) == {
            file.relative_to(outputs.parent) for file in result.saved
        }
        form = next(file for file in result.saved if file.name.startswith("02"))
        assert name in {text for row in grid(form.read_bytes()) for text in row}

    def test_of_a_project_are_plain_text_too(self, name, copy, outputs):
        path = copy(**{PROJECT: self.quoted(name)})
        result = build_one(path, Options(outputs))
        assert len(tree(outputs)) == 3
        listed = result.saved[0].read_bytes()
        assert name in {text for row in grid(listed) for text in row}
        form = docx.Document(result.saved[1])
        assert name in form.core_properties.title


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x0b", "\ufffe", "\u202e"], ids=ascii)
def test_control_characters_are_refused_with_their_place(character, copy, outputs):
    path = copy(**{UNIT: f"名称: 甲{character}乙"})
    result = build_one(path, Options(outputs))
    assert result.failed
    assert [(one.code, one.position.line) for one in result.diagnostics] == [("Y10", 7)]
    assert not outputs.exists()


def test_an_escaped_control_character_is_refused_too(copy, outputs):
    result = build_one(copy(**{UNIT: r'名称: "甲\x07乙"'}), Options(outputs))
    assert [(one.code, one.position.line) for one in result.diagnostics] == [("Y10", 7)]
    assert not outputs.exists()


class TestWhatAFailureSays:
    """A failed unit has its name, its cause, and a word on what an earlier run left behind."""

    def test_a_sound_unit_has_no_cause_and_nothing_old(self, units, outputs):
        (path,) = units(1)
        build_one(path, Options(outputs))
        again = build_one(path, Options(outputs))
        assert (again.cause, [one.code for one in again.diagnostics if one.code[0] == "O"]) == (
            None,
            [],
        )

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [("年度: 2022", "年度：2022", "Y11"), ("套表: 淮北市", "套表: 淮南市", "G01")],
    )
    def test_a_unit_that_built_before(self, old, new, code, units, outputs):
        (path,) = units(1)
        build_one(path, Options(outputs))
        before = tree(outputs)
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        result = build_one(path, Options(outputs))
        assert (result.unit, result.failed, result.cause.code) == ("第0中心", True, code)
        (left,) = (one for one in result.diagnostics if one.code == batch.LEFT_OVER)
        assert (left.facts["count"], left.facts["path"]) == ("3", str(outputs / "2022" / "第0中心"))
        assert tree(outputs) == before

    def test_a_year_that_is_lacking_is_that_of_the_folder(self, units, outputs):
        """Fault: without the line of the year nothing was said of the old documents."""
        (path,) = units(1)
        build_one(path, Options(outputs))
        folder = path.parent / "2022"
        folder.mkdir()
        without = path.read_text(encoding="utf-8").replace("年度: 2022\n", "")
        (folder / "甲.yaml").write_text(without, encoding="utf-8")
        result = build_one(folder / "甲.yaml", Options(outputs))
        (left,) = (one for one in result.diagnostics if one.code == batch.LEFT_OVER)
        assert (result.failed, left.facts["count"]) == (True, "3")

    def test_a_project_that_was_renamed_leaves_its_document(self, units, outputs):
        """Fault: a unit that built said nothing of the document under the old name."""
        (path,) = units(1)
        (outputs / "2022" / "第0中心").mkdir(parents=True)
        (outputs / "2022" / "第0中心" / "会议纪要.docx").write_bytes(b"")
        before = build_one(path, Options(outputs))
        text = path.read_text(encoding="utf-8").replace("名称: 日常运转经费", "名称: 运转经费")
        path.write_text(text, encoding="utf-8")
        result = build_one(path, Options(outputs))
        renamed = set(before.saved) - set(result.saved)
        (left,) = (one for one in result.diagnostics if one.code == batch.LEFT_OVER)
        assert (result.failed, left.facts["count"]) == (False, str(len(renamed)))
        assert renamed

    def test_strict_is_stopped_by_what_the_checks_found(self, copy, outputs):
        path = copy(**{"自评得分: 85": "自评得分: 86"})
        result = build_one(path, Options(outputs, strict=True))
        assert result.cause.code == "P02"

    def test_without_strict_a_finding_of_the_checks_is_no_cause(self, copy, outputs, monkeypatch):
        said = (Diagnostic("X13", {"reason": "磁盘已满"}),)
        monkeypatch.setattr(kept_documents, "save", lambda *_: said)
        result = build_one(copy(**{"自评得分: 85": "自评得分: 86"}), Options(outputs))
        assert "P02" in {one.code for one in result.diagnostics}
        assert result.cause.code == "X13"

    def test_what_stops_the_wording_is_the_cause(self, copy, outputs, monkeypatch):
        """Fault: it was taken for a finding of the checks, and the first of these was named."""
        stopping = (Diagnostic("N04", {"problem": "乙"}),)
        monkeypatch.setattr(pipeline, "draft_documents", lambda *_: ((), stopping))
        result = build_one(copy(**{"自评得分: 85": "自评得分: 86"}), Options(outputs))
        assert "P02" in {one.code for one in result.diagnostics}
        assert (result.failed, result.cause.code) == (True, "N04")

    def test_a_part_that_could_not_be_replaced_is_old(self, units, outputs, monkeypatch):
        (path,) = units(1)
        build_one(path, Options(outputs))
        save = kept_documents.save
        full = (Diagnostic("X13", {"reason": "磁盘已满"}),)
        monkeypatch.setattr(
            kept_documents, "save", lambda data, to: full if to.name[:2] == "02" else save(data, to)
        )
        result = build_one(path, Options(outputs))
        (left,) = (one for one in result.diagnostics if one.code == batch.LEFT_OVER)
        assert left.facts["count"] == "1"

"""A summary on disk: made of the results alone, left alone, kept, refused, worded by a form."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
from made_results import failed, result, written

from generator.summary import summarize
from generator.workspace import builtin_root

FORM = "会同县项目支出绩效自评"


@pytest.fixture
def folder(tmp_path, results):
    return written(tmp_path / "outputs", results)


def codes(made):
    return [one.code for one in made.said]


def text_of(path):
    document = docx.Document(path)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in document.paragraphs), *cells))


def test_a_summary_is_a_workbook_and_a_report(folder):
    made = summarize(folder)
    assert [one.name for one in made.files] == ["汇总.xlsx", "汇总报告.docx"]
    assert (made.said, made.kept) == ((), False)


def test_it_is_made_again_byte_for_byte_from_either_file(folder, results):
    before = {one.name: one.read_bytes() for one in summarize(folder).files}
    written(folder, results, "结果.json")
    (folder / "结果.jsonl").unlink()
    after = {one.name: one.read_bytes() for one in summarize(folder, force=True).files}
    assert after == before


def test_nothing_is_written_where_nothing_has_changed(folder, results):
    summarize(folder)
    before = {one: one.stat().st_mtime_ns for one in folder.iterdir()}
    again = [result(one.unit, one.scored[0].points) if one.scored else one for one in results]
    assert summarize(folder).kept
    assert {one: one.stat().st_mtime_ns for one in folder.iterdir()} == before
    written(folder, again)
    assert not summarize(folder).kept


def test_what_somebody_has_changed_keeps_its_place(folder, results):
    summarize(folder)
    book = openpyxl.load_workbook(folder / "汇总.xlsx")
    book["总览"]["F1"] = "领导批示"
    book.save(folder / "汇总.xlsx")
    theirs = (folder / "汇总.xlsx").read_bytes()
    written(folder, results[:3])
    made = summarize(folder)
    assert codes(made) == ["O06"]
    assert (folder / "汇总.xlsx").read_bytes() == theirs
    assert (folder / "汇总（新1）.xlsx") in made.files
    assert codes(summarize(folder, force=True)) == []
    assert (folder / "汇总.xlsx").read_bytes() != theirs


def test_a_file_that_cannot_be_written_is_said_and_the_other_is_written(folder):
    (folder / "汇总.xlsx").mkdir()
    made = summarize(folder)
    assert codes(made) == ["X13"]
    assert [one.name for one in made.files] == ["汇总报告.docx"]


def test_on_a_disk_that_takes_nothing_every_file_is_said(folder, monkeypatch):
    """Fault: what could not be removed, since it could not be written, was said in its place."""
    (folder / "2021").mkdir()

    def refused(path, *_, **__):
        raise OSError(errno.EROFS, "", str(path))

    for name in ("open", "write_bytes", "unlink"):
        monkeypatch.setattr(Path, name, writing(getattr(Path, name), refused))
    made = summarize(folder)
    monkeypatch.undo()
    assert (codes(made), made.files) == (["X13"] * 3, ())
    assert not any(".tmp" in str(one.position) for one in made.said)


def writing(method, refused):
    """Return what refuses to write, and leaves reading as it is."""

    def tried(path, *arguments, **named):
        reads = method.__name__ == "open" and "w" not in "".join(map(str, arguments))
        return (method if reads else refused)(path, *arguments, **named)

    return tried


@pytest.mark.parametrize(("count", "code"), [(0, "O11"), (1, "O12")])
def test_too_few_units_make_no_summary(tmp_path, results, count, code):
    made = summarize(written(tmp_path, results[:count]))
    assert (codes(made), made.files) == ([code], ())
    assert not (tmp_path / "汇总.xlsx").exists()


def test_without_results_there_is_no_summary(tmp_path):
    assert codes(summarize(tmp_path)) == ["O10"]


def test_units_that_all_failed_are_a_summary_too(tmp_path):
    made = summarize(written(tmp_path, [failed("甲"), failed("乙")]))
    assert len(made.files) == 2
    assert "2个单位的材料没有做全" in text_of(tmp_path / "汇总报告.docx")


def test_each_year_has_its_report_that_of_most_units_without_a_number(tmp_path):
    units = [result("甲", "80", year="2020"), result("甲"), result("乙")]
    made = summarize(written(tmp_path, [*units, failed("丙", year="")]))
    names = {one.name for one in made.files}
    assert names == {"汇总.xlsx", "汇总报告.docx", "汇总报告（2020年度）.docx"}
    assert "2021年度共有3个单位" in text_of(tmp_path / "汇总报告.docx")
    assert "提高的1个" in text_of(tmp_path / "汇总报告.docx")


def test_what_an_earlier_summary_has_left_is_said_until_it_is_gone(folder, results):
    other = [result(f"单位{number}", year="2020") for number in range(2)]
    written(folder, [*results, *other])
    assert codes(summarize(folder)) == []
    (folder / "汇总报告（2019年度）.docx").write_bytes(b"of somebody else")
    written(folder, other)
    for _ in range(2):
        assert codes(summarize(folder)) == ["O04"]
    assert "“汇总报告（2020年度）.docx”是以前" in summarize(folder).said[0].hint
    (folder / "汇总报告（2020年度）.docx").unlink()
    assert codes(summarize(folder)) == []


@pytest.mark.parametrize("place", ["outputs/2020", "2020"])
def test_last_year_is_found_below_the_results_and_beside_them(tmp_path, folder, place):
    written(tmp_path / place, [result("甲单位", "90", year="2020")], "结果.json")
    summarize(folder)
    assert "提高最多的：甲单位（90分到98.5分）。" in text_of(folder / "汇总报告.docx")


def test_a_year_keeps_its_results_for_the_next(folder, results):
    (folder / "2021").mkdir()
    summarize(folder)
    kept = json.loads((folder / "2021/结果.json").read_text(encoding="utf-8"))
    assert [one["unit"] for one in kept["units"]] == [one.unit for one in results]
    written(folder, [result("甲单位", "99", year="2022"), result("乙单位", "70", year="2022")])
    summarize(folder)
    assert "本年平均分提高1.00分" in text_of(folder / "汇总报告.docx")


def test_a_summary_that_is_killed_between_its_files_is_made_again_whole(folder, monkeypatch):
    """Whatever is written last, without it the summary does not count as made."""
    (folder / "2021").mkdir()
    summarize(folder)
    whole = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    writes = len(whole) - 1  # all but the results of the run
    for number in range(writes):
        for one in whole:
            if one.name != "结果.jsonl":
                one.unlink(missing_ok=True)
        monkeypatch.setattr(os, "replace", _killed_after(number, os.replace))
        with pytest.raises(KeyboardInterrupt):
            summarize(folder)
        monkeypatch.undo()
        summarize(folder)
        now = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
        assert now == whole, number


def _killed_after(number, replace):
    """Rename as many files, then end as a process that is told to."""
    left = iter(range(number))

    def killed(source, target):
        if next(left, None) is None:
            raise KeyboardInterrupt
        replace(source, target)

    return killed


def test_last_years_results_that_cannot_be_read_compare_with_nothing(folder):
    (folder / "2020").mkdir()
    (folder / "2020/结果.json").write_text("{", encoding="utf-8")
    made = summarize(folder)
    assert (codes(made), len(made.files)) == ([], 2)


def test_a_form_names_its_own_wording(tmp_path):
    root = tmp_path / "县"
    shutil.copytree(builtin_root() / "templates/forms", root / "templates/forms")
    form = root / f"templates/forms/{FORM}.yaml"
    form.write_text(f"{form.read_text(encoding='utf-8')}\n汇总: {{文字: [本县, 汇总]}}\n", "utf-8")
    wording = root / "narratives/本县/总体情况.md.j2"
    wording.parent.mkdir(parents=True)
    wording.write_text("# 总体情况\n\n本县{{ 单位总数 }}个单位。\n", encoding="utf-8")
    units = [result(one, form=FORM) for one in ("甲", "乙")] + [result("丙", form="别的")]
    made = summarize(written(root / "outputs", units))
    assert codes(made) == []
    assert "本县3个单位。" in text_of(root / "outputs/汇总报告.docx")
    wording.write_text("# 总体情况\n\n本县{{ 总分 }}\n", encoding="utf-8")
    made = summarize(root / "outputs")
    assert codes(made) == ["N02"]
    assert [one.name for one in made.files] == ["汇总.xlsx"]


def test_a_defect_of_ours_is_said_and_ends_nothing(folder, monkeypatch):
    monkeypatch.setattr("generator.summary.summary_files.summary_report", lambda *_: 1 / 0)
    assert codes(summarize(folder)) == ["O02"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path, folder):
    (tmp_path / "别处").mkdir()
    (folder / "2021").symlink_to(tmp_path / "别处")
    summarize(folder)
    assert [*Path(tmp_path / "别处").iterdir()] == []

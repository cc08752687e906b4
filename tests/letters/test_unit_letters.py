"""Letters: one for each unit with faults, in plain words, and nobody else's file is touched."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from generator.batch import check_one
from generator.diagnostics import Diagnostic, Position, Severity
from generator.letters.checked import Checked
from generator.letters.unit_letters import earlier_letters, write_letters

AT = Position("甲.yaml", 2, 5)
REMARK = Diagnostic("T02", {"where": "项目"}, severity_override=Severity.INFO)
FORMS = Diagnostic("G02", dict.fromkeys(("form", "kind", "name", "folder", "advice"), "甲"))


def fault(file="甲.yaml", line=3):
    return Diagnostic("S01", {"where": "单位", "field": "名称"}, Position(file, line, 1))


def checked(unit="甲单位", *found, file="甲.yaml", year="2021", form=None):
    return Checked(Path(file), unit, year, form, found)


def text_of(path):
    return "\n".join(one.text for one in docx.Document(path).paragraphs)


def test_a_letter_says_what_is_wrong_where_and_what_to_do(faulty, tmp_path):
    unit = Checked(faulty, "某单位", "2022", "淮北市项目支出绩效自评", check_one(faulty))
    (letter,), said = write_letters([unit], tmp_path / "意见单")
    text = text_of(letter)
    assert (letter.name, said) == ("某单位2022年度修改意见单.docx", ())
    assert "某单位：" in text
    assert "总分不符（必须改正）" in text or "P02" not in {one.code for one in unit.faults}
    line = next(one.position.line for one in unit.faults if one.code == "P02")
    assert f"（有错误.yaml 第{line}行）" in text
    assert "《项目支出绩效自评表》" in text
    assert text.count("怎样改：") == sum(bool(one.hint) for one in unit.faults)


def test_clean_units_have_none(tmp_path):
    units = [checked("甲"), checked("乙", REMARK), checked("丙", FORMS)]
    assert write_letters(units, tmp_path) == ([], ())
    assert [*tmp_path.iterdir()] == []


def test_a_form_that_its_own_file_names_wrongly_is_for_the_unit(tmp_path):
    asked = [Diagnostic("G01", {"name": "某", "advice": "改"}, at) for at in (None, AT)]
    assert write_letters([checked("甲", asked[0])], tmp_path) == ([], ())
    (letter,), _ = write_letters([checked("乙", asked[1])], tmp_path)
    text = text_of(letter)
    assert "没有这份套表（必须改正）" in text
    assert "有1处需要改正或者核对，必须改正。" in text


def test_all_of_several_have_to_be_mended(tmp_path):
    (letter,), _ = write_letters([checked("甲", fault(), fault(line=4))], tmp_path)
    assert "有2处需要改正或者核对，都必须改正。" in text_of(letter)


def test_the_papers_of_one_year_are_one_letter_and_two_alike_are_two(tmp_path):
    units = [
        checked("甲", fault(), form="自评"),
        checked("甲", fault("申报.yaml"), file="申报.yaml", form="申报"),
        checked("甲", fault("乙.yaml"), file="乙.yaml", form="自评"),
        checked("甲", fault("旧.yaml"), file="旧.yaml", form="自评", year="2020"),
    ]
    letters, _ = write_letters(units, tmp_path)
    assert [one.name for one in letters] == [
        "甲2021年度修改意见单.docx",
        "甲2021年度修改意见单（2）.docx",
        "甲2020年度修改意见单.docx",
    ]
    assert "申报.yaml" in text_of(letters[0])


@pytest.mark.parametrize("unit", ["a/b", "..", "CON", "x" * 300, "=1+1", "甲\n乙", "<b>|**"])
def test_any_name_is_a_safe_one(tmp_path, unit):
    (letter,), said = write_letters([checked(unit, fault())], tmp_path)
    assert (letter.parent, said) == (tmp_path, ())
    assert len(letter.name.encode()) <= 200


def test_a_foreign_file_keeps_its_place(tmp_path):
    theirs = tmp_path / "甲单位2021年度修改意见单.docx"
    theirs.write_bytes(b"theirs")
    (letter,), said = write_letters([checked("甲单位", fault())], tmp_path)
    assert theirs.read_bytes() == b"theirs"
    assert ([one.code for one in said], letter.name) == (
        ["O06"],
        "甲单位2021年度修改意见单（新1）.docx",
    )


def test_ours_are_renewed_and_the_same_findings_give_the_same_bytes(tmp_path):
    (letter,), _ = write_letters([checked("甲", fault())], tmp_path)
    before = letter.read_bytes()
    write_letters([checked("甲", fault())], tmp_path)
    assert letter.read_bytes() == before
    _, said = write_letters([checked("甲", fault(line=4))], tmp_path)
    assert (said, letter.read_bytes() != before) == ((), True)


def test_letters_of_an_earlier_run_are_known(tmp_path):
    (old,), _ = write_letters([checked("甲", fault())], tmp_path)
    new, _ = write_letters([checked("乙", fault())], tmp_path)
    (tmp_path / "别的修改意见单.docx").write_bytes(b"theirs")
    assert earlier_letters(tmp_path, new) == [old]


def test_the_errors_stand_first(tmp_path):
    light = Diagnostic("T02", {"where": "项目"}, Position("甲.yaml", 9, 1))
    (letter,), _ = write_letters([checked("甲", light, fault())], tmp_path)
    text = text_of(letter)
    assert "有2处需要改正或者核对，其中必须改正的1处，请核对的1处" in text
    assert text.index("1．必填项缺失（必须改正）") < text.index("2．只写资金（请核对）")


def test_a_workspace_words_its_own_letters(tmp_path):
    wording = tmp_path / "narratives/意见单/修改意见.md.j2"
    wording.parent.mkdir(parents=True)
    wording.write_text("请{{ 单位 }}改{{ 意见数 }}处。\n", encoding="utf-8")
    unit = checked("甲", fault(), file=str(tmp_path / "inputs/甲.yaml"))
    (letter,), _ = write_letters([unit], tmp_path / "意见单")
    assert "请甲改1处。" in text_of(letter)

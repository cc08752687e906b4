"""A file that cannot be read still tells whose it is."""

import pytest

from generator.batch.glimpse import Glimpse, glimpse

WHOLE = "套表: 甲套表\n年度: 2022\n单位:\n  名称: 某某中心\n项目:\n  - 名称: 培训\n"


def seen(folder, text, encoding="utf-8"):
    path = folder / "文件.yaml"
    path.write_bytes(text.encode(encoding))
    return glimpse(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("年度: ", "年度："),
        ("单位:\n", "单位：\n"),
        ("单位:\n", "单位:  # 填报单位\n  # 全称\n"),
        ("单位:\n", "单位:\n  主管部门: 某局\n"),
        ("单位:\n  名称: 某某中心", "单位: {主管部门: 某局, 名称: 某某中心}"),
        ("某某中心", "'某某中心'  # 全称"),
        ("项目:", "\t项目:"),
        ("\n", "\r\n"),
    ],
)
def test_of_a_file_with_a_slip(old, new, tmp_path):
    assert seen(tmp_path, WHOLE.replace(old, new)) == Glimpse("某某中心", "2022", "甲套表")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_of_another_encoding(encoding, tmp_path):
    assert seen(tmp_path, WHOLE, encoding).unit == "某某中心"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "项目:\n  - 名称: 培训\n",
        "单位:\n项目:\n  - 名称: 培训\n",
        "单位:\n  内设机构名称: 某科\n",
        "PK\x03\x04",
    ],
)
def test_names_no_unit_where_there_is_none(text, tmp_path):
    assert seen(tmp_path, text).unit is None


def test_a_file_that_is_not_there_tells_nothing(tmp_path):
    assert glimpse(tmp_path / "没有.yaml") == Glimpse()


def test_a_long_file_is_no_burden(tmp_path):
    assert seen(tmp_path, WHOLE + "# 很长\n" * 200_000).unit == "某某中心"
    assert seen(tmp_path, "单位:\n" + "  甲: 乙\n" * 200_000).unit is None

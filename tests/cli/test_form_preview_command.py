"""The command form preview: Word files of both fillings, also where no page can be shown."""

from __future__ import annotations


def test_without_libreoffice_there_are_the_word_files(ziping, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, err = ziping("form", "preview", "四川省项目支出绩效自评", "-o", "看")
    names = {path.parent.name for path in (tmp_path / "看").rglob("*.docx")}
    assert (code, names, "X14" in err) == (1, {"填满", "只填必填"}, True)
    assert "01-项目支出绩效自评表" in out


def test_of_no_form(ziping):
    assert ziping("form", "preview", "没有")[0] == 2

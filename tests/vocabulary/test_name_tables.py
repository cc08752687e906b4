"""The tables of names in the maintainers' document are those of the registry."""

from __future__ import annotations

from pathlib import Path

from generator.vocabulary.name_tables import name_tables

DOCUMENT = Path(__file__).parents[2] / "docs/模板维护.md"
BEGIN, END = "<!-- 名称表：由程序写出，不要手改 -->\n\n", "\n\n<!-- 名称表完 -->"


def test_the_document_has_the_tables_of_the_registry(request):
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    shown, _, behind = rest.partition(END)
    if request.config.getoption("--update-golden"):
        DOCUMENT.write_text(before + BEGIN + name_tables() + END + behind, encoding="utf-8")
        return
    assert shown == name_tables(), "pytest --update-golden 重新写出"


def test_every_name_stands_in_a_table():
    shown = name_tables()
    assert "| 资金.执行率 | 比率 |" in shown
    assert "清单 | 列表 | 项目清单。每行：序号、名称、全年预算数。" in shown

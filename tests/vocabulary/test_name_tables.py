"""The tables of names in the maintainers' document are those of the registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.vocabulary.name_registry import LETTER, PAPERS, SUMMARY
from generator.vocabulary.name_tables import name_tables

FOLDER = Path(__file__).parents[2] / "docs/模板维护"
STRETCHES = {"": (PAPERS,), "汇总": (SUMMARY, LETTER)}
PAGES = {"": FOLDER / "Word模板.md", "汇总": FOLDER / "汇总报告.md"}


@pytest.mark.parametrize("name", STRETCHES)
def test_the_document_has_the_tables_of_the_registry(request, name):
    begin = f"<!-- {name}名称表：由程序写出，不要手改 -->\n\n"
    end = f"\n\n<!-- {name}名称表完 -->"
    tables = "\n\n".join(map(name_tables, STRETCHES[name]))
    text = PAGES[name].read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    shown, _, behind = rest.partition(end)
    if request.config.getoption("--update-golden"):
        PAGES[name].write_text(before + begin + tables + end + behind, encoding="utf-8")
        return
    assert shown == tables, "pytest --update-golden 重新写出"


def test_every_name_stands_in_a_table():
    shown = name_tables()
    assert "| 资金.执行率 | 比率 |" in shown
    assert "清单 | 列表 | 项目清单。每行：序号、名称、全年预算数。" in shown
    assert "等级分布 | 列表 |" in name_tables(SUMMARY)

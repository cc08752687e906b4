"""What the documents say of keys, codes and commands is what the program would say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.reference import (
    KEYS,
    PARTS,
    STANDARDS,
    STRETCH,
    key_table,
    main,
    renewed,
    standard_table,
    table,
)
from generator.filing import Filing
from generator.filing.carried import below, carried_keys
from generator.reading import Record

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_no_document_is_stale(text):
    assert renewed(text) == text, "python -m generator.cli.reference"


def test_every_part_stands_in_a_document():
    assert sorted(name for text in PAGES.values() for name in STRETCH.findall(text)) == sorted(
        PARTS
    )


def records(model):
    """Return a model and all records that stand below its keys."""
    found, waiting = set(), [model]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            for key in model.aliases():
                try:
                    waiting.append(below(model, key).model)
                except StopIteration:  # a plain value
                    continue
    return found


def test_every_record_of_a_filing_has_its_table():
    lacking = records(Filing) - {*KEYS.values()}
    # two are shown by those that have the same keys and more, two have none but a form's own
    assert {one.__name__ for one in lacking} == {"Answers", "Department", "Foot", "TableRow"}
    assert all(issubclass(one, Record) for one in lacking)


@pytest.mark.parametrize("name", STANDARDS)
def test_every_key_of_a_form_and_of_a_rubric_says_what_it_means(name):
    rows = [line.split("|")[1:4] for line in standard_table(name).splitlines()[2:]]
    assert len(rows) == len(STANDARDS[name].model_fields)
    assert all(key.strip() and meaning.strip() for key, meaning, _ in rows)


class TestRenewing:
    def test_a_stale_stretch_is_made_anew_and_the_rest_stays(self, tmp_path):
        page = tmp_path / "页.md"
        page.write_text("前\n<!-- 生成：键 落款 -->\n旧\n<!-- 生成到此 -->\n后\n", encoding="utf-8")
        main(tmp_path)
        text = page.read_text(encoding="utf-8")
        assert text.startswith("前\n")
        assert text.endswith("\n后\n")
        assert "旧" not in text
        assert key_table("落款") in text

    def test_a_part_that_there_is_not_is_refused(self):
        with pytest.raises(KeyError, match="键 没有"):
            renewed("<!-- 生成：键 没有 -->\n<!-- 生成到此 -->")

    def test_a_bar_in_a_cell_does_not_end_it(self):
        assert table(("甲",), [("a|b",)]).splitlines()[-1] == "| a\\|b |"

    def test_what_becomes_of_a_key_is_said(self):
        assert "移到“上年预算数”" in key_table("经费")
        assert len(carried_keys(KEYS["楼堂馆所"])) == 0

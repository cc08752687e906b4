"""Checks between documents: a unit's self-assessment beside its declaration and last year's."""

from __future__ import annotations

import pytest
import yaml
from test_rules import BASE, BETWEEN, COUNTY, HERE, LEFT_OUT, MARK, composed, expected, found

from generator import pipeline

BASES = {
    "自评": ("2022/某某中心.yaml", BASE),
    "申报": ("2022/某某中心-申报.yaml", (HERE / "declaration.yaml").read_text(encoding="utf-8")),
    "去年": ("2021/某某中心.yaml", (HERE / "last_year.yaml").read_text(encoding="utf-8")),
}
CASES = {code: yaml.safe_load(path.read_text(encoding="utf-8")) for code, path in BETWEEN.items()}
EVERY_CASE = [
    pytest.param(documents, id=f"{code}-{name}")
    for code, cases in CASES.items()
    for name, documents in cases.items()
]


@pytest.fixture
def filed(tmp_path):
    """Write the documents of a case into the folders of their years; return the main text."""

    def write(documents):
        for role, (name, base) in BASES.items():
            change = documents.get(role, "")
            if change != LEFT_OUT:
                path = tmp_path / "inputs" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(composed(change, base), encoding="utf-8")
        return tmp_path / "inputs" / BASES["自评"][0]

    return write


@pytest.mark.parametrize("documents", EVERY_CASE)
def test_finds_what_is_marked_and_nothing_else(documents, filed):
    path = filed(documents)
    said = pipeline.check(path, COUNTY).diagnostics
    between = [one for one in said if one.code in BETWEEN]
    assert found(between) == expected(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", BETWEEN)
def test_each_file_has_cases_that_speak_and_cases_that_are_silent(code):
    marked = {code in MARK.findall(case.get("自评", "")) for case in CASES[code].values()}
    assert marked == {True, False}


def test_a_finding_names_the_place_in_the_other_document(filed):
    path = filed({"自评": "总体目标: {预期目标: 另写一个, 实际完成情况: 办了}\n"})
    (one,) = [said for said in pipeline.check(path, COUNTY).diagnostics if said.code == "C03"]
    assert [place.file for _, place in one.related] == [str(path.with_stem("某某中心-申报"))]


def test_documents_that_agree_are_beyond_reproach(filed):
    assert pipeline.check(filed({}), COUNTY).diagnostics == ()

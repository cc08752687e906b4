"""SARIF: the same facts as the text, in the shape that readers of 2.1.0 expect."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.diagnostics import Diagnostic, Position
from generator.diagnostics.sarif import as_sarif

STRUCTURE = jsonschema.Draft202012Validator(
    yaml.safe_load(Path(__file__).with_name("sarif_structure.yaml").read_text(encoding="utf-8"))
)
FACTS = {"name": "乙", "advice": "现有套表：甲"}


def test_a_place_is_a_region_in_characters():
    place = Position("甲.yaml", line=3, column=5, length=4)
    (run,) = as_sarif([Diagnostic("G01", FACTS, place)], "1.0")["runs"]
    (result,) = run["results"]
    assert result["level"] == "error"
    assert result["message"]["text"] == "找不到套表“乙”\n→ 现有套表：甲"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%E7%94%B2.yaml"
    assert location["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}


def test_every_result_points_to_its_rule():
    found = [Diagnostic("G04", {"path": "乙"}), Diagnostic("G01", FACTS)]
    (run,) = as_sarif(found, "1.0")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["G04", "G01"]


def test_a_place_in_a_word_template_has_a_name_and_no_region():
    place = Position("表.docx", place="正文第3段")
    (run,) = as_sarif([Diagnostic("G01", FACTS, place)], "1.0")["runs"]
    location = run["results"][0]["locations"][0]
    assert location["logicalLocations"] == [{"name": "正文第3段"}]
    assert "region" not in location["physicalLocation"]


PLACES = [
    None,
    Position("表 1.yaml"),
    Position("inputs/2022/甲 乙#1.yaml", 3, 5, 4, "名称: 甲乙"),
    Position("表.docx", place="正文第3段"),
    Position(str(Path("甲.yaml").absolute().parent.parent / "别处" / "乙.yaml"), 1, 1),
]


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_a_log_has_the_structure_of_the_standard(place):
    related = tuple((f"第{n}处", one) for n, one in enumerate(PLACES) if one)
    found = [Diagnostic("G01", FACTS, place, related), Diagnostic("G04", {"path": "乙"}, place)]
    STRUCTURE.validate(as_sarif(found, "1.0"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].update(level="info"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
            "artifactLocation"
        ].update(uri="甲 乙.yaml"),
    ],
)
def test_the_structure_refuses_what_is_no_sarif(spoil):
    log = as_sarif([Diagnostic("G01", FACTS, Position("甲.yaml", 3, 5, 4))], "1.0")
    STRUCTURE.validate(log)
    spoil(log)
    assert not STRUCTURE.is_valid(log)

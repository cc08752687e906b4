"""SARIF: the same facts as the text, in the shape that readers of 2.1.0 expect."""

from generator.diagnostics import Diagnostic, Position
from generator.diagnostics.sarif import as_sarif

FACTS = {"name": "乙", "advice": "现有套表：甲"}


def test_a_place_is_a_region_in_characters():
    place = Position("甲.yaml", line=3, column=5, length=4)
    (run,) = as_sarif([Diagnostic("G01", FACTS, place)], "1.0")["runs"]
    (result,) = run["results"]
    assert result["level"] == "error"
    assert result["message"]["text"] == "找不到套表“乙”\n→ 现有套表：甲"
    location = result["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "甲.yaml"
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

"""The schema of forms with levels, goals that own tables and free tables: checkers agree."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from test_form_schema import ADDED, spoil, stated

from generator.authoring import form_schema
from generator.pipeline import check
from generator.scoring.standards import standards_of
from tests.three_counties import COUNTIES, write_place


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("三县")
    return [write_place(root, county) for county in COUNTIES][-1]


@pytest.fixture(scope="module")
def validators(place):
    found = {}
    for county in COUNTIES:
        schema = form_schema(standards_of(place, county.name).value, county.name)
        Draft7Validator.check_schema(schema)
        found[county.name] = Draft7Validator(json.loads(json.dumps(schema)))
    return found


@st.composite
def spoiled(draw):
    """Draw a county's filing with one value replaced, one key dropped, or one added."""
    county = draw(st.sampled_from(COUNTIES))
    data = json.loads(json.dumps(yaml.safe_load(county.filing), default=str))
    spoil(draw, data, (*ADDED, "分值", "指标"))
    return county.name, data


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drawn=spoiled())
def test_schema_and_checker_agree(drawn, place, validators):
    name, data = drawn
    path = place.roots[0] / "单位.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    seen = [error.message for error in validators[name].iter_errors(data)]
    said = [str(one.message) for one in check(path, place).diagnostics if stated(one)]
    assert bool(seen) == bool(said), (seen[:3], said)

"""The blank of every form, filled in: it holds all that the form's documents use, and it builds."""

from __future__ import annotations

import copy
import json

import pytest

from generator.authoring import standards_of
from generator.authoring.full_sample import SampleMaker, at, grouped, leaves
from generator.diagnostics import Severity
from generator.document.places_used import places_used
from generator.findings import find_library
from generator.forms.load import form_names
from generator.pipeline import build, check
from generator.vocabulary.filing_places import EVERY
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
FORMS = form_names(BUILTIN)
STANDARDS = {name: standards_of(BUILTIN, name).value for name in FORMS}
# Worked out where it is not typed, or named freely by the unit.
NOT_TYPED = {"自评得分", "自评等级", "执行得分", "来源", "措施", "内容", "年末结余"}


def blank_data(standards, name):
    return SampleMaker.of(standards, name, BUILTIN).blank()


def filled(standards, name):
    return SampleMaker.of(standards, name, BUILTIN).filled()


def written(data, folder):
    path = folder / "单位.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def own_rows(standards):
    return any(one and one.rows for one in (standards.project_rubric, standards.department_rubric))


def errors(made):
    return [one for one in made.diagnostics if one.severity is Severity.ERROR]


def offers(data, place):
    """Tell whether a blank has a place; any item of a list will do, and free names need none."""
    if not place or data is None or (place[0] == EVERY and not isinstance(data, list)):
        return True
    if isinstance(data, list):
        below = place[1:] if place[0] == EVERY else place
        return not data or any(offers(one, below) for one in data)
    if isinstance(data, str):
        return True
    return place[0] in data and offers(data[place[0]], place[1:])


def tables(data):
    """Take the levels off tables of indicators, and tables off their goals: places have none."""
    if isinstance(data, list):
        return [tables(one) for one in data]
    if not isinstance(data, dict):
        return data
    flat = {"绩效指标": [row for _, row in grouped(data)]} if grouped(data) else {}
    return {key: tables(one) for key, one in data.items() if key != "绩效指标"} | flat


@pytest.mark.parametrize("name", FORMS)
class TestEveryForm:
    def test_filled_in_it_builds(self, name, tmp_path):
        made = build(written(filled(STANDARDS[name], name), tmp_path), BUILTIN)
        assert [one.message for one in errors(made)] == []
        plans = [one for one in STANDARDS[name].form.documents if one.standalone]
        assert len(made.documents) == len(plans)

    @pytest.mark.parametrize("kind", ["full", "bare"])
    def test_all_or_next_to_nothing_it_has_its_documents(self, kind, name, tmp_path):
        data = getattr(SampleMaker.of(STANDARDS[name], name, BUILTIN), kind)()
        assert check(written(data, tmp_path), BUILTIN).drafts

    def test_it_offers_whatever_the_documents_use(self, name):
        data = tables(blank_data(STANDARDS[name], name))
        used = places_used(STANDARDS[name].form, BUILTIN)
        # 评分 are the unit's own indicators where the rubric brings none.
        untyped = NOT_TYPED if own_rows(STANDARDS[name]) else NOT_TYPED | {"评分资料"}
        lacking = [one for one in used if not offers(data, one) and not {*one} & untyped]
        assert lacking == []

    def test_it_offers_whatever_the_findings_ask_for(self, name):
        form = STANDARDS[name].form
        library = find_library(BUILTIN, form.wording).value if form.wording else None
        data = blank_data(STANDARDS[name], name)
        if library is not None:
            assert set(library.figures) <= data["业务数据"].keys()
            assert set(library.texts) <= data["材料"].keys()

    def test_whatever_is_left_empty_no_document_is_lost_in_silence(self, name, tmp_path):
        whole = filled(STANDARDS[name], name)
        for path in leaves(whole):
            data = copy.deepcopy(whole)
            at(data, path[:-1])[path[-1]] = None
            made = check(written(data, tmp_path), BUILTIN)  # drafts: filled, not packed
            assert made.drafts or errors(made), path
            speaking = [one for one in errors(made) if one.code in ("N03", "X20")]
            assert all("没有填" in one.message and one.related for one in speaking), path

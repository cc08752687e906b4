from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.parsers.expat import ExpatError

import docx
import pytest

from generator import Workspace, check
from generator.document import fill
from generator.document.tasks import tasks
from generator.findings import Findings
from generator.forms import DocumentPlan
from generator.narrative.book import Book, write
from generator.structs import replace
from generator.vocabulary import Names
from generator.vocabulary.attachments import attached_papers
from generator.workspace import builtin_root

INPUTS = sorted((builtin_root() / "inputs").rglob("*.yaml"))
WHEN = datetime(2022, 3, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def workspace(sample):
    return Workspace.around(sample)


@pytest.fixture
def case_of(sample, workspace):
    """Return the sample of two projects as a case whose form makes these documents."""

    def made(*plans):
        case = check(sample, workspace).case
        documents = tuple(DocumentPlan.model_validate(plan) for plan in plans)
        form = case.form.model_copy(update={"documents": documents})
        return replace(case, form=form)

    return made


@pytest.fixture
def filled(workspace):
    """Fill a case; return (documents, codes)."""

    def done(case):
        book, _ = write(case, Findings(), workspace)
        documents, said = fill(case, book, workspace, WHEN)
        return documents, [d.code for d in said]

    return done


def plan(name, template, **more):
    return {"名称": name, "模板": f"通用/{template}", **more}


SHEET = plan("自评表", "项目支出绩效自评表", 对象="项目", 附件号="2")
LIST = plan("清单", "项目清单")


def listed(case):
    """Write each task as it is read: its title, and its attachments with their marks."""
    return [(t.title, [(a.title, a.mark) for a in t.attachments]) for t in tasks(case)]


def test_what_stands_alone_is_numbered_and_what_is_attached_is_not(case_of, filled):
    case = case_of(LIST | {"附件": ["自评表"]}, SHEET | {"单独成文": "否"})
    forms = [f"自评表-{one.name}" for one in case.projects]
    assert listed(case) == [("清单", [(forms[0], "2-1"), (forms[1], "2-2")])]
    (document,), codes = filled(case)
    assert (document.name, codes) == ("01-清单.docx", [])
    texts = [p.text for p in docx.Document(io.BytesIO(document.data)).paragraphs]
    assert texts.count("项目支出绩效自评表") == len(case.projects) == 2


def test_an_attachment_may_stand_alone_too(case_of):
    case = case_of(LIST | {"附件": ["自评表"]}, SHEET)
    assert [title for title, _ in listed(case)] == [
        *("清单", *(f"自评表-{one.name}" for one in case.projects)),
    ]


def test_a_project_takes_its_own_forms_only(case_of):
    case = case_of(SHEET | {"名称": "报告", "附件": ["自评表"]}, SHEET | {"单独成文": "否"})
    assert listed(case) == [
        (f"报告-{one.name}", [(f"自评表-{one.name}", "2")]) for one in case.projects
    ]


def test_an_attachment_without_a_mark_bears_its_number(case_of):
    plain = {key: value for key, value in SHEET.items() if key != "附件号"} | {"单独成文": "否"}
    other = LIST | {"名称": "另单", "单独成文": "否"}
    case = case_of(LIST | {"附件": ["另单", "自评表"]}, plain, other)
    (_, attached), *_ = listed(case)
    assert [mark for _, mark in attached] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((None, None, None), ["1", "2", "3"]),
        (("1-1", None, "1-2"), ["1-1", "1", "1-2"]),
        ((None, "2", None), ["1", "2", "3"]),
        (("1", None, None), ["1", "2", "3"]),
        (("1", "2", "4"), ["1", "2", "4"]),  # a form may fix a gap
        ((None,), [None]),  # the only one has no number
        (("7",), ["7"]),
    ],
)
def test_numbers_follow_the_order_unless_the_form_fixes_them(case_of, marks, expected):
    names = [f"单{place}" for place in range(len(marks))]
    plans = [LIST | {"名称": name, "附件号": mark} for name, mark in zip(names, marks, strict=True)]
    case = case_of(plan("报告", "项目清单") | {"附件": names}, *plans)
    (_, attached), *_ = listed(case)
    assert [mark for _, mark in attached] == expected


def test_the_list_of_attachments_names_every_paper_by_its_number(case_of):
    case = case_of(LIST | {"附件": ["自评表"]}, SHEET | {"附件号": "1-2", "单独成文": "否"})
    papers = Names(case).for_document(case.form.documents[0])["附件列表"]
    assert papers == [
        {"序号": "1-2-1", "名称": "自评表（日常运转经费）"},
        {"序号": "1-2-2", "名称": "自评表（工伤稽核专项经费）"},
    ]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_numbers_of_the_built_in_forms_leave_no_gap(path):
    case = check(path, Workspace.around(path)).case
    for document in case.form.documents:
        marks = [paper.mark for paper in attached_papers(case, document)]
        assert len({*marks}) == len(marks)
        last = [int(mark.rpartition("-")[2]) for mark in marks if mark]
        assert last == list(range(1, len(last) + 1)), marks


def test_every_attachment_prints_its_own_number(case_of, filled):
    """Fault: every attachment prints the mark 1, whatever the list behind the report says."""
    sheet = plan("自评表", "项目支出绩效自评表", 对象="项目", 单独成文="否")
    own = {**sheet, "模板": "衡阳/项目绩效目标申报表"}
    plans = [{**own, "名称": name} for name in ("甲表", "乙表", "丙表")]
    report = {**own, "名称": "报告", "单独成文": "是", "附件": ["甲表", "乙表", "丙表"]}
    documents, codes = filled(case_of(report, *plans))
    assert codes == []
    for document in documents:
        texts = [p.text for p in docx.Document(io.BytesIO(document.data)).paragraphs]
        assert [text for text in texts if text.startswith("附件")] == ["附件1", "附件2", "附件3"]


def test_an_attachment_that_the_form_lacks_is_said(case_of, filled):
    documents, codes = filled(case_of(LIST | {"附件": ["自评"]}, SHEET))
    assert (documents, codes) == ((), ["G02"])


def test_what_nobody_asks_for_needs_no_template(case_of, filled):
    case = case_of(LIST, plan("没有", "没有这个模板", 单独成文="否"))
    documents, codes = filled(case)
    assert (len(documents), codes) == (1, [])


def test_a_missing_chapter_stops_the_document(case_of, filled):
    report = {"名称": "报告", "模板": "会同/项目支出绩效自评报告", "对象": "项目"}
    documents, codes = filled(case_of(report))
    assert documents == ()
    assert set(codes) == {"N01"}


def test_one_document_that_fails_holds_back_the_others(case_of, filled):
    """Fault: what could be made is handed out beside the reason why the rest could not."""
    report = {"名称": "报告", "模板": "会同/项目支出绩效自评报告", "对象": "项目"}
    documents, codes = filled(case_of(LIST, report, SHEET))
    assert documents == ()
    assert set(codes) == {"N01"}


class Torn(str):
    """A value that brings XML of its own, and not whole."""

    __slots__ = ()

    def __html__(self):
        return "</w:t><w:t"


def torn_year(monkeypatch):
    """Let 年度, which both forms print, tear the document's XML."""
    names_for = Book.names_for
    monkeypatch.setattr(Book, "names_for", lambda *about: names_for(*about) | {"年度": Torn()})


@pytest.mark.parametrize("alone", ["是", "否"])
def test_a_part_that_is_no_xml_is_said_of_joined_or_not(alone, case_of, filled, monkeypatch):
    torn_year(monkeypatch)
    case = case_of(LIST | {"附件": ["自评表"]}, SHEET | {"单独成文": alone})
    documents, codes = filled(case)
    assert documents == ()
    assert set(codes) == {"X11"}


def test_a_whole_that_is_no_xml_of_parts_that_are_is_a_defect(case_of, filled, monkeypatch):
    def torn(_content):
        raise ExpatError

    monkeypatch.setattr("generator.document.attaching.prove", torn)
    with pytest.raises(ExpatError):
        filled(case_of(LIST | {"附件": ["自评表"]}, SHEET | {"单独成文": "否"}))

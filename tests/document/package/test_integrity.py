from __future__ import annotations

import pytest
import slim
from slim import Raw, cell

from generator.document import WordTemplate
from generator.document.package.integrity import bookmark_faults, renumber_drawings, table_faults

WIDE = '<w:gridSpan w:val="2"/>'
RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def grid(columns, *rows):
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    columns = '<w:gridCol w:w="1"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


@pytest.mark.parametrize(
    "xml",
    [
        grid(2, [cell("", RESTART), cell("")], [cell("", CONTINUE), cell("")]),
        grid(2, [cell("", '<w:gridSpan w:val="2"/>')], [cell(""), cell("")]),
        grid(2, ['<w:trPr><w:gridBefore w:val="1"/></w:trPr>', cell("")]),
        grid(
            2,
            [cell("", RESTART), cell("")],
            ['<w:trPr><w:gridAfter w:val="1"/></w:trPr>', cell("", CONTINUE)],
        ),
        grid(1, [f"<w:tc><w:tcPr/>{grid(2, [cell(''), cell('')])}<w:p/></w:tc>"]),
    ],
    ids=["纵向合并", "横向合并", "左侧空出", "右侧空出", "嵌套"],
)
def test_whole_tables_pass(xml):
    assert list(table_faults(xml)) == []


@pytest.mark.parametrize(
    "xml",
    [
        grid(2, [cell("")]),
        grid(1, [cell(""), cell("")]),
        grid(2, [cell("", '<w:gridSpan w:val="3"/>')]),
        grid(1, [cell("", CONTINUE)]),
        grid(2, [cell("", RESTART), cell("")], [cell(""), cell("", CONTINUE)]),
        grid(1, [cell("", RESTART)], [cell("")], [cell("", CONTINUE)]),
        grid(2, [cell("", WIDE + RESTART)], [cell("", CONTINUE), cell("")]),
    ],
    ids=["缺格", "多格", "跨出", "首行续接", "错列续接", "隔行续接", "续接的宽度不同"],
)
def test_planted_faults_are_found(xml):
    assert len(list(table_faults(xml))) == 1


def test_a_torn_table_is_refused_when_loaded_and_when_filled(load, complaints):
    torn = Raw(grid(1, [cell("", CONTINUE)]))
    _, diagnostics = load(torn)
    assert [d.code for d in diagnostics] == ["X11"]
    assert complaints({"甲": 1}, "{%p if 甲 %}", torn, "{%p endif %}") == [("X11", "正文")]


def test_a_bookmark_that_stands_twice_is_refused_and_one_in_a_loop_is_not(load, complaints):
    marked = '<w:p><w:bookmarkStart w:id="1" w:name="甲"/><w:bookmarkEnd w:id="1"/></w:p>'
    assert {one.code for one in load(Raw(marked), Raw(marked))[1]} == {"X11"}
    assert complaints({}, "{%p for a in range(2) %}", Raw(marked), "{%p endfor %}") == []
    assert list(bookmark_faults(marked)) == []


def test_drawings_get_ids_of_their_own():
    xml = renumber_drawings('<wp:docPr id="1" name="a"/><wp:docPr id="1" name="b"/>', 11)
    assert (xml.count('id="11"'), xml.count('id="12"')) == (1, 1)


def test_a_relationship_must_lead_somewhere(write):
    members = slim.members("字", footer="字")
    del members["word/footer1.xml"]
    found = WordTemplate.load(write(members))
    diagnostics = found.diagnostics
    assert "X11" in {d.code for d in diagnostics}

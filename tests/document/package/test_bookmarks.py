"""Bookmarks of documents put together: unique by id and name, and every mention finds its own."""

import re

import pytest

from generator.document.package.bookmarks import LONGEST, Bookmarks, told_apart


def marked(name, field="", key=1):
    return (
        f'<w:p><w:bookmarkStart w:id="{key}" w:name="{name}"/><w:bookmarkEnd w:id="{key}"/>'
        f"<w:r><w:instrText>{field}</w:instrText></w:r>"
        f'<w:hyperlink w:anchor="{name}"/></w:p>'
    )


@pytest.fixture
def taken():
    """Take documents in, one behind the other; return their XML."""

    def take(*documents):
        bookmarks = Bookmarks()
        return [bookmarks.take(xml) for xml in documents]

    return take


@pytest.mark.parametrize(
    "field",
    [
        *(" REF {} \\h ", " PAGEREF {} ", "REF {}", " {} ", 'HYPERLINK \\l "{}" \\o "看"'),
        *(' HYPERLINK "a.docx" \\l {} ', ' TOC \\o "1-3" \\b {} ', "IF {} = 1 "),
    ],
)
def test_a_field_finds_the_bookmark_of_its_own_document(field, taken):
    """Fault: links are led to the new name and the fields that print pages are not."""
    first, second = taken(*[marked("处", field.format("处"))] * 2)
    assert field.format("处") in first
    assert field.format("处_2") in second


def test_a_link_finds_the_bookmark_of_its_own_document(taken):
    """Fault: bookmarks are renamed and the links to them are not."""
    names = [re.search(r'w:anchor="([^"]*)"', xml)[1] for xml in taken(*[marked("处")] * 3)]
    assert names == ["处", "处_2", "处_3"]


def test_a_field_of_another_word_stays(taken):
    """Fault: a name is replaced wherever its characters stand."""
    _, second = taken(marked("处"), marked("处", " REF 处所 "))
    assert " REF 处所 " in second


def test_start_and_end_keep_one_id(taken):
    """Fault: start and end of a bookmark are numbered one by one."""
    for xml in taken(marked("甲"), marked("乙")):
        (start,), (end,) = (
            re.findall(rf'Bookmark{side} w:id="(\d+)"', xml, re.IGNORECASE)
            for side in ("Start", "End")
        )
        assert start == end


def test_ids_differ_from_document_to_document(taken):
    """Fault: every document counts its bookmarks from the beginning."""
    ids = [re.search(r'Start w:id="(\d+)"', xml)[1] for xml in taken(*[marked("甲")] * 3)]
    assert len({*ids}) == 3


def test_a_new_name_is_one_that_nobody_has_and_word_takes(taken):
    """Fault: the number put behind a name makes it one that is taken, or too long."""
    long = "长" * LONGEST
    names = [
        re.search(r'w:name="([^"]*)"', xml)[1]
        for xml in taken(*map(marked, ("处", "处_2", "处", long, long)))
    ]
    assert len({*names}) == 5
    assert max(map(len, names)) <= LONGEST


def simple(name, code):
    return f'{marked(name)}<w:fldSimple w:instr="{code}"/>'


@pytest.mark.parametrize("code", [" REF 处 \\h ", " HYPERLINK \\l &quot;处&quot; "])
def test_a_simple_field_finds_the_bookmark_of_its_own_document(code, taken):
    """Fault: only fields of several runs are led to the new name."""
    _, second = taken(simple("处", code), simple("处", code))
    assert f'w:instr="{code.replace("处", "处_2")}"' in second


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("date", ' DATE \\@ "yyyy" '),
        ("h", " REF 别处 \\h "),
        ("处", ' HYPERLINK "http://a.cn/处" '),
        ("处", " SEQ 处 "),
        ("处", ' QUOTE "处" '),
    ],
    ids=["域的名称", "开关", "地址", "题注的序列", "引号里的字"],
)
def test_what_only_looks_like_a_name_stays(name, code, taken):
    """Fault: whatever has the letters of a bookmark's name is renamed."""
    _, second = taken(marked(name), marked(name, code))
    assert f">{code}<" in second


def test_names_that_differ_in_capitals_are_one(taken):
    """Fault: Word takes the second for the first and shows the wrong text."""
    _, second = taken(marked("_Ref1"), marked("_ref1", " REF _REF1 "))
    assert " REF _ref1_2 " in second


def test_fields_of_other_parts_find_the_bookmarks_of_the_body():
    bookmarks = Bookmarks()
    parts = {"body": marked("处"), "header": "<w:r><w:instrText> REF 处 </w:instrText></w:r>"}
    bookmarks.take_all(parts)
    assert " REF 处_2 " in bookmarks.take_all(parts)["header"]


def test_what_a_loop_repeats_has_names_and_ids_of_its_own():
    turn = marked("处", " REF 处 ", key=7)
    xml = told_apart(turn * 3)
    starts = re.findall(r'bookmarkStart w:id="(\d+)" w:name="([^"]*)"', xml)
    assert [name for _, name in starts] == ["处", "处_2", "处_3"]
    assert [key for key, _ in starts] == re.findall(r'bookmarkEnd w:id="(\d+)"', xml)
    assert len({key for key, _ in starts}) == 3
    assert re.findall(r" REF (\S+) ", xml) == ["处", "处_2", "处_3"]
    assert told_apart(turn) == turn


START, END = '<w:bookmarkStart w:id="1" w:name="甲"/>', '<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize(
    "xml", [f"{START * 3}字{END}", f"{START}字{END * 3}", f"{START * 2}{END * 3}"]
)
def test_a_bookmark_that_is_half_in_a_loop_stays_one(xml):
    """Fault: it was left with beginnings that never end."""
    kinds = re.findall(r"<w:bookmark(Start|End) w:id=\"(\d+)\"", told_apart(xml))
    assert [kind for kind, _ in kinds] == ["Start", "End"]
    assert len({key for _, key in kinds}) == 1


def test_new_ids_are_those_of_the_part():
    """Fault: a loop in a footer gave ids that the text has."""
    xml = told_apart(f"{START}{END}" * 3, 2000)
    assert re.findall(r'Start w:id="(\d+)"', xml) == ["1", "2000", "2001"]

"""Conditions and loops within a paragraph, however it is cut into runs.

Where the tags of one statement stand in several texts, each is lifted out of its run to where the
runs themselves stand: what lies between them is then whole runs, and printing them never, once or
often leaves a whole paragraph. A link that begins or ends in between is cut in two, a content
control or smart tag dissolved into what it holds; bookmarks are moved around the statement.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package import made_runs
from generator.document.package.wordml import RUN, TEXT, W, discard
from generator.document.template.syntax import BRANCHES, ENDS, Flaw, word_of
from generator.document.template.tags import marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.document.template.tags import Found

LIFTED = "lifted"  # stands in for a tag until the paragraph is put together
FORMAT = f"{W}rPr"
PROPERTIES = tuple(f"{W}{name}" for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
CUT = tuple(f"{W}{name}" for name in ("hyperlink", "bdo", "dir"))
DISSOLVED = tuple(f"{W}{name}" for name in ("sdtContent", "sdt", "smartTag", "customXml"))
SPELLING = f"{W}proofErr"
STARTS = tuple(f"{W}{name}" for name in ("bookmarkStart", "permStart", "commentRangeStart"))
STOPS = tuple(f"{W}{name}" for name in ("bookmarkEnd", "permEnd", "commentRangeEnd"))
FIELD, SIMPLE_FIELD = f"{W}fldChar", f"{W}fldSimple"
HALF_FIELD = "域（页码、题注、目录等）只有一半在这个条件或循环里，要整个放在里面或者外面"

Numbered = tuple[int, "Found"]


def lift(found: Sequence[Found]) -> Iterator[Flaw]:
    """Free the statements of all paragraphs from runs; yield those that cut through a field."""
    for _, items in groupby(enumerate(found), key=lambda item: id(item[1].paragraph)):
        statements = [item for item in items if _is_inline(item[1])]
        for group in _groups(statements):
            yield from _lift_group(group)
        for _, item in statements[:1]:
            _settle(item.paragraph)


def _is_inline(item: Found) -> bool:
    return item.tag.is_statement and not item.tag.structure


def _groups(statements: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Yield the tags that belong together: if, its else and its endif; what is unpaired is left."""
    open_groups: list[list[Numbered]] = []
    for item in statements:
        word = word_of(item[1].tag)
        if word in ENDS:
            open_groups.append([item])
        elif word in BRANCHES and open_groups:
            open_groups[-1].append(item)
        elif word in ENDS.values() and open_groups:
            yield [*open_groups.pop(), item]


def _lift_group(group: Sequence[Numbered]) -> Iterator[Flaw]:
    """Lift the tags of a statement that do not stand in one text."""
    paragraph, tags = group[0][1].paragraph, [marked(item.tag.text, n) for n, item in group]
    texts = [text for text in paragraph.iter(TEXT, LIFTED) if text.text]
    carriers = [next((text for text in texts if tag in (text.text or "")), None) for tag in tags]
    if None in carriers or len(set(carriers)) == 1:
        return
    for error in list(paragraph.iter(SPELLING)):
        discard(error)
    lifted = [_cut_out(paragraph, tag) for tag in tags]
    _level(lifted)
    _move_marks(lifted)
    if _cuts_simple_field(lifted) or any(map(_halves_a_field, pairwise(lifted))):
        yield Flaw("X04", HALF_FIELD, group[0][1].tag)


def _cut_out(paragraph: etree._Element, tag: str) -> etree._Element:
    """Cut a run in two at a tag; return what stands in for the tag between the halves."""
    text = next(text for text in paragraph.iter(TEXT) if tag in (text.text or ""))
    run = next(text.iterancestors(RUN))
    before, _, after = (text.text or "").partition(tag)
    rest = etree.Element(RUN, dict(run.attrib))
    rest.extend(deepcopy(child) for child in run.findall(FORMAT))
    following = list(text.itersiblings())
    if after:
        rest.append(made_runs.text(after))
    rest.extend(following)
    text.text = before
    lifted = etree.Element(LIFTED)
    lifted.text = tag
    run.addnext(lifted)
    lifted.addnext(rest)
    if not before:
        discard(text)
    for half in (run, rest):
        if all(child.tag == FORMAT for child in half):
            discard(half)
    return lifted


def _level(lifted: Sequence[etree._Element]) -> None:
    """Raise tags that stand within links or controls to where the others stand."""
    above = [list(one.iterancestors()) for one in lifted]
    common = next(one for one in above[0] if all(one in others for others in above))
    for one in lifted:
        while (wrapper := one.getparent()) is not common and wrapper is not None:
            if wrapper.tag in DISSOLVED:
                _dissolve(wrapper)
            elif wrapper.tag in CUT:
                _cut(wrapper, one)
            else:
                break  # what begins and ends in different places is told where all such is


def _dissolve(wrapper: etree._Element) -> None:
    """Put what a wrapper holds in its place."""
    for child in list(wrapper):
        if child.tag not in PROPERTIES:
            wrapper.addprevious(child)
    discard(wrapper)


def _cut(wrapper: etree._Element, at: etree._Element) -> None:
    """Cut a wrapper in two around one of its children."""
    rest = etree.Element(str(wrapper.tag), dict(wrapper.attrib), wrapper.nsmap)
    rest.extend(list(at.itersiblings()))
    wrapper.addnext(at)
    at.addnext(rest)
    for half in (wrapper, rest):
        if len(half) == 0:
            discard(half)


def _move_marks(lifted: Sequence[etree._Element]) -> None:
    """Move the ends of bookmarks and the like out of a statement: it may print them twice."""
    first, last = lifted[0], lifted[-1]
    inside = [one for one in first.itersiblings() if last in one.itersiblings()]
    for mark in [mark for one in inside for mark in one.iter(*STARTS)]:
        first.addprevious(mark)
    for mark in [mark for one in reversed(inside) for mark in reversed(list(one.iter(*STOPS)))]:
        last.addnext(mark)


def _cuts_simple_field(lifted: Sequence[etree._Element]) -> bool:
    """Tell whether some of the tags stand in a field that the others do not stand in."""
    around = [{*one.iterancestors(SIMPLE_FIELD)} for one in lifted]
    return any(one != around[0] for one in around)


def _halves_a_field(ends: tuple[etree._Element, etree._Element]) -> bool:
    """Tell whether a field begins, but does not end, between two tags, or the other way round."""
    first, last = ends
    inside = (one for one in first.itersiblings() if last in one.itersiblings())
    kinds = [str(mark.get(f"{W}fldCharType")) for one in inside for mark in one.iter(FIELD)]
    return kinds.count("begin") != kinds.count("end")


def _settle(paragraph: etree._Element) -> None:
    """Write the tags themselves where they have been stood in for."""
    for one in list(paragraph.iter(LIFTED)):
        before, parent = one.getprevious(), one.getparent()
        text = f"{one.text or ''}{one.tail or ''}"
        if before is not None:
            before.tail = f"{before.tail or ''}{text}"
        elif parent is not None:
            parent.text = f"{parent.text or ''}{text}"
        discard(one)

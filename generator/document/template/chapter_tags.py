"""The 章节 tag: which chapters a template calls, and where it may not.

``{{p 章节("存在问题") }}`` stands alone in its paragraph and names its chapter outright, so that a
template's chapters are known before any document is made and headings can be numbered through all
of them. Whether a chapter has anything to say is the wording's to decide, never a condition here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from generator import patterns
from generator.document.package.wordml import CELL, TEXT_BOX, nearest
from generator.document.template.syntax import Flaw
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.document.template.jinja_source import Source
    from generator.document.template.tags import Found, Tag

NAME = "章节"
CALL = patterns.compile(rf"{NAME}\(\s*([\"'])\s*([^\"']+?)\s*\1\s*\)")


class Calls(Struct, frozen=True):
    """The chapters a part calls, in order, and what is wrong with its calls."""

    chapters: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()


def chapter_of(tag: Tag) -> str:
    """Return the chapter that a tag calls, empty where it calls none."""
    match = CALL.fullmatch(tag.inner)
    return match[2] if match else ""


def misplaced(found: Sequence[Found]) -> Iterator[Flaw]:
    """Find calls that stand where paragraphs of a chapter cannot."""
    for item in found:
        if not chapter_of(item.tag):
            continue
        if item.tag.structure != "p":
            yield Flaw("X03", f'要写成 {{{{p {NAME}("章名") }}}}，独占一段', item.tag)
        elif any(nearest(item.paragraph, box) is not None for box in (CELL, TEXT_BOX)):
            yield Flaw("X03", "章节不能写在表格和文本框里", item.tag)


def calls_in(tree: nodes.Template, source: Source) -> Calls:
    """Read a part's calls off its syntax tree, where no spelling hides one."""
    branched = {
        name.lineno
        for node in tree.find_all((nodes.For, nodes.If, nodes.CondExpr))
        for name in node.find_all(nodes.Name)
    }
    chapters: dict[str, str] = {}
    flaws: list[Flaw] = []
    for name in tree.find_all(nodes.Name):
        tag = source.tag_at(name.lineno)
        if name.name != NAME or tag is None:
            continue
        chapter = chapter_of(tag)
        if reason := _reason(chapter, chapters, in_branch=name.lineno in branched):
            flaws.append(Flaw("X03", reason, tag))
        chapters.setdefault(chapter, tag.place.name)
    return Calls(tuple(chapters), tuple(flaws))


def _reason(chapter: str, before: Mapping[str, str], *, in_branch: bool) -> str:
    """Say what is wrong with a call, empty where nothing is."""
    if not chapter:
        return f'{NAME}只能写成 {{{{p {NAME}("章名") }}}}，章名直接写在引号里'
    if in_branch:
        return "章节不能写在循环或条件里；这一章要不要写，由文字模板决定"
    return f"“{chapter}”这一章前面已经有了（{before[chapter]}）" if chapter in before else ""

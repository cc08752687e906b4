"""Template tags read one by one: what is wrong with each, in Chinese, all in one go.

Jinja stops at the first mistake of a part and speaks English; each tag on its own can be judged
without the others, and what pairs with what is counted here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from generator import patterns
from generator.document.package.wordml import CELL, PARAGRAPH, ROW, SECTION, nearest, prove
from generator.document.template.merged_rows import MARKS
from generator.document.template.places import text_of
from generator.document.template.tag_spelling import seen
from generator.document.template.tags import TAG
from generator.reading.characters import FORBIDDEN as UNSEEN
from generator.reading.characters import describe
from generator.structs import Struct
from generator.templating.jinja_reasons import full_width_in, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from generator.document.template.tags import Found, Tag

ENDS = {"for": "endfor", "if": "endif", "with": "endwith"}
BRANCHES = {"elif": ("if",), "else": ("if", "for")}
SINGLE = ("set",)
NOT_RAW = dict.fromkeys(("raw", "endraw"), '，要印花括号，写 {{ "{{" }}')
HOMES = {"vm": ("tr", "tc", ""), "hm": ("tc",)}  # the structures of the loops that they merge
OWN_WORDS = patterns.compile(r"(?:合并|colspan|cellbg)\s+(.*)", re.DOTALL)
FORBIDDEN = (
    *(nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Macro, nodes.Block),
    *(nodes.CallBlock, nodes.FilterBlock, nodes.ScopedEvalContextModifier),
)
_MARKS = dict.fromkeys(map(ord, MARKS))  # of merged cells: gone before anybody reads the XML
CONTAINERS = {"tr": (ROW, "行", "表格"), "tc": (CELL, "格", "表格"), "p": (PARAGRAPH, "段", "段落")}


class Flaw(Struct, frozen=True):
    """Something wrong with a tag: the code, what is wrong, and the tag."""

    code: str
    reason: str
    tag: Tag


def flaws(environment: Environment, found: Sequence[Found]) -> Iterator[Flaw]:
    """Judge every tag of a part by itself, then how they pair."""
    for item in found:
        if reason := _tag_reason(environment, item.tag):
            yield Flaw("X03", reason, item.tag)
        elif reason := _loss(item):
            yield Flaw("X07", reason, item.tag)
    yield from _unpaired([item.tag for item in found if item.tag.is_statement])


def word_of(tag: Tag) -> str:
    """Return the first word of a statement: for, if, set, 合并."""
    return (tag.inner.split() or [""])[0]


def _tag_reason(environment: Environment, tag: Tag) -> str:
    """Say what is wrong with one tag, empty where nothing is."""
    if tag.text.startswith("{#") or tag.inner in {"vm", "hm"}:
        return ""
    if hidden := UNSEEN.search(tag.text):
        return f"里面有看不见的字符 {describe(hidden.group())}，删去它"
    alone = _alone(tag)
    if not alone:
        word = word_of(tag)
        unknown = f"“{word}”不是可用的标签{NOT_RAW.get(word, '')}" if word else "标签是空的"
        return full_width_in(tag.text) or unknown
    try:
        environment.compile(environment.parse(alone))
    except TemplateSyntaxError as error:
        return reason_of(error, tag.text, environment.filters)
    return ""


def _alone(tag: Tag) -> str:
    """Write a tag as a small template that can be read without the others; '' for no known tag."""
    if not tag.is_statement:
        return f"{{{{ {tag.inner} }}}}"
    if match := OWN_WORDS.fullmatch(tag.inner):
        return f"{{{{ {match.group(1)} }}}}"
    word = word_of(tag)
    if word in ENDS:
        return f"{{% {tag.inner} %}}{{% {ENDS[word]} %}}"
    if word in BRANCHES:
        return f"{{% if 1 %}}{{% {tag.inner} %}}{{% endif %}}"
    if word in ENDS.values():
        opener = {"endfor": "for a in []", "endif": "if 1", "endwith": "with"}[word]
        return f"{{% {opener} %}}{{% {tag.inner} %}}"
    return f"{{% {tag.inner} %}}" if word in SINGLE and "=" in tag.inner else ""


def _loss(item: Found) -> str:
    """Say what a tag for a whole row, cell or paragraph would take away with it."""
    structure = item.tag.structure
    if not structure:
        return ""
    name, word, home = CONTAINERS[structure]
    container = item.paragraph if name == PARAGRAPH else nearest(item.paragraph, name)
    if container is None:
        return f"{{%{structure} %}} 只能写在{home}里"
    shown = text_of(container)
    if len(TAG.findall(shown)) > 1 or seen(TAG.sub("", shown)).strip():
        return f"{{%{structure} %}} 要独占一{word}，同一{word}的其他内容会丢失"
    if name == PARAGRAPH and next(container.iter(SECTION), None) is not None:
        return "这一段带着分节符，会和标签一起丢失，要移到别的段落"
    return ""


def _unpaired(tags: Sequence[Tag]) -> Iterator[Flaw]:
    """Find statements that open and never end, or end and never opened."""
    open_tags: list[Tag] = []
    for tag in tags:
        word = word_of(tag)
        innermost = word_of(open_tags[-1]) if open_tags else ""
        if word in ENDS:
            open_tags.append(tag)
        elif word in ENDS.values():
            if ENDS.get(innermost) == word:
                open_tags.pop()
            else:
                yield Flaw("X04", _wrong_end(word, innermost), tag)
        elif tag.inner in HOMES and not _is_looped(open_tags, HOMES[tag.inner]):
            home = " {%tc for %} " if tag.inner == "hm" else "循环"
            yield Flaw("X03", f"{tag.inner} 要写在{home}里", tag)
        elif word in BRANCHES and innermost not in BRANCHES[word]:
            yield Flaw("X04", f"“{word}”前面没有 {' 或 '.join(BRANCHES[word])}", tag)
    for tag in open_tags:
        yield Flaw("X04", f"缺少结束标签 {ENDS[word_of(tag)]}", tag)


def _is_looped(open_tags: Sequence[Tag], structures: tuple[str, ...]) -> bool:
    return any(word_of(tag) == "for" and tag.structure in structures for tag in open_tags)


def _wrong_end(word: str, innermost: str) -> str:
    if innermost:
        return f"这里应当先用 {ENDS[innermost]} 结束 {innermost}，写的却是 {word}"
    return f"{word} 前面没有开始的标签"


def torn_blocks(source: str) -> Iterator[int]:
    """Yield the offsets of blocks that begin in one element of the document and end in another.

    A branch of a block may or may not be printed, so each must be whole by itself. Where all are,
    whatever is rendered is well-formed.
    """
    stack: list[tuple[int, list[str]]] = [(0, [])]
    last = 0
    for match in TAG.finditer(source):
        stack[-1][1].append(source[last : match.start()])
        last = match.end()
        word = (match.group()[2:-2].strip("-+ \n").split() or [""])[0]
        if not match.group().startswith("{%"):
            continue
        if word in ENDS:
            stack.append((match.start(), []))
        elif word in BRANCHES or word in ENDS.values():
            start, pieces = stack.pop()
            if not _whole("".join(pieces)):
                yield start
            if word in BRANCHES:
                stack.append((match.start(), []))


def _whole(fragment: str) -> bool:
    """Return whether the fragment closes every element it opens, and no other."""
    try:
        prove(f"<x>{fragment.translate(_MARKS)}</x>".encode())
    except ExpatError:
        return False
    return True


def forbidden(tree: nodes.Template) -> Iterator[int]:
    """Yield the lines of statements that no template may use, wherever they hide."""
    for node in tree.find_all(FORBIDDEN):
        yield node.lineno

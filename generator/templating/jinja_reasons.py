"""Jinja's sentences about a mistake, put into Chinese."""

from __future__ import annotations

from decimal import DecimalException
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateError

from generator import patterns
from generator.reading import suggestion
from generator.templating.depth import TOO_DEEP, TOO_LONG
from generator.templating.refusal import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL_WIDTH = patterns.compile("[（）［］｛｝，：；．＝＋－＊／％＜＞！｜～＇＂]")
TAG = patterns.compile(r"\{[{%].*?[}%]\}|\{[{%].*")
QUOTED = patterns.compile(r"\".*?\"|'.*?'")
NO_FILTER = patterns.compile(r"No filter named '(.+?)'")
OTHERWISE = "用到的数据算不到一起"

_REASONS = (
    (
        patterns.compile(r"unexpected char '([「」『』《》〈〉]+)'"),
        "“{}”不能用在标签里，引号用半角的",
    ),
    (patterns.compile(r"unexpected char '([·•・‧])'"), "“{}”不能用在标签里，点用半角的"),
    (patterns.compile(r"unexpected char '(、)'"), "“{}”不能用在标签里，逗号用半角的"),
    (patterns.compile(r"unexpected char '(.)'"), "“{}”不能用在标签里"),
    (patterns.compile(r"No test named '(.+?)'"), "没有“{}”这种判断"),
    (
        patterns.compile(r"[Uu]nknown tag '(end\w+|elif|else)'.*innermost block.*?'(.+?)'"),
        "“{1}”没有结束（缺少 end{1}），就写了“{0}”",
    ),
    (patterns.compile(r"[Uu]nknown tag 'end(\w+)'"), "“end{0}”多余，前面没有要它结束的“{0}”"),
    (patterns.compile(r"[Uu]nknown tag '(.+?)'"), "“{}”不是可用的语句"),
    (patterns.compile(r"expected token '(.+?)', got '(.+?)'"), "“{1}”写在了应当是“{0}”的地方"),
    (patterns.compile(r"block '(.+?)' defined twice"), "“{}”这一块写了两次"),
    (
        patterns.compile(r"looking for the following tags.*innermost block.*?'(.+?)'"),
        "“{0}”没有结束，缺少 end{0}",
    ),
    (patterns.compile(r"looking for the following tags: '(.+?)'"), "缺少 {}"),
    (patterns.compile(r"unexpected '(.+?)'"), "“{}”多余或者不成对"),
    (patterns.compile(r"unexpected end|got end of|Expected an expression"), "没有写完"),
    (patterns.compile(TOO_DEEP), "括号、判断或循环套得太深"),
    (patterns.compile(TOO_LONG), "数字太长"),
    (patterns.compile(r"[Mm]issing end of (?:comment|raw)"), "注释或原文没有结束"),
    (patterns.compile(r"extended multiple times"), "extends 只能写一次"),
    (patterns.compile(r"unsafe|not safely callable"), "用了不开放的功能"),
    (patterns.compile(r"Range too big"), "循环次数太多"),
    (patterns.compile(r"macro '(.+?)' takes"), "给宏“{}”的参数不对"),
    (patterns.compile(r"parent block called '(.+?)'"), "上一级没有“{}”这一块，不能用 super()"),
    (patterns.compile(r"unpack"), "一项里的个数和要取的名称个数不一样"),
)

_TOKENS = {  # what Jinja calls the signs that tags are made of
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "name": "名称",
    "integer": "数",
    "string": "文字",
}

_KINDS = (
    ((ZeroDivisionError, DecimalException), "除数是 0，或者算式没有结果"),
    ((OverflowError,), "循环或数字太大"),
    ((AttributeError, TypeError), "值的种类不能这样计算"),
    ((TemplateError,), "标签的写法不对"),
)


def reason_of(error: Exception, line: str = "", filters: Iterable[str] = ()) -> str:
    """Say what is wrong with a line, or a tag, of a template; ``filters`` are the names there are.

    Sentences that Jinja leaves to Python go by the kind of the error.
    """
    if isinstance(error, RefusedError):
        return str(error)
    message = str(error)
    if match := NO_FILTER.search(message):
        return f"没有“{match.group(1)}”这个过滤器，{suggestion(match.group(1), sorted(filters))}"
    if isinstance(error, TemplateError) and (reason := full_width_in(line)):
        return reason
    for pattern, sentence in _REASONS:
        if match := pattern.search(message):
            return sentence.format(*(_TOKENS.get(one, one) for one in match.groups()))
    return next((said for kinds, said in _KINDS if isinstance(error, kinds)), OTHERWISE)


def full_width_in(line: str) -> str:
    """Say which full-width marks stand in a tag outside quotation marks; '' where none do."""
    for tag in TAG.findall(line):
        if chars := FULL_WIDTH.findall(QUOTED.sub("", tag)):
            return f"标签里有全角符号“{''.join(dict.fromkeys(chars))}”，要用半角"
    return ""

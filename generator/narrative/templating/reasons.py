"""Jinja's sentences about a mistake, put into Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2.exceptions import SecurityError, TemplateError

from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL_WIDTH = re.compile("[（）［］｛｝，：；．＝＋－＊／％＜＞！｜～＇＂]")
TAG = re.compile(r"\{[{%].*?[}%]\}|\{[{%].*")
QUOTED = re.compile(r"\".*?\"|'.*?'")
NO_FILTER = re.compile(r"No filter named '(.+?)'")
CHINESE = re.compile("[\u4e00-\u9fff]")

_REASONS = (
    (re.compile(r"unexpected char '(.)'"), "“{}”不能用在标签里"),
    (re.compile(r"No test named '(.+?)'"), "没有“{}”这种判断"),
    (re.compile(r"[Uu]nknown tag '(.+?)'.*innermost block.*?'(.+?)'"), "“{}”写在了“{}”的中间"),
    (re.compile(r"[Uu]nknown tag '(.+?)'"), "“{}”不是可用的语句"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "“{1}”写在了应当是“{0}”的地方"),
    (re.compile(r"block '(.+?)' defined twice"), "“{}”这一块写了两次"),
    (re.compile(r"looking for the following tags: '(.+?)'"), "缺少 {}"),
    (re.compile(r"unexpected '(.+?)'"), "“{}”多余或者不成对"),
    (re.compile(r"unexpected end|got end of|Expected an expression"), "没有写完"),
    (re.compile(r"[Mm]issing end of (?:comment|raw)"), "注释或原文没有结束"),
    (re.compile(r"extended multiple times"), "extends 只能写一次"),
    (re.compile(r"unsafe|not safely callable"), "用了不开放的功能"),
    (re.compile(r"Range too big"), "循环次数太多"),
    (re.compile(r"macro '(.+?)' takes"), "给宏“{}”的参数不对"),
    (re.compile(r"parent block called '(.+?)'"), "上一级没有“{}”这一块，不能用 super()"),
    (re.compile(r"unpack"), "一项里的个数和要取的名称个数不一样"),
)


def reason_of(error: Exception, line: str, filters: Iterable[str]) -> str:
    """Say what is wrong with a line of wording; ``filters`` are the names there are."""
    message = str(error)
    if match := NO_FILTER.search(message):
        return f"没有“{match.group(1)}”这个过滤器，{suggestion(match.group(1), sorted(filters))}"
    if isinstance(error, SecurityError) and CHINESE.search(message):
        return message
    for tag in TAG.findall(line) if isinstance(error, TemplateError) else ():
        if chars := FULL_WIDTH.findall(QUOTED.sub("", tag)):
            return f"标签里有全角符号“{''.join(dict.fromkeys(chars))}”，要用半角"
    for pattern, sentence in _REASONS:
        if match := pattern.search(message):
            return sentence.format(*match.groups())
    return "标签的写法不对" if isinstance(error, TemplateError) else "用到的数据算不到一起"

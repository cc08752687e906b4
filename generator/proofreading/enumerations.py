"""Lists that run on in a sentence (一是 二是, 第一，第二，, （1）（2）): their order and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERALS = "一二三四五六七八九十"
_CHINESE, _DIGITS = f"[{_NUMERALS}]", "[0-9]{1,2}"
_BEFORE = "(?:^|(?<=[。；;，,：:（(\\s]))"
_BEFORE_MARK = "(?:^|(?<=[。；;：:]))"
# What begins an item, by kind; items that begin lines are headings where the text has several.
_SPOKEN = (
    patterns.compile(rf"{_BEFORE}({_CHINESE})是", re.MULTILINE),
    patterns.compile(rf"{_BEFORE}第({_CHINESE})[，、,]", re.MULTILINE),
)
_NUMBERED = (
    patterns.compile(rf"{_BEFORE_MARK}({_CHINESE})、"),
    patterns.compile(rf"{_BEFORE_MARK}[（(]({_CHINESE})[）)]"),
    patterns.compile(rf"{_BEFORE_MARK}[（(]({_DIGITS})[）)]"),
    patterns.compile(rf"{_BEFORE_MARK}({_DIGITS})(?:[、．]|\.(?![0-9]))"),
)
# Every list has an item that says 一 or 1; the first look is for the sign alone.
_BEGUN = patterns.compile(r"[一1](?:[是，、,．）)]|\.(?![0-9]))")
_COUNTS = f"两|{_CHINESE}|[2-9]"
_THINGS = "方面|问题|措施|举措|原因|不足|困难|做法|建议|环节|途径|方式|短板|因素|点"
_MORE_THINGS = f"{_THINGS}|工作|任务|制度|目标|机制|重点|阶段|步骤|项|条"
_HEADED = "以下|下列|如下|主要有|存在|采取"
_FIRST = "(?=一是|第一[，、,]|[（(][一1][）)]|1[、．.](?![0-9]))"
_COUNTED = patterns.compile(
    rf"(?:{_HEADED})(?P<headed>{_COUNTS})(?:个方面|个问题|项|点|条|方面)[^。；:：\n]{{0,8}}[：:。]"
    rf"|(?P<strong>{_COUNTS})(?:个|大|项|点|条|种|类)?(?:{_THINGS})[^。；;，,：:\n”]{{0,8}}[：:。，,]{_FIRST}"
    rf"|(?P<weak>{_COUNTS})(?:个|大|项|点|条|种|类)?(?:{_MORE_THINGS})[^。；;，,：:\n”]{{0,8}}[：:]{_FIRST}"
)
_MANY = 2  # items from which there is a list


class Item(NamedTuple):
    """An item of a list: its number, how it begins (四是), and where."""

    number: int
    words: str
    start: int


class Disorder(NamedTuple):
    """An item that does not follow the one before it; ``problem`` is 重复 or 跳号."""

    words: str
    problem: str
    before: str


class Miscount(NamedTuple):
    """A count that is announced, and the items that follow: 三项 with 一是、二是."""

    excerpt: str
    printed: str
    items: tuple[str, ...]


def begins_list(text: str) -> bool:
    """Tell whether a list may begin in a text, or in one of several: in most none does."""
    return bool(_BEGUN.search(text))


def disorders(text: str) -> Iterator[Disorder]:
    """Yield the first item of each kind that is repeated or comes after one that is left out."""
    for items in _lists(text) if begins_list(text) else ():
        found = _out_of_order(items)
        if found is not None:
            yield found


def miscounts(text: str) -> Iterator[Miscount]:
    """Yield the counts that are not those of the list right after them.

    A list within a list, or one that is out of order itself, is left alone.
    """
    announced = list(_COUNTED.finditer(text))
    ends = [*(one.start() for one in announced[1:]), len(text)][: len(announced)]
    lists = _lists(text) if announced else []
    for found, end in zip(announced, ends, strict=True):
        printed = next(filter(None, found.groups()))
        for items in (_between(one, found.end() - 1, end) for one in lists):
            numbers = [one.number for one in items]
            proper = len(items) >= _MANY and numbers == list(range(1, len(items) + 1))
            if proper and len(items) != _count(printed):
                yield Miscount(found[0], printed, tuple(one.words for one in items))


def _lists(text: str) -> list[list[Item]]:
    kinds = _SPOKEN if "\n" in text else (*_SPOKEN, *_NUMBERED)
    found = [
        [Item(_count(one[1]), one[0].strip("，、,"), one.start()) for one in kind.finditer(text)]
        for kind in kinds
    ]
    return [items for items in found if len(items) >= _MANY]


def _between(items: list[Item], start: int, end: int) -> list[Item]:
    return [one for one in items if start <= one.start < end]


def _out_of_order(items: list[Item]) -> Disorder | None:
    """Walk a list; 一 begins another one, within the one that goes on or after it."""
    open_lists: list[Item] = []
    for item in items:
        if item.number == 1:
            open_lists.append(item)
            continue
        if not open_lists:
            continue  # the list began in a text before
        follows = [at for at, one in enumerate(open_lists) if one.number + 1 == item.number]
        if not follows:
            before = open_lists[-1]
            problem = "重复" if item.number <= before.number else "跳号"
            return Disorder(item.words, problem, before.words)
        del open_lists[follows[-1] :]
        open_lists.append(item)
    return None


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    return 2 if text == "两" else _NUMERALS.index(text) + 1

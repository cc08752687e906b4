"""The words around a number: signs, changes, approximations, and what is only a link.

All patterns are read on folded text.
"""

from __future__ import annotations

import re

from generator import patterns
from generator.filing.measure.model import Comparator, DoubtKind
from generator.structs import Struct, replace

_NEGATED = {
    "不少于": Comparator.GE,
    "不低于": Comparator.GE,
    "不小于": Comparator.GE,
    "不下于": Comparator.GE,
    "至少": Comparator.GE,
    "最少": Comparator.GE,
    "不超过": Comparator.LE,
    "不超出": Comparator.LE,
    "不超": Comparator.LE,
    "不高于": Comparator.LE,
    "不大于": Comparator.LE,
    "不多于": Comparator.LE,
    "不突破": Comparator.LE,
    "不晚于": Comparator.LE,
    "至多": Comparator.LE,
    "最多": Comparator.LE,
    "控制在": Comparator.LE,
}
# Far from the number these compare with something else (低于预期100%).
_RELATIVE = {
    "超过": Comparator.GT,
    "超出": Comparator.GT,
    "高于": Comparator.GT,
    "大于": Comparator.GT,
    "多于": Comparator.GT,
    "低于": Comparator.LT,
    "少于": Comparator.LT,
    "小于": Comparator.LT,
    "不足": Comparator.LT,
    "不到": Comparator.LT,
    "不满": Comparator.LT,
}
_SYMBOLS = {
    "≥": Comparator.GE,
    ">=": Comparator.GE,
    "=>": Comparator.GE,
    "大于等于": Comparator.GE,
    "大于或等于": Comparator.GE,
    "≤": Comparator.LE,
    "<=": Comparator.LE,
    "=<": Comparator.LE,
    "小于等于": Comparator.LE,
    "小于或等于": Comparator.LE,
    "最低": Comparator.GE,
    "最高": Comparator.LE,
    ">": Comparator.GT,
    "<": Comparator.LT,
    "=": Comparator.EQ,
    "等于": Comparator.EQ,
}
SIGNS = _NEGATED | _RELATIVE | _SYMBOLS
_FALLS = ("降低", "减少", "下降", "下调", "压减", "压缩", "缩减", "削减")
_RISES = ("增加", "增长", "提高", "提升", "上升", "上涨", "上调")


def _any(words: tuple[str, ...] | dict[str, Comparator]) -> str:
    """Make an alternative of words, the longest first, so that 不超过 is not read as 超过."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CHANGE = f"(?:{_any(_FALLS + _RISES)})"
_LINK = (
    "达到|达|到|至|为|是|共计|合计|总计|累计|(?<!公)共|预计|计划|完成|实现|开展|举办|了|幅度|:|分别"
    f"|{_CHANGE}(?:到|至|为)"
)
_ROUGHLY = "大约|大概|(?<![节预违合])约|将近|接近|(?<![附最])近"
_WORDS = (*SIGNS, *_FALLS, *_RISES, *_LINK.split("|"), *_ROUGHLY.split("|"))
# What any of them begins with: every other place of a text is passed by at once.
_BEGIN = "".join(sorted({word[0] for word in _WORDS if word[0] != "("} | {*"共约近"}))
_BEFORE = patterns.compile(
    f"(?=[{_BEGIN}\\s])(?:(?P<change>{_CHANGE})(?!到|至|为)|(?P<sign>{_any(SIGNS)})|(?P<roughly>{_ROUGHLY})"
    f"|{_LINK}|\\s)+$"
)
# What any of them ends with: a text that ends otherwise has none of them before its number.
_ENDS = frozenset(word[-1] for word in _WORDS if word[-1] != ")") | frozenset("到至为")
_FAR_SIGN = patterns.compile(f"(?P<sign>{_any(_NEGATED)})[^0-9]{{1,10}}$")
_FAR_RELATION = patterns.compile(f"(?:{_any(_RELATIVE)})[^0-9]{{1,8}}$")
_FAR_CHANGE = patterns.compile(f"{_CHANGE}(?![率幅])[^0-9到至达为]{{1,8}}$")
_FAR = patterns.compile(
    f"[{''.join(sorted({word[0] for word in (*_NEGATED, *_RELATIVE, *_FALLS, *_RISES)}))}]"
)
_PERIOD = patterns.compile("每个?(季度|季|月|星期|周|天|日|半年)")
_CALENDAR = patterns.compile(
    "(?:[全本当上今]年度?|年度|截至|每年|每个?(?:季度|季|月|星期|周|天|日|半年))+"
)

POST = "(?:(?:及|或|\\(含\\))? ?(?:以上|以下|以内|之内|以前)|内(?![容部控外科设在])|左右|上下)"
_POST_SIGNS = {"以上": Comparator.GE, "左右": None, "上下": None}

# How far before a number its sign may begin; bounds the search in long clauses.
_REACH = 40


class Lead(Struct, frozen=True):
    """What stands before a number: the sign, the change (-1, 0, 1), and the text before both."""

    subject: str
    period: str
    sign: Comparator | None = None
    change: int = 0
    roughly: bool = False
    unclear: DoubtKind | None = None


def read_lead(head: str) -> Lead:
    """Read the text of a clause up to its number, such as 工伤保险宣传至少."""
    every = _PERIOD.search(head) if "每" in head else None
    period = every.group(1) if every else ""
    match = _before(head)
    if match is None:
        return _distant(Lead(subject=head, period=period))
    lead = Lead(
        subject=head[: match.start()],
        period=period,
        sign=SIGNS[match["sign"]] if match["sign"] else None,
        change=_direction(match["change"]),
        roughly=bool(match["roughly"]),
    )
    return lead if lead.sign or lead.change else _distant(lead)


def _before(head: str) -> re.Match[str] | None:
    """Find the signs, changes and links right before a number; most numbers have none."""
    last = head[-1:]
    if last not in _ENDS and not last.isspace():
        return None
    return _BEFORE.search(head, max(0, len(head) - _REACH))


def _direction(change: str | None) -> int:
    """Return -1 for a word of falling, 1 for one of rising, 0 without one."""
    if change is None:
        return 0
    return -1 if change in _FALLS else 1


def _distant(lead: Lead) -> Lead:
    """Look for a sign further back; only a negated one still rules the number."""
    head = lead.subject
    if not _FAR.search(head):  # one look instead of three: most have none of these words
        return lead
    if match := _FAR_SIGN.search(head):
        return replace(lead, sign=SIGNS[match["sign"]], subject=head[: match.start()])
    if _FAR_RELATION.search(head):
        return replace(lead, unclear=DoubtKind.DIRECTION)
    if _FAR_CHANGE.search(head):
        return replace(lead, unclear=DoubtKind.CHANGE_UNCLEAR)
    return lead


def post_sign(post: str) -> Comparator | None:
    """Return the sign of the words after a number: 以上 includes it, as 以下 and 以内 do."""
    word = post[-2:]
    return _POST_SIGNS.get(word, Comparator.LE) if word else None


def bare_subject(subject: str) -> str:
    """Strip what only says the period (全年, 每季度), so that subjects can be compared."""
    bare = subject.lstrip(" 、和及与,;。").rstrip(" 的")
    period = _CALENDAR.match(bare)
    return bare[period.end() :].strip() if period else bare.strip()

"""What to say of a value that is no number: how it is written right, where that is certain.

A hint is followed without a second look, so a figure stands in it only where the typed text leaves
no doubt; otherwise the hint says what a number is, and no more.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from generator import patterns
from generator.reading.money_unit import WAN
from generator.reading.setting import setting_here

PLAIN_NUMBER = patterns.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
GROUPED = patterns.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
DATES = (
    patterns.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    patterns.compile(r"(?P<year>[0-9]{4})\.(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})"),
    patterns.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"),
)
GENERIC = "只填数字和小数点，例如 9.40；没有的留空"
_DIGIT = patterns.compile(r"[0-9]")
_EXPONENT = patterns.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+")
_DOT = patterns.compile("[。·]")
_DOTTED = patterns.compile("[0-9]+[。·][0-9]+")
_DOTS = patterns.compile(r"[+-]?[0-9]*(?:\.+[0-9]+){2,}\.*|[+-]?[0-9]+\.{2,}[0-9]*")
_LUMPED = patterns.compile(r"[，；、;\s]\s*[^\d\s：:]+[：:]")  # 12，全年预算数：11.15
_LIKE_DIGITS = str.maketrans("OolI〇○", "001100")
_RANGE = patterns.compile(r"[0-9][^0-9]*?(?:-|~|—|–|至|到)\s*[0-9]")
_ABOUT = patterns.compile(r"[约近±]|(?:多|余|几|来|左右|上下|以上|以下|以内)[万亿元千百\w]{0,2}$")
_WITH_UNIT = patterns.compile(
    rf"(?P<number>{GROUPED.pattern}|[+-]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[^\s0-9.,].*)"
)
_SCALES = {"": 0, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_UNIT = patterns.compile(
    r"人次|人天|平方米|平方公里|公里|公顷|工作日|[个]?(?:月|小时|季度)|分钟|m2|km"
    r"|[个人名次场份件家项条起块套天日周年亩吨米户篇期册本张台辆株棵间所处座班例批部岁分倍]"
)


def number_hint(text: str, *, money: bool = False) -> str:
    """Return what to say of a text that is no number; ``money`` where it states an amount."""
    narrow = unicodedata.normalize("NFKC", text).replace("−", "-")
    if _EXPONENT.fullmatch(narrow):
        return "不用科学计数法，把数写完整"
    if GROUPED.fullmatch(narrow):
        return f"去掉千分位逗号，写成 {narrow.replace(',', '')}"
    if PLAIN_NUMBER.fullmatch(narrow):
        return f"改用半角字符，写成 {narrow}"
    if narrow.endswith("%"):
        return "这里填数，不带百分号"
    return _slip(text, narrow) or _with_unit(narrow, money=money) or GENERIC


def _slip(text: str, narrow: str) -> str:
    """Say what is written instead of one number: a date, several things, a letter for a digit."""
    if any(form.fullmatch(narrow) for form in DATES):
        return "这里填数，现在写的是日期"
    if _LUMPED.search(text):
        return "几项写在了一起：各项之间用半角逗号加空格，键的后面用半角冒号加空格"
    if _DOTTED.fullmatch(narrow):
        return f"小数点用半角，写成 {_DOT.sub('.', narrow)}"
    if _DOTS.fullmatch(narrow):
        return "小数点只能有一个，核对这个数"
    digits = narrow.translate(_LIKE_DIGITS)
    if _DIGIT.search(narrow) and PLAIN_NUMBER.fullmatch(digits):
        return f"是不是 {digits}？数字里写了字母或者“〇”，核对后只用数字"
    vague = _DIGIT.search(narrow) and (_RANGE.search(narrow) or _ABOUT.search(narrow))
    return "填一个确切的数，不填约数和区间" if vague else ""


def _with_unit(narrow: str, *, money: bool) -> str:
    """Say what a number with a known unit is without it; nothing of an unknown tail."""
    found = _WITH_UNIT.fullmatch(narrow)
    if found is None:
        return ""
    typed, unit = found["number"], found["unit"].strip()
    if _UNIT.fullmatch(unit):
        return f"只填数 {typed}，不带“{unit}”；单位以表上的为准"
    scale = unit.removesuffix("元")
    return _money(typed, unit) if scale in _SCALES and (money or scale != unit) else ""


def _money(typed: str, unit: str) -> str:
    """Say what an amount is in the unit of its file; 42亿 is short for 42亿元."""
    setting = setting_here()
    wanted = WAN if setting is None else setting.money
    shift = _SCALES[unit.removesuffix("元")] - _SCALES[wanted.name.removesuffix("元")]
    if not shift:
        return f"只填数 {typed}，不带“{unit}”；单位以表上的为准"
    value = Decimal(typed.replace(",", "")).scaleb(shift).normalize()
    return f"金额填{wanted.name}，折成 {value:f}"

"""What a typed target or actual value says, and what about it is in doubt."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from generator.structs import Struct

if TYPE_CHECKING:
    import datetime as dt


class Comparator(StrEnum):
    """How an actual value is compared with the target (指标性质, 计算符号)."""

    GE = "≥"
    GT = ">"
    EQ = "="
    LE = "≤"
    LT = "<"
    RANGE = "区间"

    @property
    def upward(self) -> bool | None:
        """Whether more is better: False for an upper limit, None where neither is said."""
        return {"≥": True, ">": True, "≤": False, "<": False}.get(self.value)

    @property
    def mirrored(self) -> Comparator:
        """The same demand on the negated number: a fall of ≥ 20 is a change of ≤ -20."""
        return _MIRROR.get(self, self)


_MIRROR = {
    Comparator.GE: Comparator.LE,
    Comparator.GT: Comparator.LT,
    Comparator.LE: Comparator.GE,
    Comparator.LT: Comparator.GT,
}


class Measure(Struct, frozen=True):
    """One target or actual value: a number with its unit, a date, or words.

    ``text`` is what was typed and what gets printed; where one cell holds several measures it is
    the part that holds this one. ``value`` and ``upper`` are in ``unit`` (money always in 万元,
    rates in %), so that two measures of one unit can be compared; ``value / scale`` is the number
    as printed (55.5万人: value 555000, scale 10000). A range has ``value`` as its lower and
    ``upper`` as its upper bound, both inside. A decrease has ``is_change`` and
    a negative ``value``.

    ``comparator`` is None for an actual value, for words, and for a target whose direction cannot
    be told (its reading then holds a doubt). ``sign_written`` is False where the comparator is
    only the default of the kind of row. ``subject`` is what the number is said of (满意率 in
    满意率90%以上), ``note`` the text that belongs to neither.

    ``is_limit`` is for a target with = in a row of which less is better: staying below reaches it.

    ``surely`` is for a limit such as 11月前, which may include November or not: ``date`` is then
    the last day that it can mean, and what was done after ``surely`` must be asked about.
    """

    text: str
    comparator: Comparator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    date: dt.date | None = None
    surely: dt.date | None = None
    unit: str = ""
    scale: Decimal = Decimal(1)
    sign_written: bool = False
    base_required: bool = False
    is_change: bool = False
    is_limit: bool = False
    approximate: bool = False
    qualitative: bool = False
    level: str | None = None
    note: str = ""
    subject: str = ""


UNREADABLE = "P19"


class DoubtKind(StrEnum):
    """Why a value is ambiguous or odd, and the code of the one check that speaks of it.

    Without a code of its own a doubt is one about what the value is: the unit must be asked.
    """

    voice: str

    def __new__(cls, name: str, voice: str = UNREADABLE) -> Self:
        """Make a doubt of its name and the code that speaks of it."""
        doubt = str.__new__(cls, name)
        doubt._value_ = name
        doubt.voice = voice
        return doubt

    SEVERAL = "一格多个数值"
    NO_NUMBER = "没有数值"
    DATE_FOR_NUMBER = "应填数，填的是日期"
    NUMBER_FOR_DATE = "应填日期，填的是数"
    UNIT_MISMATCH = "单位与目标不同"
    UNIT_CONFLICT = "单位与度量单位栏不同"
    SIGN_CONFLICT = "符号互相矛盾"
    SIGN_IN_ACTUAL = "完成值带符号", "I04"
    DIRECTION = "方向不明"
    AGAINST_NAME = "符号与名称相反", "I11"
    SUBJECT = "所指与目标不同"
    MONEY_UNIT = "万后缺单位"
    RATIO = "百分数写成小数", "I10"
    PERMILLE = "千分数", "I10"
    RANGE_UNIT = "区间前项缺单位", "L02"
    RANGE_ORDER = "区间前大后小"
    APPROXIMATE = "约数"
    BASE_REQUIRED = "增减缺基期", "I16"
    CHANGE_UNCLEAR = "增减还是水平不明"
    COUNTABLE_BASE = "全覆盖缺基数", "C05"
    DATE_UNCLEAR = "日期不明"
    NO_DATE = "没有写明日期"
    NO_SUCH_DAY = "日历上没有这一天"

    @property
    def asks(self) -> bool:
        """Whether the unit must be asked before the value is used; the others are only odd."""
        return self.voice == UNREADABLE


class Doubt(Struct, frozen=True):
    """One doubt: ``text`` is the stretch as typed, ``expected`` what it was compared with."""

    kind: DoubtKind
    text: str
    expected: str = ""


class Reading(Struct, frozen=True):
    """All that a cell says: its measures in the order of the text, and the doubts about them."""

    measures: tuple[Measure, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def single(self) -> Measure | None:
        """The one measure with a number or a date, None where there is none or several."""
        found = None
        for measure in self.measures:  # asked many times of each row
            if not measure.qualitative:
                if found is not None:
                    return None
                found = measure
        return found

    @property
    def settled(self) -> bool:
        """Whether the value can be used without asking the unit."""
        return not (self.doubts and any(doubt.kind.asks for doubt in self.doubts))

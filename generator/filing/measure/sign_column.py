"""The column 指标性质 (计算符号): a sign in any of its shapes, or the nature of the row."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from generator import patterns
from generator.filing.measure.folding import fold
from generator.filing.measure.model import Comparator
from generator.filing.measure.sign_words import SIGNS
from generator.reading import Text, mistake

_DIRECTIONS = {
    "正向": Comparator.GE,
    "反向": Comparator.LE,
    "负向": Comparator.LE,
    "逆向": Comparator.LE,
    "以上": Comparator.GE,
    "及以上": Comparator.GE,
    "以下": Comparator.LE,
    "及以下": Comparator.LE,
    "以内": Comparator.LE,
    "==": Comparator.EQ,
}
_COLUMN = SIGNS | _DIRECTIONS
_NATURES = ("定量", "定性")
_SHAPES = ("≥", ">", "=", "≤", "<", "≧", "≦", "═", "＞", "＝", "＜")
_REMARK = patterns.compile(r"\([^()]*\)")  # ≥(大于等于)
_WITH_NUMBER = patterns.compile(r"(?P<sign>[^0-9]+?)\s*[0-9].*")


def column_sign(text: str) -> Comparator | None:
    """Return the sign that the column gives, None where it is blank or names only the nature."""
    return _COLUMN.get(_bare(text))


def says_nature(text: str, nature: str) -> bool:
    """Tell whether the column says 定量 or 定性."""
    return _bare(text) == nature


@lru_cache(maxsize=256)  # the column has few texts, asked of in every reading of a target
def _bare(text: str) -> str:
    folded = fold(text).replace(" ", "").removesuffix("指标")
    return _REMARK.sub("", folded) or folded.strip("()")


def _checked(text: str) -> str:
    """Accept what the column may hold, as typed: it may be printed."""
    if column_sign(text) is None and _bare(text) not in _NATURES:
        raise mistake("M12", value=text, allowed="≥、>、=、≤、<、定量、定性", hint=_hint(text))
    return text


def _hint(text: str) -> str:
    found = _WITH_NUMBER.fullmatch(_bare(text))
    sign = column_sign(found["sign"]) if found else None
    if sign is not None:
        return f"这里只填符号 {sign}，数写在“年度指标值”里"
    return "填符号，或者填“定性”；没有把握的，删去这一项，符号直接写在“年度指标值”里"


Sign = Annotated[
    Text,
    AfterValidator(_checked),
    WithJsonSchema({"enum": [*_SHAPES, *_NATURES, *(word for word in _COLUMN if len(word) > 1)]}),
]
"""The text of the column 指标性质, one that can be understood."""

"""C05 基数不清: a share is given of something that is neither named nor to be found.

劳务费9万元，占45%: where nothing in the filing is 9 ÷ 45 %, nobody can tell of what it is a share.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.texts import texts_with
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "C05"
SHARE = patterns.compile(
    r"(?<![0-9.,])([0-9][0-9,]*(?:\.[0-9]+)?) ?[\u4e00-\u9fff]{1,3}[，,（(]?"
    r"占(?:比例?|比重)?[为是达]?到? ?([0-9]+(?:\.[0-9]+)?) ?[%％]"
)
OF_WHICH = patterns.compile("其中[^。；;\\n]*$")
NUMBER = patterns.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
SCALES = (Decimal(1), Decimal(10000), Decimal("0.0001"))  # 元 and 万元, 人 and 万人
HUNDRED = Decimal(100)
LACK = "占的是什么，也找不到与它相符的总数"
HINT = "写明占什么的百分之几，例如 占全年预算的45%；总数也写上"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at shares without a base; any number of the filing that would be one is taken for it."""
    numbers: frozenset[Decimal] | None = None
    for one in texts_with(case, "占"):
        for found in SHARE.finditer(one.text):
            if OF_WHICH.search(one.text, 0, found.start()):
                continue  # of the whole before it, whether or not that fits: B08
            numbers = _numbers(case) if numbers is None else numbers
            part = Decimal(found[1].replace(",", ""))
            if not any(_is_base(base, part, found[2]) for base in numbers):
                facts = {"where": f"“{one.key}”", "text": found[0], "lack": LACK, "hint": HINT}
                yield Diagnostic(CODE, facts, one.position)


def _is_base(base: Decimal, part: Decimal, share: str) -> bool:
    """Tell whether a part is so much of a base; cut off or rounded is all the same."""
    step = Decimal(1).scaleb(-len(share.partition(".")[2]))
    shares = (part * scale / base * HUNDRED for scale in SCALES if base)
    return any(abs(one - Decimal(share)) <= step for one in shares)


def _numbers(case: Case) -> frozenset[Decimal]:
    """Return every number of a filing, whatever it is of."""
    written = NUMBER.findall(str(case.filing.model_dump()))
    return frozenset(Decimal(one.replace(",", "")) for one in written)

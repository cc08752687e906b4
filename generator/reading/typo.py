"""The nearest known name to a misspelt one, and what to say where none is near."""

from __future__ import annotations

import unicodedata
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 60  # characters; nothing longer is a misspelt name, and comparing is quadratic
FREE = 3  # characters of a name for each slip in it; a shorter name may have one
ABBREVIATED = 2  # characters from which a beginning stands for the whole name
QUOTES = "“”‘’\"'「」【】[]［］（）()：:，,、 "
DIGITS = patterns.compile(r"[0-9]+")
CODE = patterns.compile(r"([A-Z])([0-9]{2})")
SHORTEST_RUN = 3  # codes that are written as a range
# One of these for another is no slip of the pen but another thing: 预算数 is not 决算数.
CONTRASTS = (
    "预决", "收支", "初末", "上下本当去前全", "高低", "多少", "增减", "量性", "资基", "目指",
    "一二三四五六七八九十",
)  # fmt: skip


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that ``name`` is a slip of, None where none is near.

    Width, case, quotation marks and white space do not count; among equals the one that begins
    alike wins, then the first known. Near is what a slip of the pen explains: a wrong, missing,
    doubled or exchanged character in three. Names that share a word (预算数, 三公预算数) or codes
    with other digits are others.
    """
    wanted = plain(name)
    if not wanted or len(wanted) > LONGEST:
        return None
    names = [(candidate, plain(candidate)) for candidate in known]
    found = [
        (slips, -_begun(wanted, one), at)
        for at, (_, one) in enumerate(names)
        if (slips := _near(wanted, one)) >= 0
    ]
    if found:
        return names[min(found)[-1]][0]
    begun = [candidate for candidate, one in names if one.startswith(wanted)]
    return begun[0] if len(begun) == 1 and len(wanted) >= ABBREVIATED else None


def suggestion(name: str, known: Iterable[str], listed: str = "可用的有") -> str:
    """Return a hint: the name below another, the nearest, those that hold it, else all there are.

    A name that stands below others is told with them: 在职人数 of 单位.在职人数.
    """
    names = tuple(known)
    if below := [one for one in names if one.endswith(f".{name}")]:
        return f"是不是{'、'.join(f'“{one}”' for one in below)}？"
    near = nearest(name, names)
    if near is not None:
        return f"是不是“{near}”？"
    longer = fuller(name, names)
    if len(longer) > 1:
        return f"名称要写全：{'、'.join(longer)}"
    return f"{listed}：{'、'.join(_listed(names))}" if names else ""


def fuller(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known names that end with ``name``: 预算数 may be any kind of budget."""
    wanted = plain(name)
    return tuple(one for one in known if len(wanted) > 1 and plain(one).endswith(wanted))


def plain(name: str) -> str:
    """Return the name reduced to what counts when names are compared."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char not in QUOTES)


def _listed(names: Sequence[str]) -> Iterator[str]:
    """List names; a run of codes such as F00 to F38 is a range."""
    for letter, group in groupby(names, _letter):
        run = list(group)
        if letter and len(run) >= SHORTEST_RUN:
            yield f"{run[0]} 到 {run[-1]}"
        else:
            yield from run


def _letter(name: str) -> str:
    found = CODE.fullmatch(name)
    return found[1] if found else ""


def _near(wanted: str, candidate: str) -> int:
    """Count the slips between two names; -1 where they are too many, or no slips."""
    most = max(1, max(len(wanted), len(candidate)) // FREE)
    if abs(len(wanted) - len(candidate)) > most or _numbers(wanted) != _numbers(candidate):
        return -1
    slips = _slips(wanted, candidate)
    short = min(len(wanted), len(candidate))
    return slips if slips <= most and slips < short and not _contrast(wanted, candidate) else -1


def _numbers(name: str) -> list[int]:
    return [int(digits) for digits in DIGITS.findall(name)]


def _begun(one: str, other: str) -> int:
    """Count the characters with which both names begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _contrast(one: str, other: str) -> bool:
    """Tell whether two names of one length differ in what they are said of."""
    pairs = [{mine, theirs} for mine, theirs in zip(one, other, strict=False) if mine != theirs]
    return len(one) == len(other) and any(
        pair <= set(group) for pair in pairs for group in CONTRASTS
    )


def _slips(one: str, other: str) -> int:
    """Count wrong, missing, surplus and exchanged characters between two names."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        last, row = row, [at]
        for to, theirs in enumerate(other, start=1):
            cost = min(last[to] + 1, row[-1] + 1, last[to - 1] + (char != theirs))
            if at > 1 < to and one[at - 2] == theirs and other[to - 2] == char:
                cost = min(cost, before[to - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]

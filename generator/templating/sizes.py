"""What filters, signs and methods of templates pay before they make a value, by its size."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from generator.templating.refusal import refuse
from generator.templating.steps import MOST_ITEMS, paid, sized, spend

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

SUM_ARGUMENTS = 3  # environment, list, attribute; the start is the fourth
STEPS_AN_ITEM = 3
MOST_BITS = 4_000  # of a whole number: some 1,200 digits


def paying(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let one of Jinja's filters pay for what it goes through."""
    place = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def paying_filter(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's own arguments
        if len(args) > place:
            args = (*args[:place], paid(args[place], STEPS_AN_ITEM), *args[place + 1 :])
        return function(*args, **kwargs)

    return paying_filter


def adding_numbers(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let ``sum`` begin with a whole number: lists would each be copied again with the next one."""

    @wraps(function)
    def sum_of_numbers(*args: Any, start: object = 0, **kwargs: Any) -> Any:  # noqa: ANN401
        if len(args) > SUM_ARGUMENTS or not isinstance(start, int):
            refuse("过滤器“sum”只能从 0 加起，加的是数")
        return function(*args, start=start, **kwargs)

    return sum_of_numbers


def before_sum(left: object, right: object) -> None:
    """Pay for ``left + right``: texts and lists grow by it."""
    if isinstance(left, str) and isinstance(right, str):
        sized(len(left) + len(right))
    elif isinstance(left, list | tuple) and isinstance(right, list | tuple):
        before_list(len(left) + len(right))


def before_list(items: int) -> None:
    """Pay for a list of so many items; refuse one that is too long."""
    spend(items)
    if items > MOST_ITEMS:
        refuse(f"列表超过 {MOST_ITEMS} 项，已停止")


def before_product(sign: str, left: int | Decimal, right: int | Decimal) -> None:
    """Refuse whole numbers that have no end; decimals end by themselves."""
    if not (isinstance(left, int) and isinstance(right, int)):
        return
    bits = left.bit_length()
    made = bits * max(right, 1) if sign == "**" else bits + right.bit_length()
    if made > MOST_BITS:
        refuse("算出的数太大，已停止")


def before_method(name: str, text: str, args: Sequence[object]) -> None:
    """Pay for a method of a text: replacing may make it longer, all others read it."""
    if name == "replace" and len(args) > 1:
        before_replacing(text, str(args[0]), str(args[1]))
    else:
        paid(text)


def before_replacing(text: str, old: str, new: str) -> None:
    """Pay for a text in which one piece becomes another."""
    found = text.count(old)
    sized(len(text) + found * max(len(new) - len(old), 0))


def joined(items: list[str], joint: str = "") -> list[str]:
    """Return the pieces of a text that is about to be put together, after paying for it."""
    sized(sum(map(len, items)) + len(joint) * len(items))
    return items

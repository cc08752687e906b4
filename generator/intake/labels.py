"""What forms and reports call things: the labels of the vocabulary, and how they are compared."""

from __future__ import annotations

import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILE = "labels.toml"
OPENING = "~"  # a label that stands for all that begin with it
BRACKETED = patterns.compile(r"\([^()]*\)|\(.*$")
LEADING = patterns.compile(r"^(?:其中[:：]?|[0-9]{1,2}[、.]|[①-⑩])+")
LONGEST = 24  # characters; what is longer is no label
LONGEST_TYPED = 120  # the same with blanks and what stands in brackets
YEARS = patterns.compile(r"^(20[0-9]{2})年(?:度)?")


@cache
def vocabulary() -> dict[str, Any]:
    """Return the vocabulary as it is written."""
    return tomllib.loads(Path(__file__).with_name(FILE).read_text(encoding="utf-8"))


@lru_cache(maxsize=8192)  # labels repeat from row to row and from form to form
def plain(label: str) -> str:
    """Return a label reduced to what counts when labels are compared."""
    text = "".join(unicodedata.normalize("NFKC", label).split())
    text = LEADING.sub("", BRACKETED.sub("", text).strip(":：;；"))
    return "".join(char for char in text if char not in "“”\"'‘’*★▲")


def named(label: str, names: Iterable[str]) -> bool:
    """Tell whether a label is one of the names, or begins as one does."""
    text = plain(label) if len(label) <= LONGEST_TYPED else ""
    if not text or len(text) > LONGEST:
        return False
    return any(
        text.startswith(name[1:]) if name.startswith(OPENING) else text == plain(name)
        for name in names
    )


def key_of(label: str, keys: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key that a label stands for, None where it stands for none."""
    return next((key for key, names in keys.items() if named(label, names)), None)


@lru_cache(maxsize=8192)
def pair_key(label: str) -> str | None:
    """Return where the value beside a label goes, None where the label names none."""
    return key_of(label, vocabulary()["pairs"])


@lru_cache(maxsize=8192)
def column_key(label: str, kind: str, year: str) -> str | None:
    """Return the key of a column of a kind of block.

    2020年决算数 is last year's where the paper is of 2021.
    """
    keys = vocabulary()["blocks"][kind]["columns"]
    found = key_of(label, keys)
    text = plain(label) if len(label) <= LONGEST_TYPED else ""
    stated = YEARS.match(text)
    if found is not None or stated is None:
        return found
    before = bool(year) and int(stated[1]) == int(year) - 1
    rest = text[stated.end() :].removeprefix("实际")
    return key_of(f"上年{rest}" if before else rest, keys)


def is_known(label: str) -> bool:
    """Tell whether a text is a label that nothing is to be read from."""
    return named(label, vocabulary()["known"]["labels"])

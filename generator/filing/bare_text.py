"""A text as it is compared with others: width, spacing and punctuation do not count."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator import patterns

NOISE = patterns.compile(r"[\s。；;，,、]+")


@lru_cache(maxsize=4096)  # each text of a table is compared with all others
def bare_text(text: str) -> str:
    """Return a text reduced to what counts when texts are compared."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text if text.isalnum() else NOISE.sub("", text)

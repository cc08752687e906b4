"""What the reader refuses by size, so that no file can take the machine down.

A real filing has about 300 lines, 700 nodes and four levels; every limit is generous by far.
"""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 5 * 1024 * 1024
DEPTH: Final = 50  # levels of nesting, aliases followed
NODES: Final = 100_000  # values after aliases are followed, long texts counting for more
SCALAR_CHARACTERS: Final = 100_000
CHARACTERS_PER_NODE: Final = 64  # so much text weighs as much as one more node
NUMBER_DIGITS: Final = 30
MOST_REPORTED: Final = 50  # findings of one kind in one file; the rest is only counted
MOST_EXAMINED: Final = 1_000  # mistakes of one kind that are looked into at all
LOOKAHEAD_LINES: Final = 200  # that the search looks on for a closing mark or a key
EXCERPT_CHARACTERS: Final = 2_000  # of a line that a diagnostic carries

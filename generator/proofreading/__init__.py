"""Proof-reading by machine: slips of punctuation, numbering and figures in Chinese prose.

It takes text and gives values; it knows neither files nor diagnostics.
"""

from generator.proofreading.brackets import SEPARATOR, bracketed, plainly_paired, unpaired
from generator.proofreading.enumerations import Disorder, begins_list, disorders
from generator.proofreading.proof import proofread, proofread_heading, read_words
from generator.proofreading.rule import holds_any
from generator.proofreading.slip import Slip, SlipKind
from generator.proofreading.sums import SUMMED_WITH, Discrepancy, discrepancies

__all__ = [
    "SEPARATOR",
    "SUMMED_WITH",
    "Discrepancy",
    "Disorder",
    "Slip",
    "SlipKind",
    "begins_list",
    "bracketed",
    "discrepancies",
    "disorders",
    "holds_any",
    "plainly_paired",
    "proofread",
    "proofread_heading",
    "read_words",
    "unpaired",
]

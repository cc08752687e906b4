"""Proof-reading by machine: slips of punctuation, numbering and figures in Chinese prose.

It takes text and gives values; it knows neither files nor diagnostics.
"""

from generator.proofreading.brackets import SEPARATOR, bracketed, plainly_paired, unpaired
from generator.proofreading.enumerations import Disorder, disorders
from generator.proofreading.proof import proofread, proofread_heading, read_words
from generator.proofreading.slip import Slip, SlipKind
from generator.proofreading.sums import Discrepancy, discrepancies

__all__ = [
    "SEPARATOR",
    "Discrepancy",
    "Disorder",
    "Slip",
    "SlipKind",
    "bracketed",
    "discrepancies",
    "disorders",
    "plainly_paired",
    "proofread",
    "proofread_heading",
    "read_words",
    "unpaired",
]

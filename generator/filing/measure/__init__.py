"""Reading target and actual values as people type them: ≥90%, 55.5万人, 不超过12万, 逐年提高."""

from generator.filing.measure.actual import read_actual
from generator.filing.measure.amounts import find_amounts
from generator.filing.measure.leaning import Leaning, NamedLeanings
from generator.filing.measure.model import Comparator, Doubt, DoubtKind, Measure, Reading
from generator.filing.measure.row import Nature, RowKind, row_kind
from generator.filing.measure.sign_column import Sign
from generator.filing.measure.stated import read_stated
from generator.filing.measure.target import read_target

__all__ = [
    "Comparator",
    "Doubt",
    "DoubtKind",
    "Leaning",
    "Measure",
    "NamedLeanings",
    "Nature",
    "Reading",
    "RowKind",
    "Sign",
    "find_amounts",
    "read_actual",
    "read_stated",
    "read_target",
    "row_kind",
]

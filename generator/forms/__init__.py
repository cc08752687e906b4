"""Forms (套表): what one place asks for in one year, kept as data."""

from generator.forms.columns import Column, Columns
from generator.forms.form import (
    BasicDataRow,
    Directions,
    DocumentPlan,
    Form,
    FundingPlan,
    Required,
    Years,
)
from generator.forms.layout import FreeTable
from generator.forms.load import find_form
from generator.forms.summary_plan import SummaryPlan

__all__ = [
    "BasicDataRow",
    "Column",
    "Columns",
    "Directions",
    "DocumentPlan",
    "Form",
    "FreeTable",
    "FundingPlan",
    "Required",
    "SummaryPlan",
    "Years",
    "find_form",
]

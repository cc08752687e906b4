"""Forms (套表): what one place asks for in one year, kept as data."""

from generator.forms.form import BasicDataRow, DocumentPlan, Form, FundingPlan, Required, Years
from generator.forms.load import find_form

__all__ = ["BasicDataRow", "DocumentPlan", "Form", "FundingPlan", "Required", "Years", "find_form"]

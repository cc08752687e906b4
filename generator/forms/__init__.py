"""Forms (套表): what one place asks for in one year, kept as data."""

from generator.forms.form import DocumentPlan, Form, FundingPlan, Required, Years
from generator.forms.load import find_form

__all__ = ["DocumentPlan", "Form", "FundingPlan", "Required", "Years", "find_form"]

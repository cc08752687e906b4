"""What is written for people to fill in: new filings, new forms, and the schemas of editors."""

from generator.authoring.form_files import Listed, check_form, list_forms
from generator.authoring.form_schema import form_schema, schema_text
from generator.authoring.new_filing import Order, Sheet, create
from generator.authoring.new_form import NewForm, new_form
from generator.scoring.standards import standards_of

__all__ = [
    "Listed",
    "NewForm",
    "Order",
    "Sheet",
    "check_form",
    "create",
    "form_schema",
    "list_forms",
    "new_form",
    "schema_text",
    "standards_of",
]

"""An empty official paper becomes a form: tables recognised, cells tagged, the rest listed."""

from generator.paper_forms.making import form_of_paper

__all__ = ["form_of_paper"]

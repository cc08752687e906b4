"""The data as Word templates name it: Chinese names, figures as they are to be printed."""

from generator.vocabulary.basis import basis_content
from generator.vocabulary.subject_names import subject_content
from generator.vocabulary.unit_names import unit_content

__all__ = ["basis_content", "subject_content", "unit_content"]

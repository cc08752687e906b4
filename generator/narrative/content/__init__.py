"""The data as Word templates name it: Chinese names, figures as they are to be printed."""

from generator.narrative.content.basis import basis_content
from generator.narrative.content.subject import subject_content
from generator.narrative.content.unit import unit_content

__all__ = ["basis_content", "subject_content", "unit_content"]

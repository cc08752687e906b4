"""Every name that Word templates, wording and the findings library use, built in one place."""

from generator.vocabulary.basis import basis_names
from generator.vocabulary.names import Names
from generator.vocabulary.stated_problem import Finding, Findings, Remedy

__all__ = ["Finding", "Findings", "Names", "Remedy", "basis_names"]

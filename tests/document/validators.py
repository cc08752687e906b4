"""Every validator we have over one finished document; each finding is one line of text."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import OpenXmlValidator

from generator.document.package.archive import read
from generator.document.package.integrity import bookmark_faults, relation_faults, table_faults
from generator.document.package.opened_package import Package

# The standard makes styles, settings, fonts and theme optional; Word opens a file without them.
OPTIONAL = "A required relationship type"


@cache
def _audit():
    return OpenXmlValidator()


def faults(data: bytes) -> list[str]:
    """Run openxml-audit, ooxml-integrity and our own rules."""
    return [*foreign_faults(data), *own_faults(data)]


def foreign_faults(data: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "被检.docx")
        path.write_bytes(data)
        errors = [str(error) for error in _audit().validate(path).errors]
        audited = [f"openxml-audit {error}" for error in errors if OPTIONAL not in error]
        checked = [f"ooxml-integrity {finding}" for finding in ooxml_integrity.check(path)]
    return audited + checked


def own_faults(data: bytes) -> list[str]:
    package = Package({member.name: member for member in read(data)})
    found = list(relation_faults(package))
    for name, _label in package.text_parts():
        xml = package.members[name].content.decode()
        found += [*table_faults(xml), *bookmark_faults(xml)]
    return found

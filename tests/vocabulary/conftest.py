"""The names of a case in which every one of them has a value."""

from __future__ import annotations

import cases_of_names
import pytest

from generator.vocabulary import Names


@pytest.fixture(scope="session")
def case():
    return cases_of_names.case()


@pytest.fixture(scope="session")
def names(case):
    return Names(case)


@pytest.fixture(scope="session")
def everything(case, names):
    """All names of the document about the case's project."""
    plan = case.form.documents[0]
    return names.for_document(plan, case.projects[0], cases_of_names.PROBLEMS)

"""The catalogue: every code says who it speaks to, and the ends of runs follow from that."""

from __future__ import annotations

import pytest

from generator.diagnostics import CATALOGUE, Audience, Diagnostic, speaks_to


@pytest.mark.parametrize("code", list(CATALOGUE))
def test_every_code_speaks_to_somebody(code):
    assert Diagnostic(code).audience in Audience


@pytest.mark.parametrize(
    ("code", "audience"),
    [
        ("S01", Audience.UNIT),
        ("N03", Audience.UNIT),  # what wording lacks of a filing, the unit fills in
        ("X20", Audience.UNIT),
        ("Q06", Audience.UNIT),
        ("N02", Audience.MAINTAINER),  # a name that there is not in any filing
        ("X05", Audience.MAINTAINER),
        ("P16", Audience.MAINTAINER),
        ("G01", Audience.CALLER),
        ("A02", Audience.CALLER),
        ("O02", Audience.PROGRAM),
    ],
)
def test_codes_of_one_letter_may_speak_to_different_people(code, audience):
    assert Diagnostic(code).audience is audience


def test_speaking_to_somebody_is_asked_of_all():
    said = [Diagnostic("S01"), Diagnostic("N02")]
    assert speaks_to(Audience.MAINTAINER, said)
    assert not speaks_to(Audience.CALLER, said)


def test_only_our_own_defects_speak_to_us():
    assert [code for code in CATALOGUE if CATALOGUE[code].to == Audience.PROGRAM] == ["O02"]

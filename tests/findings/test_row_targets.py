"""Rows as entries look at them: what their targets want, and what there is to compare."""

import pytest
from cases_of_findings import filing_of, found, ids

BEHIND, OVER, REST = "F22", "F27", "F00"


@pytest.mark.parametrize(
    ("target", "actual", "spoken_by"),
    [
        ("≥10次", "5次", BEHIND),
        ("=10次", "5次", BEHIND),
        ("10次", "5次", BEHIND),
        ("≤10次", "12次", OVER),
        ("=0次", "2次", OVER),
        ("0次", "2次", OVER),
        ("8～10次", "5次", REST),
        ("≥10次", "5场", REST),
        ("≤10次", "12场", REST),
    ],
)
def test_a_row_is_spoken_of_by_what_its_target_wants(target, actual, spoken_by):
    """Fault: a target of 0 read as something to reach; different units compared as if the same."""
    findings, _ = found(filing_of({"行": [["数量指标", "办件反馈", target, actual, "5"]]}))
    assert ids(findings) == [spoken_by]

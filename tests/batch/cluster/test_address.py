"""Addresses of clusters, right and wrong."""

from __future__ import annotations

import pytest

from generator.batch.cluster.address import checked_address
from generator.batch.cluster.cluster_fault import ClusterFaultError


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("tcp://10.0.0.5:8786", "tcp://10.0.0.5:8786"),
        ("10.0.0.5:8786", "tcp://10.0.0.5:8786"),
        (" head:8786 ", "tcp://head:8786"),
        ("tls://head:8786/", "tls://head:8786/"),
        ("tcp://[::1]:8786", "tcp://[::1]:8786"),
    ],
)
def test_an_address_is_taken_as_it_is_meant(typed, whole):
    assert checked_address(typed) == whole


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("http://head:8786", "只能用"),
        ("inproc://1/2/3", "只能用"),
        ("head", "没有写端口"),
        ("", "没有写主机"),
        ("tcp://:8786", "没有写主机"),
        ("tcp://head:99999", "写得不对"),
        ("tcp://head:门", "写得不对"),
        ("tcp://he ad:1", "空格"),
        ("tcp://head:1/x", "不能再写别的"),
        ("tcp://我@head:1", "不能再写别的"),
    ],
)
def test_a_wrong_address_says_what_is_wrong(typed, reason):
    with pytest.raises(ClusterFaultError) as fault:
        checked_address(typed)
    assert fault.value.said.code == "O16"
    assert reason in fault.value.said.message

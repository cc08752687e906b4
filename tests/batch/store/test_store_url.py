"""An address of a store, told from a path of this machine, though a slash of it is lost."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from generator.batch.store.store_url import url_of


@pytest.mark.parametrize(
    "url", ["s3://bucket/县/inputs", "memory://县", "file:///tmp/x", "gcs://a/b"]
)
def test_an_address_is_what_was_typed(url):
    assert url_of(Path(url)) == url


@pytest.mark.parametrize("path", ["outputs", "/tmp/s3", "a/b:c", "./s3:x"])  # noqa: S108 - names
def test_a_path_is_none(path):
    assert url_of(Path(path)) is None
    assert url_of(PureWindowsPath("C:\\县\\inputs")) is None

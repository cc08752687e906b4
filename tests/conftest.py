"""What all tests share: the sample, a copy to spoil, the flag that renews golden texts."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "inputs/2022/淮北市工伤保险管理服务中心.yaml"
FEW_FAULTS = ROOT / "tests/few_faults.yaml"  # the same paper with nearly all of its faults mended

# ZIPING_FUZZ=20 tries twenty times as many examples of each property as an ordinary run.
FUZZ = int(os.environ.get("ZIPING_FUZZ", "0"))

# A shared machine is slow at times: a property says nothing about seconds.
settings.register_profile(
    "ours",
    max_examples=60 * max(FUZZ, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ours")

# Tests keep prepared templates to themselves, and begin without any.
os.environ["ZIPING_CACHE"] = tempfile.mkdtemp(prefix="ziping-tests-")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="renew the golden texts")


@pytest.fixture(scope="session")
def sample():
    return SAMPLE


@pytest.fixture
def inputs(tmp_path):
    """A folder for data files, in a workspace of its own."""
    folder = tmp_path / "inputs"
    folder.mkdir()
    return folder


@pytest.fixture
def faulty(copy):
    """A copy of the sample with an error: the total typed is a point too high."""
    return copy("有错误.yaml", **{"自评得分: 85": "自评得分: 86"})


@pytest.fixture
def copy(inputs):
    """Copy the mended sample under another name, with replacements; return the copy's path."""

    def copied(name="单位.yaml", **replacements):
        text = FEW_FAULTS.read_text(encoding="utf-8")
        for old, new in replacements.items():
            assert old in text
            text = text.replace(old, new)
        path = inputs / name
        path.write_text(text, encoding="utf-8")
        shutil.copystat(FEW_FAULTS, path)
        return path

    return copied

"""A desk to work at: a folder of the samples, and a client that has the key."""

from __future__ import annotations

import shutil

import pytest
from starlette.testclient import TestClient

from generator.workbench.application import application
from generator.workbench.desk import Desk
from generator.workbench.gate import Gate
from tests.conftest import ROOT

PORT, KEY = 8123, "the-key-of-this-start"
HOST = f"127.0.0.1:{PORT}"


@pytest.fixture
def desk(tmp_path):
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    return Desk(tmp_path / "inputs", tmp_path / "outputs")


@pytest.fixture
def stranger(desk):
    """Somebody in the same browser who has no key."""
    gate = Gate(application(desk), KEY, PORT)
    with TestClient(gate, base_url=f"http://{HOST}", follow_redirects=False) as client:
        yield client


@pytest.fixture
def client(stranger):
    """The page of the workbench itself."""
    stranger.cookies.set(f"ziping-{PORT}", KEY)
    stranger.headers["origin"] = f"http://{HOST}"
    return stranger

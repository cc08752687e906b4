"""A desk to work at: a folder of the samples, and a client that has the key."""

from __future__ import annotations

import shutil

import pytest
from starlette.testclient import TestClient

from generator.workbench.application import application
from generator.workbench.desk import Desk
from generator.workbench.gate import Gate
from tests.conftest import ROOT
from tests.workbench.browser import browsing, served

PORT, KEY = 8123, "the-key-of-this-start"
HOST = f"127.0.0.1:{PORT}"


def desk_in(folder):
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    return Desk(folder / "inputs", folder / "outputs")


@pytest.fixture
def desk(tmp_path):
    return desk_in(tmp_path)


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """One workbench and one browser for all tests of a module: desk, address, what opens pages."""
    desk = desk_in(tmp_path_factory.mktemp("工作台"))
    with served(desk) as here, browsing(here) as context:
        yield desk, here.address.partition("?")[0], context


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

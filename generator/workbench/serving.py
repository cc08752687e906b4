"""The server: on this machine only, known to the next start, ended by a command or a key."""

from __future__ import annotations

import json
import os
import secrets
import socket
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

import uvicorn

from generator.structs import Struct, asdict
from generator.workbench.gate import KEY, Gate, cookie_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette

    from generator.workbench.desk import Desk

LOOPBACK = "127.0.0.1"
STATE = "工作台.json"
WAIT = 10.0  # seconds that a running workbench has to answer in, be it busy building
BAD = 400


class Running(Struct, frozen=True):
    """A workbench that is running: where it listens, and its key."""

    port: int
    key: str

    @property
    def address(self) -> str:
        """What the browser is to open."""
        return self.address_of("/")

    def address_of(self, path: str) -> str:
        """Return the address of one of its pages for a browser that has no key yet."""
        return f"http://{LOOPBACK}:{self.port}{path}?{KEY}={self.key}"


def running(desk: Desk) -> Running | None:
    """Return the workbench that serves this desk, None where there is none."""
    try:
        kept = Running(**json.loads(_state(desk).read_text("utf-8")))
        return kept if _ask(kept, "GET", "/alive") else None
    except (OSError, ValueError, TypeError):
        return None


def stop(desk: Desk) -> bool:
    """End the workbench that serves this desk; tell whether there was one."""
    kept = running(desk)
    return kept is not None and _ask(kept, "POST", "/stop")


def _ask(kept: Running, method: str, path: str) -> bool:
    """Send a request to a workbench that is running, as its own page would."""
    with closing(HTTPConnection(LOOPBACK, kept.port, timeout=WAIT)) as line:
        origin = f"http://{LOOPBACK}:{kept.port}"
        headers = {"Cookie": f"{cookie_of(kept.port)}={kept.key}", "Origin": origin}
        try:
            line.request(method, path, b"", headers)
            return line.getresponse().status < BAD
        except (OSError, HTTPException):
            return False


def serve(
    desk: Desk, application: Callable[[], Starlette], port: int, tell: Callable[[Running], None]
) -> None:
    """Serve the desk until it is stopped; ``tell`` is called once the address is open.

    Raise OSError where the port is another's.
    """
    with closing(socket.create_server((LOOPBACK, port))) as listener:
        here = Running(listener.getsockname()[1], secrets.token_urlsafe(24))
        app = application()
        server = uvicorn.Server(
            uvicorn.Config(
                Gate(app, here.key, here.port),
                log_level="critical",  # what is wrong is said in the page
                access_log=False,
                server_header=False,
                ws="none",
                timeout_graceful_shutdown=2,
            )
        )
        app.state.stop = lambda: setattr(server, "should_exit", True)
        state = _state(desk)
        try:
            note(here, state)
            tell(here)
            server.run(sockets=[listener])
        finally:
            forget(here, state)


def note(here: Running, state: Path) -> None:
    """Leave the address and the key for the next start, for this user's eyes alone."""
    try:
        state.parent.mkdir(parents=True, exist_ok=True)
        state.unlink(missing_ok=True)
        handle = os.open(state, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return  # a folder that cannot be written to: the next start begins another workbench
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(here), file)


def forget(here: Running, state: Path) -> None:
    """Take the note away, unless the next start has left its own there meanwhile."""
    try:
        if json.loads(state.read_text("utf-8")) == asdict(here):
            state.unlink()
    except (OSError, ValueError):
        return


def _state(desk: Desk) -> Path:
    return desk.room / STATE

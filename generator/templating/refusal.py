"""What templates may not do, said in Chinese."""

from __future__ import annotations

from typing import NoReturn


class RefusedError(Exception):
    """What templates may not do; its message is a Chinese reason for the user."""


def refuse(reason: str) -> NoReturn:
    """Refuse what a template does."""
    raise RefusedError(reason)

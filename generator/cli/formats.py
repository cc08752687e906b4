"""The output formats that commands offer."""

from enum import StrEnum


class CheckFormat(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    XLSX = "xlsx"


class ListFormat(StrEnum):
    """How lists and scores are written."""

    TEXT = "text"
    JSON = "json"

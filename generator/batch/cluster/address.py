"""The address of a cluster, as it may be typed."""

from __future__ import annotations

from urllib.parse import urlsplit

from generator.batch.cluster.cluster_fault import BAD_ADDRESS, ClusterFaultError
from generator.diagnostics import Diagnostic

SCHEMES = ("tcp", "tls")


def checked_address(text: str) -> str:
    """Return an address as scheme://host:port, the scheme tcp where none is typed."""
    whole = text.strip() if "://" in text else f"{SCHEMES[0]}://{text.strip()}"
    if reason := _fault(whole):
        raise ClusterFaultError(Diagnostic(BAD_ADDRESS, {"address": text, "reason": reason}))
    return whole


def _fault(whole: str) -> str:
    """Say what is wrong with an address, '' where nothing is."""
    try:
        parts = urlsplit(whole)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "主机或者端口写得不对"
    if parts.scheme not in SCHEMES:
        return f"只能用 {'、'.join(f'{one}://' for one in SCHEMES)}"
    if not host or any(one.isspace() for one in whole):
        return "没有写主机" if not host else "里面有空格"
    if not port:
        return "没有写端口"
    return "端口后面不能再写别的" if parts.path.strip("/") or parts.query or "@" in whole else ""

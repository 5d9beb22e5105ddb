"""By which names and addresses this machine answers, where nobody has said so."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

_HOME = ("localhost", "127.0.0.1", "[::1]")
_EVERYWHERE = ("0.0.0.0", "::")
_OUTSIDE = ("192.0.2.1", 9)  # an address for documentation (RFC 5737); nothing is sent there


def answer_by_own_names(host: str) -> list[str]:
    """Let the desk answer requests to the host it serves on, or to all own names where it serves everywhere.

    What GUIBIAO_DESK_HOSTS says stands; call it before the settings are read. Gives the addresses for other machines.
    """
    others = [name for name in dict.fromkeys(_names(host)) if name not in _HOME]
    if not os.environ.get("GUIBIAO_DESK_HOSTS"):
        os.environ["GUIBIAO_DESK_HOSTS"] = ",".join((*_HOME, *others))
    return others


def _names(host: str) -> Iterator[str]:
    if host not in _EVERYWHERE:
        yield f"[{host}]" if ":" in host else host
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_OUTSIDE)
            yield str(probe.getsockname()[0])
        except OSError:
            pass  # no network: the names remain
    yield socket.gethostname().lower()
    yield socket.getfqdn().lower()
    try:
        for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(found[4][0])
    except OSError:
        return

"""What takes long to work out, kept in the data folder over a restart: each under a digest of all that it rests on.

That digest takes in the program itself, so that nothing outlives an upgrade. Only what this desk wrote is read back:
a file whose seal does not fit its content and the desk's secret key is as if it were not there.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import pickle
import sys
from functools import cache
from pathlib import Path

from django.conf import settings

import guibiao
from guibiao.files import write_bytes

_MOST = 500  # files; the longest unused go first
_SEAL = hashlib.sha256().digest_size


def get(kind: str, *rests_on: str) -> object | None:
    """What was put before, None where nothing was or it cannot be read."""
    path = _path(kind, rests_on)
    try:
        content = path.read_bytes()
        if not hmac.compare_digest(content[:_SEAL], _seal(content[_SEAL:])):
            return None
        os.utime(path)
        made: object = pickle.loads(content[_SEAL:])
    except (OSError, pickle.UnpicklingError):
        return None
    return made


def put(made: object, kind: str, *rests_on: str) -> None:
    """Keep something, unless it is there already; a disk that cannot be written to is no trouble."""
    path = _path(kind, rests_on)
    if path.exists():
        return
    content = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        write_bytes(path, _seal(content) + content)
    except OSError:
        return


def tidy() -> None:
    """Take away what has not been used for the longest time, where there is much."""
    files = sorted(_folder().glob("*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MOST:]:
        path.unlink(missing_ok=True)


def _path(kind: str, rests_on: tuple[str, ...]) -> Path:
    said = "\0".join((_program(), kind, *rests_on))
    return _folder() / hashlib.sha256(said.encode()).hexdigest()


def _folder() -> Path:
    return Path(settings.DATA) / "kept"


def _seal(content: bytes) -> bytes:
    return hmac.digest(f"guibiao shelf {settings.SECRET_KEY}".encode(), content, "sha256")


@cache
def _program() -> str:
    """The program as it is: its files, their sizes and times."""
    root, told = Path(guibiao.__file__).parent, hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in root.rglob("*") if path.suffix in (".py", ".yaml", ".j2", ".txt", ".mo")):
        found = path.stat()
        told.update(f"{path.relative_to(root)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return told.hexdigest()

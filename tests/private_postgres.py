"""A PostgreSQL server of one's own in a temporary folder, for tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs_folder() -> Path | None:
    """Where PostgreSQL's own programs are, the newest version's; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    named = str(found[-1]) if found else shutil.which("initdb")
    return Path(named).parent if named else None


@contextmanager
def private_postgres(programs: Path, *settings: str) -> Iterator[str]:
    """The address of an empty database; the server ends with the block. `settings` are as in `-c name=value`."""
    folder = Path(tempfile.mkdtemp(prefix="guibiao-postgres-"))
    owner = "postgres" if os.geteuid() == 0 else None  # the server does not run as root
    if owner:
        shutil.chown(folder, owner)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, user=owner, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "guibiao", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    own = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *settings)
    options = " ".join([f"-p {port}", *(f"-c {one}" for one in own)])
    run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        run("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "guibiao", "desk")
        yield f"postgresql://guibiao@127.0.0.1:{port}/desk"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

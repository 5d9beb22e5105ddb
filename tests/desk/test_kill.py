"""The desk survives kill -9: see scripts/kill_desk.py, whose long form is in `make soak`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "kill_desk.py"


def test_nothing_accepted_is_lost_or_half_done_when_server_and_worker_are_killed() -> None:
    pytest.importorskip("django", reason="the desk's libraries are not installed")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("GUIBIAO_DESK", "DJANGO_", "DATABASE_"))}
    command = [sys.executable, str(SCRIPT), "--rounds", "2"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

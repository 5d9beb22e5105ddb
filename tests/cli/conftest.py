"""The command line as a user has it: a process of its own, with its exit code and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]

EVALUATION = """云河县“十四五”规划纲要中期评估报告

云河县发展和改革局

2023年9月

一、实施情况
（一）主要指标完成情况
1.经济发展类指标2项，达标1项，未达标1项。
——地区生产总值：《纲要》目标“十四五”期间年均增长7.0%以上。2021年完成86.2亿元，增长8.4%，2022年完成90.5亿元，增长3.2%，2021—2022年年均增长6.9%，未达到进度要求。
——常住人口城镇化率：《纲要》目标“十四五”期末达到50%以上。2020年为44%，2021年为45.5%，2022年为47.0%，达到进度要求。
"""


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `guibiao` with arguments in a folder; `env` adds to the environment."""

    def run(*args: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "GUIBIAO_LANG"))}
        command = [sys.executable, "-m", "guibiao", *map(str, args)]
        return subprocess.run(command, cwd=cwd, env=clean | env, capture_output=True, check=False, timeout=300)

    return run


@pytest.fixture
def evaluation(tmp_path: Path) -> Path:
    """A small evaluation report of a fictional county; its mean growth of 6.9% does not follow from its rates."""
    path = tmp_path / "云河县中期评估.txt"
    path.write_text(EVALUATION, encoding="utf-8")
    return path


def said(result: subprocess.CompletedProcess[bytes]) -> str:
    """What it printed on standard error, checked to be no traceback."""
    text = result.stderr.decode("utf-8", errors="replace")
    assert "Traceback" not in text, text
    return text

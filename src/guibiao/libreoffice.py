"""LibreOffice, where it is installed: one file turned into another, in a folder and with a profile of its own.

Macros, links and updates are off, the time is limited, and whatever it started ends with it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from guibiao.errors import InputError
from guibiao.messages import _

_SECONDS = 120
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""


def libreoffice() -> str | None:
    """LibreOffice's program, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(
    content: bytes, given: str, made: str, where: str, cure: str, *, arguments: Sequence[str] = ()
) -> bytes | None:  # fmt: skip
    """A file's bytes turned from one suffix into another; None where LibreOffice makes nothing of them.

    `made` may go on with a filter and its options, after colons; `arguments` go before `--convert-to`. Expects that
    there is a LibreOffice. Raises InputError, with `where` and `cure`, where it does not start or end in time.
    """
    with tempfile.TemporaryDirectory(prefix="guibiao-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source, result = home / f"given.{given}", home / "made" / f"given.{made.partition(':')[0]}"
        source.write_bytes(content)
        command = [
            libreoffice() or "soffice", "--headless", "--norestore", "--nolockcheck",
            f"-env:UserInstallation={(home / 'profile').as_uri()}", *arguments,
            "--convert-to", made, "--outdir", str(home / "made"), str(source),
        ]  # fmt: skip
        _run(command, home, where, cure)
        return result.read_bytes() if result.is_file() else None


def _run(command: Sequence[str], home: Path, where: str, cure: str) -> None:
    """Run a program for a limited time, then end it with all that it started."""
    environment = {"HOME": str(home), "TMPDIR": str(home), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    try:
        process = subprocess.Popen(
            command,
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise InputError(_("LibreOffice 启动不了"), where, _("请检查安装。") + cure) from error
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        what = _("LibreOffice 在 {seconds} 秒内没有做完").format(seconds=_SECONDS)
        raise InputError(what, where, cure) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # its own session: also the children
    elif process.poll() is None:
        process.kill()
    process.wait()

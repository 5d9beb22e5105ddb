"""Old formats of word processors (.doc, .wps, .rtf), which LibreOffice turns into .docx where installed.

It runs in a folder of its own with a profile of its own, in which macros, links and updates are off, for a limited
time. Without it the user is told how to go on.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from guibiao.documents.formats import word
from guibiao.documents.formats.content import Content
from guibiao.errors import InputError
from guibiao.messages import _

_SECONDS = 120
_LARGEST = 200_000_000  # bytes, of the file and of what comes of it
_OLE = b"\xd0\xcf\x11\xe0"
_WORD = "WordDocument".encode("utf-16-le")  # the stream that holds the text
_RTF = b"{\\rtf"
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


@dataclass(frozen=True, slots=True)
class _Kind:
    """What LibreOffice is told: the suffix and the filter of the file."""

    suffix: str
    reads: str


def read(content: bytes, where: str) -> Content:
    """The text of the file. Raises InputError where it is empty, damaged, locked, too large or not to be converted."""
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if len(content) > _LARGEST:
        raise InputError(_("文件太大"), where, _("请拆成几份文件"))
    kind = _kind(content)
    if kind is None:
        raise _damaged(where)
    return word.read(_converted(content, kind, where), where)


def _kind(content: bytes) -> _Kind | None:
    if content.startswith(_RTF):
        return _Kind("rtf", "Rich Text Format")
    return _Kind("doc", "MS Word 97") if _WORD in content and content.startswith(_OLE) else None


def _damaged(where: str) -> InputError:
    what = _("文件已损坏、加了密码，或不是 Word、WPS 文件")
    return InputError(what, where, _("请在 Word 或 WPS 中打开，去掉密码，另存为 .docx 或 .xlsx"))


def _converted(content: bytes, kind: _Kind, where: str) -> bytes:
    """What LibreOffice makes of the file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        cure = _("请在 Word 或 WPS 中另存为 .docx，或安装 LibreOffice（libreoffice-writer）")
        raise InputError(_("读这种旧格式需要 LibreOffice，这台机器上没有"), where, cure)
    with tempfile.TemporaryDirectory(prefix="guibiao-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given, made = home / f"given.{kind.suffix}", home / "made" / "given.docx"
        given.write_bytes(content)
        _run(
            [
                program,
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                f"--infilter={kind.reads}",
                "--convert-to",
                "docx",
                "--outdir",
                str(home / "made"),
                str(given),
            ],
            home,
            where,
        )
        if not made.is_file():
            raise _damaged(where)
        if made.stat().st_size > _LARGEST:
            raise InputError(_("文件太大"), where, _("请拆成几份文件"))
        return made.read_bytes()


def _run(command: list[str], home: Path, where: str) -> None:
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
        raise InputError(_("LibreOffice 启动不了"), where, _("请检查安装，或另存为 .docx")) from error
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        what = _("LibreOffice 在 {seconds} 秒内没有读完").format(seconds=_SECONDS)
        raise InputError(what, where, _("请在 Word 或 WPS 中另存为 .docx")) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # its own session: also the children
    elif process.poll() is None:
        process.kill()
    process.wait()

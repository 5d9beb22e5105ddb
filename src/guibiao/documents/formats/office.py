"""Old formats of office programs (.doc, .wps, .rtf, .et), which LibreOffice turns into .docx or .xlsx where installed.

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

from guibiao.documents.formats.content import Content
from guibiao.errors import InputError
from guibiao.messages import _

_SECONDS = 120
_LARGEST = 200_000_000  # bytes, of the file and of what comes of it
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
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
    """What LibreOffice is told: the suffix and filter of the file, the suffix of what it makes."""

    suffix: str
    reads: str
    makes: str


_KINDS = (  # by what the container or the text says; the first that matches
    ("WordDocument".encode("utf-16-le"), _Kind("doc", "MS Word 97", "docx")),
    ("Workbook".encode("utf-16-le"), _Kind("xls", "MS Excel 97", "xlsx")),
    ("Book".encode("utf-16-le"), _Kind("xls", "MS Excel 95", "xlsx")),
)


def read(content: bytes, where: str) -> Content:
    """The text of the file. Raises InputError where it is empty, damaged, locked, too large or not to be converted."""
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if len(content) > _LARGEST:
        raise InputError(_("文件太大"), where, _("请拆成几份文件"))
    if content.startswith(_ZIP):
        return _of_package(content, where)
    if content.lstrip()[:1] == b"<":  # a web page that was named .doc
        from guibiao.documents.formats.html import read as read_page

        return read_page(content, where)
    kind = _kind(content)
    if kind is None:
        raise _damaged(where)
    return _of_package(_converted(content, kind, where), where)


def _of_package(content: bytes, where: str) -> Content:
    """The content of a new Word or Excel file, whatever its suffix."""
    from guibiao.documents.formats import sheet, word

    return word.read(content, where) if b"word/document.xml" in content else sheet.read(content, where)


def _kind(content: bytes) -> _Kind | None:
    if content.startswith(_RTF):
        return _Kind("rtf", "Rich Text Format", "docx")
    if not content.startswith(_OLE):
        return None
    return next((kind for mark, kind in _KINDS if mark in content), None)


def _damaged(where: str) -> InputError:
    what = _("文件已损坏、加了密码，或不是 Word、WPS 文件")
    return InputError(what, where, _("请在 Word 或 WPS 中打开，去掉密码，另存为 .docx 或 .xlsx"))


def _converted(content: bytes, kind: _Kind, where: str) -> bytes:
    """What LibreOffice makes of the file."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        cure = _("请在 Word 或 WPS 中另存为 .docx 或 .xlsx，或安装 LibreOffice（libreoffice-writer、libreoffice-calc）")
        raise InputError(_("读这种旧格式需要 LibreOffice，这台机器上没有"), where, cure)
    with tempfile.TemporaryDirectory(prefix="guibiao-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        profile = home / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given, made = home / f"given.{kind.suffix}", home / "made" / f"given.{kind.makes}"
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
                kind.makes,
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
        raise InputError(_("LibreOffice 启动不了"), where, _("请检查安装，或另存为 .docx、.xlsx")) from error
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        what = _("LibreOffice 在 {seconds} 秒内没有读完").format(seconds=_SECONDS)
        raise InputError(what, where, _("请在 Word 或 WPS 中另存为 .docx 或 .xlsx")) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None and hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)  # its own session: also the children
    elif process.poll() is None:
        process.kill()
    process.wait()

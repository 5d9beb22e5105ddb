"""Archives (.zip): the files in them that can be read, unpacked in memory only and within limits.

Nothing is written, no name is used as a path, and what unpacks to more than reports could is refused.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from guibiao.documents.formats.readers import ARCHIVE, SUFFIXES
from guibiao.errors import InputError
from guibiao.expressions import expression
from guibiao.messages import _

_DEPTH = 2  # archives inside one another
_MOST = 2000  # files
_LARGEST = 200_000_000  # bytes of a file
_ALL = 500_000_000  # bytes of all files together
_RATIO = 200  # of unpacked to packed size, beyond which a file of some size is a bomb
_SMALL = 10_000_000  # bytes that a file may unpack to whatever its ratio
_UTF8 = 0x800  # the flag of names in UTF-8
_LOCKED = 0x1
_OUTSIDE = expression(r"^(?:/|[A-Za-z]:)|(?:^|/)\.\.(?:/|$)")
_LEFT_BY_SYSTEMS = expression(r"(?:^|/)(?:__MACOSX/|\.(?!\.)|~\$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(slots=True)
class _Budget:
    files: int
    bytes: int


def members(content: bytes, where: str) -> Iterator[tuple[str, bytes | InputError]]:
    """The readable files of an archive in its order: the name inside it (folder/报告.docx) and the bytes.

    Instead of its bytes a file that is locked, damaged, too large or outside the archive has the error that says so;
    files of other formats are passed over. Names of files in archives inside have that archive's name before them.
    Raises InputError where the whole archive is empty, damaged, too large, or holds nothing to be read.
    """
    if not content:
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    found = False
    for member in _members(content, where, "", 1, _Budget(_MOST, _ALL)):
        found = True
        yield member
    if not found:
        formats = "、".join(sorted(SUFFIXES))
        raise InputError(_("压缩包里没有能读的文件"), where, _("能读的格式：{formats}").format(formats=formats))


def _members(
    content: bytes, where: str, prefix: str, depth: int, budget: _Budget
) -> Iterator[tuple[str, bytes | InputError]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        infos = archive.infolist()
    except _BROKEN as error:
        raise InputError(
            _("压缩包已损坏，或不是 .zip"), f"{where}/{prefix}".rstrip("/"), _("请重新下载或重新压缩成 .zip")
        ) from error
    with archive:
        for info in infos:
            name = _name(info)
            suffix = PurePosixPath(name).suffix.lower()
            if info.is_dir() or _LEFT_BY_SYSTEMS.search(name) or suffix not in SUFFIXES | {ARCHIVE}:
                continue
            budget.files -= 1
            if budget.files < 0:
                what = _("压缩包里的文件超过 {most} 个").format(most=_MOST)
                raise InputError(what, where, _("请分成几个压缩包，或解压后读文件夹"))
            place = f"{where}/{prefix}{name}"
            try:
                unpacked = _unpacked(archive, info, name, place, budget)
                if suffix != ARCHIVE:
                    yield prefix + name, unpacked
                    continue
                if depth == _DEPTH:
                    raise InputError(_("压缩包套得太深"), place, _("请解压后再提供"))
                inner = list(_members(unpacked, where, f"{prefix}{name}/", depth + 1, budget))
            except _TooMuchError as error:
                if depth > 1:
                    raise
                raise InputError(_("压缩包展开后太大"), where, _("请分成几个压缩包，或解压后读文件夹")) from error
            except InputError as error:
                yield prefix + name, error
            else:
                yield from inner


class _TooMuchError(Exception):
    """The files of an archive together are larger than is allowed."""


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: str, budget: _Budget) -> bytes:
    """The bytes of a file. Raises InputError and _TooMuchError."""
    if _OUTSIDE.search(name) or stat.S_ISLNK(info.external_attr >> 16):
        raise InputError(_("压缩包里的文件指向包外"), place, _("这样的压缩包不安全，请重新压缩"))
    if info.flag_bits & _LOCKED:
        raise InputError(_("压缩包加了密码"), place, _("请解压后再提供"))
    most = min(_LARGEST, max(info.compress_size * _RATIO, _SMALL))
    try:
        with archive.open(info) as stream:
            content = stream.read(min(most, budget.bytes) + 1)  # the size that the archive states may be false
    except NotImplementedError as error:
        raise InputError(_("压缩包用了不常见的压缩方式"), place, _("请用普通方式重新压缩成 .zip")) from error
    except _BROKEN as error:
        raise InputError(_("压缩包里的文件已损坏"), place, _("请重新下载或重新压缩")) from error
    if len(content) > budget.bytes:
        raise _TooMuchError
    budget.bytes -= len(content)
    if len(content) > most:
        raise InputError(_("压缩包里的文件展开后太大"), place, _("请检查这个文件，或单独提供"))
    return content


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file: in UTF-8 where the archive says so or it is, else in GB18030, as Chinese Windows writes."""
    said = info.orig_filename
    if not info.flag_bits & _UTF8:
        try:
            raw = said.encode("cp437")  # as which the library decoded it
        except UnicodeEncodeError:
            raw = said.encode("utf-8", "surrogateescape")
        for encoding in ("utf-8", "gb18030"):
            try:
                said = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return said.split("\0")[0].replace("\\", "/")

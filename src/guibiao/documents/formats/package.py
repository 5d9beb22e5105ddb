"""Zip packages of XML (.xlsx, .ods, .ofd): their parts, within limits, with no entity expanded and nothing fetched."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from guibiao.errors import InputError
from guibiao.messages import _

_LARGEST = 60_000_000  # bytes of a part that becomes a tree
_LONGEST = 200_000_000  # bytes of a part that is walked through
_MOST_TAGS = 3_000_000  # of a tree: an element takes far more memory than its tags do
_MOST_TAGS_WALKED = 12_000_000
_ALL = 400_000_000  # bytes of all parts that are read
_OLD = b"\xd0\xcf\x11\xe0"  # begins old Office files, and new ones with a password
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
)
_DECLARATIONS = tuple(f"<!{name}".encode(code) for name in ("DOCTYPE", "ENTITY") for code in ("utf-8", "utf-16-le"))


class Package:
    """The parts of a package by their names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = _ALL
        self._names = {info.filename.lower().lstrip("/"): info for info in archive.infolist()}

    def __contains__(self, name: str) -> bool:
        return self._key(name) in self._names

    def names(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._names)

    def xml(self, name: str) -> etree._Element | None:
        """A part as a tree; None where the package has no such part. Raises what `opened` turns into InputError."""
        info = self._names.get(self._key(name))
        if info is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False)
        return etree.fromstring(self._read(info, _LARGEST, _MOST_TAGS), parser)

    def walk(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of a part with some tags as they end; each is gone when the next one comes."""
        info = self._names[self._key(name)]
        stream = io.BytesIO(self._read(info, _LONGEST, _MOST_TAGS_WALKED))
        for _event, element in etree.iterparse(
            stream, tag=tags, resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False
        ):
            yield element
            element.clear()
            holder = element.getparent()
            while holder is not None and holder[0] is not element:
                del holder[0]

    def _read(self, info: zipfile.ZipInfo, most: int, tags: int) -> bytes:
        with self._archive.open(info) as stream:
            content = _at_most(stream, min(most, self._left))
        self._left -= len(content)
        if any(mark in content for mark in _DECLARATIONS):  # no office program writes them; entities can explode
            raise ValueError("a document type declaration")
        if content.count(b"<") > tags:
            raise TooLargePartError
        return content

    @staticmethod
    def _key(name: str) -> str:
        return name.lower().lstrip("/")


class TooLargePartError(ValueError):
    """A part is larger than any report."""


def _at_most(stream: IO[bytes], most: int) -> bytes:
    content = stream.read(most + 1)  # the size that the archive states may be false
    if len(content) > most:
        raise TooLargePartError
    return content


@contextmanager
def opened(content: bytes, where: str, damaged: Callable[[str], InputError]) -> Iterator[Package]:
    """The package in the bytes of a file; what goes wrong with it in the block becomes an InputError.

    `damaged` makes the one for a file that is broken or of another format.
    """
    if not content.strip():
        raise InputError(_("文件是空的"), where, _("请检查文件是否保存完整"))
    if content.startswith(_OLD):
        raise InputError(_("文件加了密码，或是改了后缀名的旧版文件"), where, _("请去掉密码，另存为新版格式"))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise InputError(_("文件加了密码"), where, _("请去掉密码后另存"))
            yield Package(archive)
    except (TooLargePartError, MemoryError) as error:
        raise InputError(_("文件展开后太大"), where, _("请拆成几份文件")) from error
    except _BROKEN as error:
        raise damaged(where) from error

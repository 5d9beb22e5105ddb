"""Archives of documents, harmless and harmful."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibiao.documents.formats import archive
from guibiao.documents.formats.archive import members
from guibiao.errors import InputError

TEXT = "云河县政府工作报告".encode()


def _zip(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            package.writestr(name, content)
    return packed.getvalue()


def _named(raw: bytes) -> bytes:
    """An archive with a name in bytes of its own, as Chinese Windows writes it, without the flag of UTF-8."""
    stand_in = "x" * (len(raw) - 4) + ".txt"
    return _zip((stand_in, TEXT)).replace(stand_in.encode(), raw)


def test_the_readable_files_come_in_order_with_their_folders() -> None:
    packed = _zip(
        ("二/报告.txt", TEXT),
        ("一/公报.html", b"<p>a"),
        ("程序.exe", b"MZ"),
        ("__MACOSX/二/._报告.txt", b"x"),
        ("二/~$报告.docx", b"x"),
    )
    assert list(members(packed, "a.zip")) == [("二/报告.txt", TEXT), ("一/公报.html", b"<p>a")]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_names_without_a_flag_are_decoded_right(encoding: str) -> None:
    assert list(members(_named("云河县报告.txt".encode(encoding)), "a.zip")) == [("云河县报告.txt", TEXT)]


def test_archives_inside_are_read_to_the_second_depth() -> None:
    inner = _zip(("报告.txt", TEXT), ("更深.zip", _zip(("公报.txt", TEXT))))
    (name, content), (deeper, error) = members(_zip(("内.zip", inner)), "a.zip")
    assert (name, content) == ("内.zip/报告.txt", TEXT)
    assert deeper == "内.zip/更深.zip"
    assert isinstance(error, InputError)
    assert "太深" in error.what
    assert error.where == "a.zip/内.zip/更深.zip"


@pytest.mark.parametrize("name", ["../../报告.txt", "/etc/报告.txt", "C:/报告.txt", "a/../../报告.txt", "..\\报告.txt"])
def test_a_path_that_leaves_the_archive_is_refused_and_the_rest_is_read(name: str) -> None:
    (_, error), (good, content) = members(_zip((name, TEXT), ("好.txt", TEXT)), "a.zip")
    assert isinstance(error, InputError)
    assert "包外" in error.what
    assert (good, content) == ("好.txt", TEXT)


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("链接.txt")
    link.external_attr = 0o120777 << 16
    ((_, error),) = members(_zip((link, b"/etc/passwd")), "a.zip")
    assert isinstance(error, InputError)


def test_a_file_that_unpacks_to_too_much_is_refused_and_the_rest_is_read() -> None:
    (_, error), (good, _content) = members(_zip(("弹.txt", bytes(60_000_000)), ("好.txt", TEXT)), "a.zip")
    assert isinstance(error, InputError)
    assert "太大" in error.what
    assert good == "好.txt"


def test_many_files_that_together_unpack_to_too_much_stop_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_ALL", 5_000_000)
    inner = _zip(*((f"{n}.txt", bytes(1_000_000)) for n in range(6)))
    with pytest.raises(InputError, match="太大"):
        list(members(inner, "a.zip"))


def test_archives_inside_that_together_unpack_to_too_much_are_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_ALL", 5_000_000)
    inner = _zip(*((f"{n}.txt", bytes(1_000_000)) for n in range(4)))
    with pytest.raises(InputError, match="太大") as caught:
        list(members(_zip(("一.zip", inner), ("二.zip", inner), ("三.zip", inner)), "a.zip"))
    assert caught.value.where == "a.zip"


def test_too_many_files_stop_the_archive() -> None:
    with pytest.raises(InputError, match="2000"):
        list(members(_zip(*((f"{n}.txt", TEXT) for n in range(2001))), "a.zip"))


def test_a_locked_file_is_said_so() -> None:
    packed = bytearray(_zip(("报告.txt", TEXT)))
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    ((_, error),) = members(bytes(packed), "a.zip")
    assert isinstance(error, InputError)
    assert "密码" in error.what


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    list(members(_zip(("a/报告.txt", TEXT), ("../b.txt", TEXT)), "a.zip"))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空"),
        (b"abc", "损坏"),
        (_zip(("a.txt", TEXT))[:-30], "损坏"),
        (_zip(("a.exe", b"MZ")), "没有能读"),
        (_zip(), "没有"),
    ],
)
def test_an_archive_that_cannot_be_read_is_said_so(content: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        list(members(content, "a.zip"))
    assert caught.value.where == "a.zip"
    assert caught.value.cure


@given(st.binary(max_size=300), st.integers(0, 200), st.binary(max_size=8))
def test_no_archive_however_broken_does_more_than_raise_an_input_error(noise: bytes, at: int, put: bytes) -> None:
    packed = bytearray(_zip(("a.txt", noise), ("b.zip", _zip(("c.txt", noise)))))
    packed[at : at + len(put)] = put
    try:
        for _name, content in members(bytes(packed), "a.zip"):
            assert isinstance(content, bytes | InputError)
    except InputError:
        pass

"""A desk that serves the whole network answers to this machine's own names, and to no other."""

from __future__ import annotations

import pytest

from guibiao.desk.addressing import answer_by_own_names


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIBIAO_DESK_HOSTS", "")


def _hosts() -> list[str]:
    import os

    return os.environ["GUIBIAO_DESK_HOSTS"].split(",")


def test_at_home_it_answers_to_home_alone() -> None:
    assert answer_by_own_names("127.0.0.1") == []
    assert _hosts() == ["localhost", "127.0.0.1", "[::1]"]


def test_everywhere_it_answers_to_its_own_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "Guihua")
    monkeypatch.setattr("socket.getfqdn", lambda: "guihua.example.gov.cn")
    others = answer_by_own_names("0.0.0.0")
    assert {"guihua", "guihua.example.gov.cn"} <= set(others)
    assert set(others) <= set(_hosts())
    assert "*" not in _hosts()


def test_on_one_address_it_answers_to_that() -> None:
    assert answer_by_own_names("192.0.2.7") == ["192.0.2.7"]
    assert answer_by_own_names("2001:db8::7") == ["[2001:db8::7]"]


def test_what_the_setting_says_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIBIAO_DESK_HOSTS", "guihua.example.gov.cn")
    answer_by_own_names("0.0.0.0")
    assert _hosts() == ["guihua.example.gov.cn"]

"""Signing in at an identity provider, in a browser and behind a proxy: the way there and back is open."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

pytest.importorskip("joserfc", reason="the desk's libraries are not installed")

from tests.desk.identity_provider import CLIENT, SECRET, IdentityProvider, identity_provider


@pytest.fixture
def desk_with_provider(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, IdentityProvider]]:
    """A desk on an empty machine that is set up for a provider, and the provider."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with identity_provider() as provider:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("GUIBIAO", "DATABASE_URL", "DJANGO"))}
        environment |= {
            "GUIBIAO_DESK_OIDC_ISSUER": provider.issuer,
            "GUIBIAO_DESK_OIDC_CLIENT_ID": CLIENT,
            "GUIBIAO_DESK_OIDC_CLIENT_SECRET": SECRET,
            "GUIBIAO_DESK_OIDC_NAME": "县统一门户",
            "GUIBIAO_DESK_OIDC_ONLY": "1",
            **getattr(request, "param", {}),
        }
        command = [
            sys.executable,
            "-m",
            "guibiao",
            "--lang",
            "zh",
            "desk",
            "--port",
            str(port),
            "--data",
            str(tmp_path),
        ]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address, provider
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(300):
        assert server.poll() is None
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers, though not to this name
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail("the desk does not answer")


def test_a_person_goes_to_the_provider_and_back_and_leaves_both(
    desk_with_provider: tuple[str, IdentityProvider], browser: Browser
) -> None:
    address, provider = desk_with_provider
    provider.person = {"sub": "1", "preferred_username": "admin", "name": "管理员"}
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(f"{address}/people")
    expect(page.get_by_label("密码")).to_have_count(0)
    page.get_by_role("link", name="用县统一门户登录").click()
    expect(page.get_by_role("heading", name="人员和部门")).to_be_visible()
    page.get_by_role("button", name="退出").click()
    page.get_by_role("link", name="同时退出县统一门户").click()
    expect(page.get_by_role("link", name="用县统一门户登录")).to_be_visible()
    assert len(provider.asked) == 1


@pytest.mark.parametrize(
    "desk_with_provider",
    [{"GUIBIAO_DESK_TLS": "1", "GUIBIAO_DESK_HOSTS": "guihua.example.gov.cn"}],
    indirect=True,
    ids=["tls"],
)
def test_behind_a_tls_proxy_addresses_are_of_https_and_browsers_are_told_to_keep_to_it(
    desk_with_provider: tuple[str, IdentityProvider],
) -> None:
    address, _provider = desk_with_provider
    host, port = address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    headers = {"Host": "guihua.example.gov.cn", "X-Forwarded-Proto": "https"}
    connection.request("GET", "/sign-in/provider", headers=headers)
    answer = connection.getresponse()
    asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert asked["redirect_uri"] == ["https://guihua.example.gov.cn/sign-in/provider/back"]
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]

"""Signing in at an identity provider, through HTTP, against one that runs: who comes in, and who does not."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest

pytest.importorskip("joserfc", reason="the desk's libraries are not installed")

from joserfc.jwk import RSAKey

from tests.desk.conftest import PASSWORD
from tests.desk.identity_provider import CLIENT, SECRET, IdentityProvider, compact, identity_provider, signed

LONG_AGO, FAR_AHEAD = 1_700_000_000, 4_000_000_000  # seconds since 1970: in 2023, in 2096

Make = Callable[..., Any]


@pytest.fixture
def provider(desk: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[IdentityProvider]:
    """A provider that runs, and a desk that is set up for it."""
    from django.conf import settings

    with identity_provider() as running:
        for name, value in (("ISSUER", running.issuer), ("CLIENT_ID", CLIENT), ("CLIENT_SECRET", SECRET)):
            monkeypatch.setattr(settings, f"OIDC_{name}", value)
        yield running


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any) -> None:
        """A browser that shows where it is sent to."""


def at_provider(address: str) -> str:
    """What the provider answers to a browser: the address to go back to, as a path of the desk."""
    with pytest.raises(HTTPError) as sent:
        urllib.request.build_opener(_Stay).open(address)
    back = urlsplit(sent.value.headers["Location"])
    return f"{back.path}?{back.query}"


def stranger() -> Any:
    from django.test import Client

    return Client(headers={"accept-language": "zh"})


def sign_in(client: Any, target: str = "") -> Any:
    """Go to the provider and come back; gives the desk's answer."""
    sent = client.get("/sign-in/provider", {"next": target} if target else {})
    assert sent.status_code == 302, sent.content.decode()
    return client.get(at_provider(sent.headers["Location"]))


def test_a_person_comes_in_with_the_account_of_that_name(provider: IdentityProvider, person: Make) -> None:
    from guibiao.desk.models import HistoryRecord, User

    person("planner", name="wang")
    client = stranger()
    assert "用统一身份认证登录" in client.get("/sign-in").content.decode()
    answer = sign_in(client, "/history")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/history")
    assert client.get("/plans").status_code == 200
    assert User.objects.get(username="wang").subject == f"{provider.issuer} 42"
    assert HistoryRecord.objects.filter(action="user.bound").count() == 1
    sent = provider.asked[0]
    assert sent["code_challenge_method"] == "S256"
    assert min(len(sent["state"]), len(sent["nonce"])) >= 20


def test_who_has_no_account_stays_out(provider: IdentityProvider) -> None:
    from guibiao.desk.models import User

    answer = sign_in(client := stranger())
    assert answer.status_code == 403
    assert "没有与“wang”对应的账号" in answer.content.decode()
    assert client.get("/plans").status_code == 302
    assert not User.objects.exists()


def test_an_account_made_at_the_door_may_do_nothing_until_it_has_a_role(
    provider: IdentityProvider, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from guibiao.desk.models import User
    from guibiao.desk.urls import urlpatterns

    monkeypatch.setattr(settings, "OIDC_MAKES_ACCOUNTS", True)
    client = stranger()
    assert sign_in(client).status_code == 302
    made = User.objects.get()
    assert (made.username, made.role, made.first_name) == ("wang", "", "王规划")
    assert not made.has_usable_password()
    assert "还没有给您角色" in client.get("/").content.decode()
    assert {client.get(f"/{p.pattern}").status_code for p in urlpatterns if p.name in ("plans", "people")} == {403}
    chief = person("administrator")
    said = {"action": "changed", "role": "planner", "full_name": "王规划", "email": "wang@example.org"}
    assert chief.post(f"/people/{made.pk}", said).status_code == 302
    assert client.get("/plans").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"nonce": "another"}, {"nonce": None}, {"iss": "https://evil.example"}, {"aud": "another-client"},
        {"aud": ["another-client"], "azp": CLIENT}, {"exp": LONG_AGO}, {"exp": None},
        {"iat": FAR_AHEAD}, {"sub": None}, {"preferred_username": None}, {"preferred_username": ["wang"]},
        {"azp": "another-client"},
    ],
    ids=lambda wrong: "-".join(f"{k}={str(v)[:12]}" for k, v in wrong.items()),
)  # fmt: skip
def test_a_token_with_a_wrong_claim_lets_nobody_in(
    provider: IdentityProvider, person: Make, wrong: dict[str, Any]
) -> None:
    person("planner", name="wang")

    def spoil(claims: dict[str, Any]) -> None:
        claims.update({k: v for k, v in wrong.items() if v is not None})
        for key in [k for k, v in wrong.items() if v is None]:
            del claims[key]

    provider.spoil = spoil
    client = stranger()
    assert sign_in(client).status_code == 403
    assert client.get("/plans").status_code == 302


def _other_key(provider: IdentityProvider) -> None:
    other = RSAKey.generate_key(2048, {"kid": "one"})
    provider.forge = lambda claims: signed(claims, other)


def _public_key_as_secret(provider: IdentityProvider) -> None:
    secret = provider.key.as_pem(private=False)
    provider.forge = lambda claims: compact({"alg": "HS256", "kid": "one"}, claims, secret)


def _unsigned(provider: IdentityProvider) -> None:
    provider.forge = lambda claims: compact({"alg": "none"}, claims, None)


def _no_token(provider: IdentityProvider) -> None:
    provider.forge = lambda _claims: ""


@pytest.mark.parametrize("forge", [_other_key, _public_key_as_secret, _unsigned, _no_token])
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(
    provider: IdentityProvider, person: Make, forge: Callable[[IdentityProvider], None]
) -> None:
    person("planner", name="wang")
    forge(provider)
    client = stranger()
    assert sign_in(client).status_code == 403
    assert client.get("/plans").status_code == 302


def test_a_provider_that_changed_its_keys_is_still_understood(provider: IdentityProvider, person: Make) -> None:
    person("planner", name="wang")
    assert sign_in(stranger()).status_code == 302
    provider.key = RSAKey.generate_key(2048, {"kid": "two", "use": "sig"})
    assert sign_in(stranger()).status_code == 302


def test_an_answer_that_was_not_asked_for_or_comes_twice_is_refused(provider: IdentityProvider, person: Make) -> None:
    person("planner", name="wang")
    one, other = stranger(), stranger()
    back = at_provider(one.get("/sign-in/provider").headers["Location"])
    assert other.get(back).status_code == 403, "another browser's answer"
    assert one.get(back.replace("state=", "state=x")).status_code == 403
    assert one.get(back).status_code == 302
    assert stranger().get("/sign-in/provider/back").status_code == 403
    assert one.get(back).status_code == 403, "the same answer again"


def test_a_code_is_of_use_to_nobody_without_its_verifier(provider: IdentityProvider, person: Make) -> None:
    person("planner", name="wang")
    client = stranger()
    back = at_provider(client.get("/sign-in/provider").headers["Location"])
    code = parse_qs(urlsplit(back).query)["code"][0]
    provider.codes[code]["code_challenge"] = "x" * 43
    assert client.get(back).status_code == 403


def test_a_locked_or_closed_account_stays_out(provider: IdentityProvider, person: Make) -> None:
    from datetime import timedelta

    from django.utils import timezone

    who = person("planner", name="wang").who
    who.locked_until = timezone.now() + timedelta(minutes=5)
    who.save()
    assert sign_in(stranger()).status_code == 403
    who.locked_until, who.is_active = None, False
    who.save()
    assert sign_in(stranger()).status_code == 403
    who.refresh_from_db()
    assert who.subject == "", "nothing is bound for who stays out"


def test_a_bound_account_stays_its_persons_whatever_names_change_at_the_provider(
    provider: IdentityProvider, person: Make
) -> None:
    who, other = person("planner", name="wang").who, person("administrator", name="chief").who
    sign_in(stranger())
    provider.person["preferred_username"] = "chief"
    client = stranger()
    sign_in(client)
    assert client.session["_auth_user_id"] == str(who.pk)
    provider.person = {"sub": "43", "preferred_username": "wang"}
    assert sign_in(stranger()).status_code == 403, "another person took the name"
    chief = stranger()
    chief.force_login(other)
    chief.post(f"/people/{who.pk}", {"action": "unbound"})
    assert sign_in(stranger()).status_code == 302


def test_an_address_counts_only_if_the_provider_has_verified_it(
    provider: IdentityProvider, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "OIDC_CLAIM", "email")
    person("planner", name="wang@example.org")
    provider.person["email"] = "wang@example.org"
    assert sign_in(stranger()).status_code == 403
    provider.person["email_verified"] = True
    assert sign_in(stranger()).status_code == 302


def test_signing_in_at_the_provider_gives_a_new_session(provider: IdentityProvider, person: Make) -> None:
    person("planner", name="wang")
    client = stranger()
    client.get("/sign-in/provider")
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before
    planted = stranger()
    planted.cookies["sessionid"] = before
    assert planted.get("/plans").status_code == 302


def test_a_first_password_need_not_be_changed_by_who_never_uses_it(provider: IdentityProvider, person: Make) -> None:
    who = person("planner", name="wang").who
    who.must_change_password = True
    who.save()
    client = stranger()
    sign_in(client)
    assert client.get("/plans").status_code == 200


def test_who_signs_out_is_led_out_of_the_provider_too(provider: IdentityProvider, person: Make) -> None:
    person("planner", name="wang")
    client = stranger()
    sign_in(client)
    page = client.post("/sign-out", follow=True).content.decode()
    assert "同时退出统一身份认证" in page
    assert client.get("/plans").status_code == 302
    away = client.get("/sign-out/provider").headers["Location"]
    assert away.startswith(f"{provider.issuer}/leave?")
    assert at_provider(away).startswith("/sign-in")


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_the_way_back_never_leads_away_from_the_desk(provider: IdentityProvider, person: Make, target: str) -> None:
    person("planner", name="wang")
    assert sign_in(stranger(), target).headers["Location"] == "/"


@pytest.mark.parametrize("path", ["/sign-in/provider", "/sign-out/provider"])
def test_a_provider_that_is_away_is_told_and_passwords_still_work(
    provider: IdentityProvider, person: Make, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    from django.conf import settings

    person("planner", name="wang")
    monkeypatch.setattr(settings, "OIDC_ISSUER", "http://127.0.0.1:9")
    client = stranger()
    answer = client.get(path)
    assert answer.status_code == 503
    assert "暂时连不上" in answer.content.decode()
    client.post("/sign-in", {"name": "wang", "password": PASSWORD})
    assert client.get("/plans").status_code == 200


def test_a_provider_by_another_name_is_not_trusted(provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "OIDC_ISSUER", f"{provider.issuer}/")
    assert stranger().get("/sign-in/provider").status_code == 503


def test_who_says_no_at_the_provider_is_back_at_the_sign_in_page(provider: IdentityProvider) -> None:
    client = stranger()
    client.get("/sign-in/provider")
    answer = client.get("/sign-in/provider/back?error=access_denied&error_description=<script>alert(1)</script>")
    assert answer.status_code == 403
    assert "<script>alert" not in answer.content.decode()


def test_passwords_can_be_kept_for_administrators_alone(
    provider: IdentityProvider, person: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    monkeypatch.setattr(settings, "OIDC_ONLY", True)
    person("planner", name="wang")
    person("administrator", name="chief")
    client = stranger()
    assert 'type="password"' not in client.get("/sign-in").content.decode()
    assert 'type="password"' in client.get("/sign-in?password").content.decode()
    assert client.post("/sign-in", {"name": "wang", "password": PASSWORD}).status_code == 403
    assert client.post("/sign-in", {"name": "chief", "password": PASSWORD}).status_code == 302


def test_without_a_provider_there_is_nothing_of_it(person: Make) -> None:
    client = stranger()
    assert "统一身份认证" not in client.get("/sign-in").content.decode()
    for path in ("/sign-in/provider", "/sign-in/provider/back", "/sign-out/provider"):
        assert client.get(path).status_code == 404


def test_no_token_is_logged(provider: IdentityProvider, person: Make, caplog: pytest.LogCaptureFixture) -> None:
    person("planner", name="wang")
    _other_key(provider)
    client = stranger()
    sign_in(client)
    assert "BadSignatureError" in caplog.text
    assert "eyJ" not in caplog.text
    assert SECRET not in caplog.text

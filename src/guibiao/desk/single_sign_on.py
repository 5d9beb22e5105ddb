"""Signing in at the office's own identity provider (统一身份认证) by OpenID Connect, where one is set up.

Authlib makes and checks state, nonce and PKCE and checks the token's signature, issuer, audience and times. Who the
token names is matched to an account of the desk: by the account's name at first, by the provider's own number for the
person (`sub`) ever after, so that a renamed person at the provider never enters somebody else's account.
"""

from __future__ import annotations

import logging
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import DjangoIntegration, DjangoOAuth2App
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from joserfc.errors import JoseError
from requests import RequestException

from guibiao.desk.history import note
from guibiao.desk.models import User
from guibiao.errors import InputError
from guibiao.messages import _

_SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_SECONDS = 10  # to wait for the provider
_LEEWAY = 60  # seconds by which the two clocks may differ
_log = logging.getLogger(__name__)


class AwayError(InputError):
    """The provider does not answer, or not as a provider does."""


class RefusedError(InputError):
    """The provider's answer lets nobody in."""


def is_set_up() -> bool:
    """Whether the office has a provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


def provider_name() -> str:
    """What people call the provider."""
    return settings.OIDC_NAME or _("统一身份认证")


def to_provider(request: HttpRequest) -> HttpResponse:
    """Send the person to the provider. Raises AwayError."""
    place = request.build_absolute_uri(reverse("from-provider"))
    answer: HttpResponse = _client().authorize_redirect(request, place)
    return answer


def from_provider(request: HttpRequest) -> User:
    """The account of the person whom the provider sends back. Raises AwayError and RefusedError."""
    client = _client()
    try:
        token = client.authorize_access_token(request, claims_options=_expected(), leeway=_LEEWAY)
    except RequestException as error:
        raise _away(error) from error
    except (AuthlibBaseError, JoseError, ValueError, KeyError, TypeError) as error:
        _log.warning("single sign-on refused: %s", type(error).__name__)  # never the answer itself: it holds tokens
        raise RefusedError(_("这次登录没有完成，或凭据没有通过核对"), cure=_("请从登录页重新开始")) from error
    claims = token.get("userinfo")
    if not claims:
        raise RefusedError(_("统一身份认证没有说明您是谁"), cure=_("请联系管理员检查接入设置"))
    person: User = _account(claims)
    return person


def leaving_address(request: HttpRequest) -> str:
    """Where the person signs out at the provider too, which leads back; "" where there is no such place.

    Raises AwayError.
    """
    client = _client()
    if not client.server_metadata.get("end_session_endpoint"):
        return ""
    back = request.build_absolute_uri(reverse("sign-in"))
    return str(client.create_logout_url(post_logout_redirect_uri=back, client_id=settings.OIDC_CLIENT_ID)["url"])


def _client() -> Any:
    """Authlib's client with what the provider says of itself now, so that its new keys are known at once.

    Raises AwayError where it says nothing, or calls itself by another name than the settings do.
    """
    client = DjangoOAuth2App(
        DjangoIntegration("provider"),
        "provider",
        client_id=settings.OIDC_CLIENT_ID,
        client_secret=settings.OIDC_CLIENT_SECRET or None,
        server_metadata_url=f"{settings.OIDC_ISSUER.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": settings.OIDC_SCOPES,
            "code_challenge_method": "S256",
            "default_timeout": _SECONDS,
        },
    )
    try:
        said = client.load_server_metadata()
    except (RequestException, ValueError, TypeError) as error:
        raise _away(error) from error
    if said.get("issuer") != settings.OIDC_ISSUER or not said.get("authorization_endpoint"):
        raise _away(ValueError("another issuer, or no endpoints"))
    offered = said.get("id_token_signing_alg_values_supported", ["RS256"])
    said["id_token_signing_alg_values_supported"] = [name for name in _SIGNATURES if name in offered]
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if settings.OIDC_CLIENT_SECRET and "client_secret_basic" not in ways:
        client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"
    return client


def _expected() -> dict[str, dict[str, Any]]:
    return {
        "iss": {"essential": True, "value": settings.OIDC_ISSUER},
        "aud": {"essential": True, "value": settings.OIDC_CLIENT_ID},
        "sub": {"essential": True},
    }


@transaction.atomic
def _account(claims: dict[str, Any]) -> User:
    """The account that is bound to the person, else the one of that name, which is bound from now on."""
    subject = f"{claims['iss']} {claims['sub']}"
    person: User | None = User.objects.filter(subject=subject).first()
    if person is None:
        name = claims.get(settings.OIDC_CLAIM)
        if (
            not isinstance(name, str)
            or not name
            or (settings.OIDC_CLAIM == "email" and not claims.get("email_verified"))
        ):
            raise RefusedError(_("统一身份认证没有给出您的用户名"), cure=_("请联系管理员检查接入设置"))
        person = User.objects.select_for_update().filter(username=name).first() or _new(name, claims)
        if person is None or person.subject:
            raise _no_account(name)
        person.subject = subject
        person.save(update_fields=["subject"])
        note(person, "user.bound", person, after={**person.told(), "subject": str(claims["sub"])[:100]})
    if not person.is_active or person.is_locked:
        raise RefusedError(_("账号已停用或锁定"), cure=_("请联系管理员"))
    return person


def _new(name: str, claims: dict[str, Any]) -> User | None:
    """An account without any role, where the settings have the provider make them."""
    if not settings.OIDC_MAKES_ACCOUNTS or len(name) > User._meta.get_field("username").max_length:
        return None
    made: User = User.objects.create_user(name, role="", first_name=str(claims.get("name") or "")[:150])
    note(None, "user.made", made, after=made.told())
    return made


def _no_account(name: str) -> RefusedError:
    return RefusedError(
        _("圭表里没有与“{name}”对应的账号").format(name=name[:100]), cure=_("请联系管理员建立账号，或解除原来的绑定")
    )


def _away(error: Exception) -> AwayError:
    _log.warning("the identity provider cannot be used: %s", type(error).__name__)
    return AwayError(_("统一身份认证暂时连不上，或设置不对"), cure=_("请稍后再试，或请管理员检查"))

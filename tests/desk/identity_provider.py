"""A small OpenID Connect provider for tests: it answers through HTTP and signs its tokens, right ones and wrong ones.

It knows one client and signs in whoever `person` names, without asking. `spoil` changes the claims of the next tokens,
`forge` makes a token of claims.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "desk", "s3cret:with/signs"


class IdentityProvider:
    """The provider's state; `issuer` is its address."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.person: dict[str, Any] = {"sub": "42", "preferred_username": "wang", "name": "王规划"}
        self.spoil: Callable[[dict[str, Any]], None] = lambda _claims: None
        self.forge: Callable[[dict[str, Any]], str] = lambda claims: signed(claims, self.key)
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []  # what came to the authorization endpoint

    def metadata(self) -> dict[str, Any]:
        """What the provider says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "end_session_endpoint": f"{self.issuer}/leave",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser goes with its code."""
        self.asked.append(asked)
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, said: dict[str, str], credentials: str) -> tuple[int, dict[str, Any]]:
        """The answer to a code, which works once, for its client, place and verifier."""
        asked = self.codes.pop(said.get("code", ""), None)
        expected = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if credentials != f"Basic {expected}":
            return 401, {"error": "invalid_client"}
        challenge = _base64(hashlib.sha256(said.get("code_verifier", "").encode()).digest())
        sound = asked is not None and (
            asked["redirect_uri"] == said.get("redirect_uri")
            and asked.get("code_challenge_method") == "S256"
            and asked["code_challenge"] == challenge.decode()
        )
        if asked is None or not sound:
            return 400, {"error": "invalid_grant"}
        answer = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 300}
        token = self.forge(self._claims(asked))
        return 200, answer | ({"id_token": token} if token else {})

    def _claims(self, asked: dict[str, str]) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
        }
        self.spoil(claims)
        return claims


def signed(claims: dict[str, Any], key: RSAKey) -> str:
    """A token as a provider signs it."""
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def compact(header: dict[str, Any], claims: dict[str, Any], secret: bytes | None) -> str:
    """A token put together by hand: with an HMAC of a secret, or without any signature."""
    body = b".".join(_base64(json.dumps(part).encode()) for part in (header, claims))
    mark = hmac.digest(secret, body, "sha256") if secret is not None else b""
    return b".".join((body, _base64(mark))).decode()


def _base64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


@contextmanager
def identity_provider() -> Iterator[IdentityProvider]:
    """A provider that runs while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    provider = server.provider = IdentityProvider(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider, address = self._provider(), urlsplit(self.path)
        if address.path == "/.well-known/openid-configuration":
            self._say(200, provider.metadata())
        elif address.path == "/keys":
            self._say(200, {"keys": [provider.key.as_dict(private=False)]})
        elif address.path == "/authorize":
            self._send_to(provider.authorize(_single(address.query)))
        elif address.path == "/leave":
            self._send_to(_single(address.query)["post_logout_redirect_uri"])
        else:
            self._say(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(*self._provider().token(_single(body), self.headers.get("Authorization", "")))

    def log_message(self, *_args: Any) -> None:
        """Say nothing."""

    def _provider(self) -> IdentityProvider:
        provider: IdentityProvider = self.server.provider  # type: ignore[attr-defined]
        return provider

    def _say(self, status: int, said: dict[str, Any]) -> None:
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _send_to(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()


def _single(query: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(query).items()}

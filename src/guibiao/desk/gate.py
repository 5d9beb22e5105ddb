"""Who comes in: every address needs a signed-in person whose role may do its action; and what a page may load."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import override

from guibiao.desk.roles import PUBLIC, roles
from guibiao.messages import LANGUAGES, speaking

View = TypeVar("View", bound=Callable[..., HttpResponse])
_OPEN = ("sign-in", "to-provider", "from-provider", "leave-provider", "language", "feed")  # addresses for everybody
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_MENU = (
    "plan.view",
    "round.view",
    "remind",
    "chase.view",
    "document.view",
    "report.view",
    "history.view",
    "users.manage",
)


def allowed(action: str) -> Callable[[View], View]:
    """Mark a view with the action of the table that it carries out; others answer 404, as if nothing were there."""
    roles().actions[action]  # a view of an action that the table lacks does not start

    def marked(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not reach(request, action):
                raise Http404
            return view(request, *args, **kwargs)

        guarded.action = action  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return marked


def reach(request: HttpRequest, action: str) -> str:
    """How far who asks reaches for an action: a signed-in person's role, else that of the public."""
    return str(request.user.reach(action) if request.user.is_authenticated else roles().reach(PUBLIC, action))


def own_only(request: HttpRequest, action: str, rows: Any, department: str = "lead") -> Any:
    """The rows that the person may see for an action: those of the own department, or all."""
    if request.user.reach(action) != "own":
        return rows
    return rows.filter(**{department: request.user.department})


class SignedInMiddleware:
    """Sends strangers to the sign-in page, a person with a first password to the page that changes it.

    A person without a role sees that somebody has to give one, and nothing else.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Before a view runs: is the person known, and has a password of their own?"""
        name = request.resolver_match.url_name if request.resolver_match else None
        if name in _OPEN or request.path.startswith("/static/"):
            return None
        if not request.user.is_authenticated:
            if roles().reach(PUBLIC, getattr(view, "action", "home")):
                return None
            return redirect(f"/sign-in?next={request.path}" if request.method == "GET" else "/sign-in")
        if name == "sign-out":
            return None
        if not request.user.role:
            return render(request, "desk/waiting.html.j2", status=403)
        by_provider = request.session.get("by_provider")  # who needs no password of the desk's
        if request.user.must_change_password and not by_provider and name != "password":
            return redirect("password")
        return None


class SoundTextMiddleware:
    """Refuses the one character that PostgreSQL keeps in no text, wherever a form or an address has it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Before a view runs, and after its token was checked: raises SuspiciousOperation, which answers 400."""
        for said in (request.GET, request.POST):
            if "\0" in request.path or any("\0" in text for key in said for text in (key, *said.getlist(key))):
                raise SuspiciousOperation("a NUL in a text")


class LanguageMiddleware:
    """Answers in the language that the person chose, else in the browser's: Chinese unless it asks for English."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in its language."""
        asked = request.headers.get("Accept-Language", "")
        chosen = request.COOKIES.get("language") or ("en" if asked.lower().startswith("en") else "zh")
        language = chosen if chosen in LANGUAGES else "zh"
        with speaking(language), override("en" if language == "en" else "zh-hans"):
            return self._get_response(request)


class ContentPolicyMiddleware:
    """Says to the browser that a page loads nothing from elsewhere and runs no script but the desk's own files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy's headers."""
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def navigation(request: HttpRequest) -> dict[str, Any]:
    """For every page: which parts of the desk the person may enter."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {"menu": ()}
    return {"menu": [action for action in _MENU if request.user.reach(action)]}

"""Signing in and out, with a password or at the office's identity provider; the own password, the language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from guibiao.desk import single_sign_on
from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.models import User
from guibiao.errors import InputError
from guibiao.messages import LANGUAGES, _

_MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; what is wrong is not said, so that nobody learns which names there are."""
    if request.method != "POST":
        return _sign_in_page(request)
    name, secret = request.POST.get("name", ""), request.POST.get("password", "")
    known = User.objects.filter(username=name).first()
    locked = known is not None and known.is_locked
    person = authenticate(request, username=name, password=secret)
    if person is None or locked or (settings.OIDC_ONLY and person.role != "administrator"):
        if person is None and known is not None and not locked:
            known.note_failure()
        problem = _("用户名或密码不对，或账号已锁定。连续输错 {n} 次会锁定 {minutes} 分钟，管理员可以解锁。").format(
            n=settings.FAILURES_BEFORE_LOCK, minutes=settings.LOCKED_MINUTES
        )
        return _sign_in_page(request, status=403, problem=problem, name=name)
    User.objects.filter(pk=person.pk).update(failures=0, locked_until=None)
    login(request, person)
    return redirect(_safe(request, request.POST.get("next", "")))


@require_GET
def to_provider(request: HttpRequest) -> HttpResponse:
    """Off to the identity provider."""
    if not single_sign_on.is_set_up():
        raise Http404
    request.session["next"] = _safe(request, request.GET.get("next", ""))
    try:
        return single_sign_on.to_provider(request)
    except InputError as error:
        return _not_signed_in(request, error)


@require_GET
def from_provider(request: HttpRequest) -> HttpResponse:
    """Back from the identity provider: in, with a new session, or a page that says why not."""
    if not single_sign_on.is_set_up():
        raise Http404
    try:
        person = single_sign_on.from_provider(request)
    except InputError as error:
        return _not_signed_in(request, error)
    target = _safe(request, request.session.pop("next", ""))
    login(request, person, backend=_MODEL_BACKEND)
    request.session["by_provider"] = True
    return redirect(target)


@require_GET
def leave_provider(request: HttpRequest) -> HttpResponse:
    """Sign out at the identity provider as well."""
    if not single_sign_on.is_set_up():
        raise Http404
    try:
        return redirect(single_sign_on.leaving_address(request) or "sign-in")
    except InputError as error:
        return _not_signed_in(request, error)


def _sign_in_page(request: HttpRequest, status: int = 200, **said: Any) -> HttpResponse:
    context = {
        "provider": single_sign_on.provider_name() if single_sign_on.is_set_up() else "",
        "passwords": not settings.OIDC_ONLY or "password" in request.GET or request.method == "POST",
        "left": "left" in request.GET,
        **said,
    }
    return render(request, "desk/sign_in.html.j2", context, status=status)


def _not_signed_in(request: HttpRequest, error: InputError) -> HttpResponse:
    """The sign-in page with what went wrong: 503 where the provider is away, else 403."""
    status = 503 if isinstance(error, single_sign_on.AwayError) else 403
    return _sign_in_page(request, status=status, problem=str(error))


def _safe(request: HttpRequest, target: str) -> str:
    """Where to go after signing in: only to the desk itself."""
    inside = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and inside else "/"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave; who came from the identity provider is told how to leave that too."""
    by_provider = request.session.get("by_provider")
    logout(request)
    return redirect("/sign-in?left" if by_provider else "/sign-in")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the pages."""
    chosen = request.POST.get("language", "")
    response = redirect(_safe(request, request.POST.get("next", "")))
    if chosen in LANGUAGES:
        response.set_cookie("language", chosen, max_age=365 * 86400, samesite="Lax", httponly=True)
    return response


@allowed("account")
def password(request: HttpRequest) -> HttpResponse:
    """Change the own password."""
    if request.method != "POST":
        return render(request, "desk/password.html.j2")
    old, new, again = (request.POST.get(key, "") for key in ("old", "new", "again"))
    problems = []
    if not request.user.check_password(old):
        problems.append(_("原密码不对。"))
    if new != again:
        problems.append(_("两次输入的新密码不一样。"))
    try:
        validate_password(new, request.user)
    except ValidationError as error:
        problems += error.messages
    if problems:
        return render(request, "desk/password.html.j2", {"problems": problems}, status=400)
    request.user.set_password(new)
    request.user.must_change_password = False
    request.user.save()
    update_session_auth_hash(request, request.user)
    note(request.user, "password.changed", request.user)
    messages.success(request, _("密码已修改。"))
    return redirect("home")

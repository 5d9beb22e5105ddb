"""Signing in and out, the own password, the language."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.models import User
from guibiao.messages import LANGUAGES, _


def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; what is wrong is not said, so that nobody learns which names there are."""
    if request.method != "POST":
        return render(request, "desk/sign_in.html.j2")
    name, secret = request.POST.get("name", ""), request.POST.get("password", "")
    known = User.objects.filter(username=name).first()
    if known is not None and known.is_locked:
        return render(request, "desk/sign_in.html.j2", {"problem": _locked(), "name": name}, status=429)
    person = authenticate(request, username=name, password=secret)
    if person is None:
        if known is not None:
            known.note_failure()
        problem = _("用户名或密码不对。连续输错几次会锁定一段时间。")
        return render(request, "desk/sign_in.html.j2", {"problem": problem, "name": name}, status=403)
    User.objects.filter(pk=person.pk).update(failures=0, locked_until=None)
    login(request, person)
    return redirect(_safe(request, request.POST.get("next", "")))


def _locked() -> str:
    return _("输错次数太多，账号已锁定，请过一会儿再试，或请管理员解锁。")


def _safe(request: HttpRequest, target: str) -> str:
    """Where to go after signing in: only to the desk itself."""
    inside = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if target and inside else "/"


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave."""
    logout(request)
    return redirect("sign-in")


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

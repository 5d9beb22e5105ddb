"""Accounts and departments, for the administrator."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from guibiao.desk.gate import allowed
from guibiao.desk.history import note
from guibiao.desk.models import Department, User
from guibiao.desk.roles import roles
from guibiao.messages import _

_OF_DEPARTMENT = ("head", "clerk")
_LONGEST_NAME = 150


@allowed("users.manage")
def people(request: HttpRequest) -> HttpResponse:
    """All accounts by department."""
    context = {
        "people": User.objects.select_related("department").order_by("department__name", "username"),
        "departments": Department.objects.all(),
        "roles": roles().assignable,
    }
    return render(request, "desk/people.html.j2", context)


@allowed("users.manage")
@require_POST
def new_person(request: HttpRequest) -> HttpResponse:
    """Make an account with a first password, which is shown once and has to be changed."""
    name, role = request.POST.get("name", "").strip(), request.POST.get("role", "")
    department = _department(request)
    if problem := _problem(name, role, department) or _mail_problem(request):
        messages.error(request, problem)
        return redirect("people")
    secret = secrets.token_urlsafe(9)
    try:
        with transaction.atomic():
            person = User.objects.create_user(name, password=secret)
            person.first_name, person.email = _full_name(request), _mail(request)
            person.role, person.must_change_password = role, True
            person.department = department if role in _OF_DEPARTMENT else None
            person.save()
            note(request.user, "user.made", person, after=person.told())
    except IntegrityError:
        messages.error(request, _("用户名“{name}”已有人用。").format(name=name))
        return redirect("people")
    messages.success(
        request,
        _("已建立账号 {name}，初始密码：{secret}（只显示这一次，首次登录须修改）").format(name=name, secret=secret),
    )
    return redirect("people")


@allowed("users.manage")
@transaction.atomic
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """An account: its name, role, department, mail; lock out, unlock, unbind, a new first password."""
    found = get_object_or_404(User.objects.select_for_update(of=("self",)), pk=pk)
    if request.method != "POST":
        return _person_page(request, found)
    action, before = request.POST.get("action", ""), found.told()
    if action not in _ACTIONS or (found == request.user and action == "toggle"):
        return _person_page(request, found, problem=_("不能这样改。"))
    if problem := _ACTIONS[action](request, found):
        return _person_page(request, found, problem=problem)
    found.save()
    note(request.user, f"user.{action}", found, before=before, after=found.told())
    return redirect("people")


@allowed("departments.manage")
@require_POST
def new_department(request: HttpRequest) -> HttpResponse:
    """Add a department."""
    name = request.POST.get("name", "").strip()
    if not name:
        messages.error(request, _("请填部门名称。"))
        return redirect("people")
    with transaction.atomic():
        made, new = Department.objects.get_or_create(name=name[:100])
        if new:
            note(request.user, "department.made", made, after={"name": made.name})
    return redirect("people")


def _person_page(request: HttpRequest, found: User, problem: str = "") -> HttpResponse:
    context = {
        "found": found, "departments": Department.objects.all(), "roles": roles().assignable, "problem": problem,
        "typed": request.POST if problem else None,
    }  # fmt: skip
    return render(request, "desk/person.html.j2", context, status=400 if problem else 200)


def _change(request: HttpRequest, found: User) -> str:
    """Another name, role, department or address; gives what is wrong with it. Nobody changes the own role."""
    role = found.role if found == request.user else request.POST.get("role", "")
    department = _department(request)
    if problem := _problem(found.username, role, department) or _mail_problem(request):
        return problem
    found.role, found.department = role, department if role in _OF_DEPARTMENT else None
    found.first_name, found.email = _full_name(request), _mail(request)
    return ""


def _give_password(request: HttpRequest, found: User) -> str:
    secret = secrets.token_urlsafe(9)
    found.set_password(secret)
    found.must_change_password, found.failures, found.locked_until = True, 0, None
    messages.success(request, _("{name} 的新密码：{secret}（只显示这一次）").format(name=found.username, secret=secret))
    return ""


def _toggle(_request: HttpRequest, found: User) -> str:
    found.is_active = not found.is_active
    return ""


def _unlock(_request: HttpRequest, found: User) -> str:
    found.failures, found.locked_until = 0, None
    return ""


def _unbind(_request: HttpRequest, found: User) -> str:
    found.subject = ""
    return ""


_ACTIONS: dict[str, Callable[[HttpRequest, User], str]] = {
    "changed": _change,
    "password": _give_password,
    "toggle": _toggle,
    "unlock": _unlock,
    "unbound": _unbind,
}


def _department(request: HttpRequest) -> Department | None:
    text = request.POST.get("department", "")
    found: Department | None = (
        Department.objects.filter(pk=text).first() if text.isdecimal() and len(text) < 10 else None
    )
    return found


def _full_name(request: HttpRequest) -> str:
    return str(request.POST.get("full_name", "")).strip()[:150]


def _mail(request: HttpRequest) -> str:
    return str(request.POST.get("email", "")).strip()


def _mail_problem(request: HttpRequest) -> str:
    try:
        if address := _mail(request):
            validate_email(address)
    except ValidationError:
        return _("邮箱地址不对。")
    return ""


def _problem(name: str, role: str, department: Department | None) -> str:
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        return _("请填用户名（不超过 {n} 个字）。").format(n=_LONGEST_NAME)
    if role not in roles().assignable:
        return _("请选角色。")
    if role in _OF_DEPARTMENT and department is None:
        return _("部门负责人和填报人要选部门。")
    return ""

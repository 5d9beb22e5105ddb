"""Accounts and departments, for the administrator."""

from __future__ import annotations

import secrets

from django.contrib import messages
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


@allowed("users.manage")
def people(request: HttpRequest) -> HttpResponse:
    """All accounts by department."""
    context = {
        "people": User.objects.select_related("department").order_by("department__name", "username"),
        "departments": Department.objects.all(),
        "roles": roles().names,
    }
    return render(request, "desk/people.html.j2", context)


@allowed("users.manage")
@require_POST
def new_person(request: HttpRequest) -> HttpResponse:
    """Make an account with a first password, which is shown once and has to be changed."""
    name, role = request.POST.get("name", "").strip(), request.POST.get("role", "")
    department = Department.objects.filter(pk=request.POST.get("department") or None).first()
    problem = _problem(name, role, department)
    if problem:
        messages.error(request, problem)
        return redirect("people")
    secret = secrets.token_urlsafe(9)
    try:
        with transaction.atomic():
            person = User.objects.create_user(name, password=secret)
            person.first_name = request.POST.get("full_name", "").strip()[:150]
            person.role, person.must_change_password = role, True
            person.department = department if role in _OF_DEPARTMENT else None
            person.save()
            note(request.user, "user.made", person, after=_said(person))
    except IntegrityError:
        messages.error(request, _("用户名“{name}”已有人用。").format(name=name))
        return redirect("people")
    messages.success(
        request,
        _("已建立账号 {name}，初始密码：{secret}（只显示这一次，首次登录须修改）").format(name=name, secret=secret),
    )
    return redirect("people")


@allowed("users.manage")
@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a role or department, lock out, unlock, or give a new first password."""
    found = get_object_or_404(User, pk=pk)
    before, action = _said(found), request.POST.get("action", "")
    if action == "password":
        secret = secrets.token_urlsafe(9)
        found.set_password(secret)
        found.must_change_password, found.failures, found.locked_until = True, 0, None
        messages.success(
            request, _("{name} 的新密码：{secret}（只显示这一次）").format(name=found.username, secret=secret)
        )
    elif action == "toggle" and found != request.user:
        found.is_active = not found.is_active
    elif action == "unlock":
        found.failures, found.locked_until = 0, None
    with transaction.atomic():
        found.save()
        note(request.user, f"user.{action}", found, before=before, after=_said(found))
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


def _problem(name: str, role: str, department: Department | None) -> str:
    if not name:
        return _("请填用户名。")
    if role not in roles().names:
        return _("请选角色。")
    if role in _OF_DEPARTMENT and department is None:
        return _("部门负责人和填报人要选部门。")
    return ""


def _said(person: User) -> dict[str, object]:
    return {
        "username": person.username,
        "role": person.role,
        "department": person.department.name if person.department else None,
        "active": person.is_active,
    }

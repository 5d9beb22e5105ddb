"""The templates' environment: what every page may call."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment

from guibiao.desk.roles import roles
from guibiao.messages import _, language


def environment(**options: Any) -> Environment:
    """Jinja with autoescape, messages in the person's language, addresses, files, roles."""
    env = Environment(**options)
    env.globals.update(
        _=_, language=language, url=_url, static=static, role_name=role_name, may=_may, said=get_messages, next_of=_next
    )
    return env


def role_name(role: str) -> str:
    """What people call a role."""
    return str(roles().names[role][language()])


def _url(name: str, *args: Any) -> str:
    return str(reverse(name, args=args))


def _may(request: HttpRequest, action: str) -> bool:
    return bool(request.user.is_authenticated and request.user.reach(action))


def _next(request: HttpRequest) -> str:
    return str((request.GET if request.method == "GET" else request.POST).get("next", ""))

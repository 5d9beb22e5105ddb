"""The templates' environment: what every page may call."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment

from guibiao.desk.importing import record_name
from guibiao.desk.models import User
from guibiao.desk.models.reporting import chapter_name
from guibiao.desk.naming import (
    action_name,
    figure_text,
    local,
    measure_name,
    period_name,
    size_name,
    told,
    verdict_name,
)
from guibiao.desk.roles import role_name
from guibiao.desk.steps import state_name, step_name
from guibiao.desk.supervising import task_step_name
from guibiao.messages import _, language
from guibiao.plan import place_in_words
from guibiao.track import light_name, reminder_name
from guibiao.track import state_name as task_state_name


def environment(**options: Any) -> Environment:
    """Jinja with autoescape, messages in the person's language, addresses, files, roles."""
    env = Environment(**options)
    env.filters["headed"] = _headed
    env.globals.update(
        _=_, language=language, url=_url, static=static,
        role_name=role_name, may=_may, said=get_messages, next_of=_next,
        state_name=state_name, step_name=step_name, chapter_name=chapter_name, action_name=action_name,
        verdict_name=verdict_name, reminder_name=reminder_name, told=told,
        light_name=light_name, task_state_name=task_state_name, task_step_name=task_step_name,
        period_name=period_name, size_name=size_name, local=local, record_name=record_name, measure_name=measure_name,
        figure_text=figure_text, person_name=_person_name, page_address=_page_address, source_text=place_in_words,
    )  # fmt: skip
    return env


def _headed(text: str) -> str:
    """A name as it stands at the head of something: its first letter large."""
    return text[:1].upper() + text[1:]


def _url(name: str, *args: Any) -> str:
    return str(reverse(name, args=args))


def _person_name(person: User | None) -> str:
    """A person by the full name; by the user's name where there is none."""
    return (person.first_name or person.username) if person else ""


def _page_address(request: HttpRequest, number: int) -> str:
    """The address of another page of the list that is asked for, with the same filters."""
    asked = request.GET.copy()
    asked.pop("part", None)
    asked["page"] = str(number)
    return f"?{asked.urlencode()}"


def _may(request: HttpRequest, action: str) -> bool:
    return bool(request.user.is_authenticated and request.user.reach(action))


def _next(request: HttpRequest) -> str:
    return str((request.GET if request.method == "GET" else request.POST).get("next", ""))

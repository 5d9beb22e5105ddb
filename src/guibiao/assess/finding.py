"""Finding assessed indicators by what a person calls them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from guibiao.assess.model import Assessment, PlanAssessment
from guibiao.errors import InputError, InputErrors
from guibiao.messages import _

SHOWN = 20  # names in an error, when none is near


def find_indicators(result: PlanAssessment, names: Sequence[str]) -> list[Assessment]:
    """The indicators and parts with these ids or names, in the order asked for.

    Raises InputErrors naming each that is not there, with what it may have meant.
    """
    every = [a for top in result.indicators for a in _walk(top)]
    known = {a.indicator.name: a for a in reversed(every)} | {a.indicator.id: a for a in reversed(every)}
    errors = [_unknown(name, list(known), result) for name in names if name not in known]
    if errors:
        raise InputErrors(errors)
    return [known[name] for name in names]


def _walk(a: Assessment) -> Iterator[Assessment]:
    """An indicator and its parts; the halves of a joint target go by the whole's name."""
    yield a
    if a.form != "level_and_growth":
        for part in a.parts:
            yield from _walk(part)


def _unknown(name: str, known: list[str], result: PlanAssessment) -> InputError:
    what = _("没有编号或名称为“{name}”的指标").format(name=name)
    return InputError(what, result.plan.name, nearest(name, known))


def nearest(word: str, known: Sequence[str]) -> str:
    """A cure for an unknown word: those that hold it or are like it, else the first that there are."""
    inside = [k for k in known if word and word in k][:3]
    near = list(dict.fromkeys([*inside, *get_close_matches(word, known, n=3, cutoff=0.4)]))
    if near:
        return _("是不是：{names}").format(names="、".join(near))
    return _("可用的有：{words}").format(words="、".join(known[:SHOWN]))

"""`verdict`: a figure said to be within or past its limit, both told before: 限额58.6亿元，余额56.2亿元，未突破限额."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guibiao.audit.claims import indicator_of
from guibiao.audit.figure import Cited, Figure
from guibiao.audit.finding import Finding
from guibiao.audit.labels import label_in_sentence
from guibiao.audit.ledger import Ledger
from guibiao.audit.measures import comparable
from guibiao.audit.naming import SURE, closest_named
from guibiao.audit.said import Words, clause, held_to, is_ahead
from guibiao.expressions import expression

NAME = "verdict"
_LIMIT = "限额|限值|上限|控制数|控制指标|控制线|控制目标|控制值|红线|警戒线|天花板"
_SAID = expression(
    rf"(?P<within>(?:(?:控制|保持|稳定|维持|处)?在|低于|小于)[^，,。；;\n\d]{{0,8}}(?:{_LIMIT}|目标(?=以内|之内|范围))(?:标准|额度|要求|范围|以内|之内|之下|以下|内)*"
    rf"|(?:未|没有|未曾|并未|不)(?:突破|超过?|超出|触及)[^，,。；;\n\d]{{0,8}}(?:{_LIMIT}))(?=[，,。；;\n])"
    rf"|(?<![未不有曾])(?:突破|超过?|超出|高于)了?[^，,。；;\n\d]{{0,8}}(?:{_LIMIT})(?=[，,。；;\n])"
)
_BEGINS = "控制在 保持在 稳定在 维持在 处在 在 低于 小于 未 没有 并未 不 突破 超 高于"
_NAMED = expression(_LIMIT)
_ALL, _WITHIN = expression("[均都皆]"), expression("以内|以下|之内")
_BESIDE = expression(r"(?:以内|以下|左右)?[）)]?[，,]?[^，,。；;\d]{0,12}")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A finding for every such words right behind a figure whose sentence tells its one limit as well."""
    if next(ledger.where(_LIMIT.replace("|", " ")), None) is None:
        return
    past = 0
    for match in ledger.scan(_SAID, _BEGINS):
        if match.start() < past or is_ahead(clause(ledger, match.start(), match.end())):
            continue
        past = match.end()
        said = ledger.within(ledger.sentence(match.start())[0], match.start())
        limits = [f for f in said if _NAMED.search(label_in_sentence(ledger, f))]
        if not limits and _ALL.search(ledger.text, max(match.start() - 1, 0), match.start()):
            yield from _all_of(ledger, match, said)
        if len(limits) != 1:
            continue
        actual = _other(ledger, said, limits[0], match.start())
        if actual is not None:
            yield held_to(ledger, _words(match), actual, limits[0], up=True)


def _words(match: re.Match[str]) -> Words:
    sign = -1 if match["within"] else 1
    return Words(match.start(), match.end(), match.group(), sign, target=True)


def _all_of(ledger: Ledger, match: re.Match[str], said: list[Cited]) -> Iterator[Finding]:
    """One finding for words on several figures of which a sentence before sets the limits: 两项均低于控制目标."""
    start = ledger.sentence(match.start())[0]
    if not said or not _BESIDE.fullmatch(ledger.text, said[-1].end, match.start()):
        return
    before = [f for f in ledger.within(ledger.reach(start), start) if _is_limit(ledger, f)]
    found = [held_to(ledger, _words(match), f, limit, up=True) for f in said if (limit := _of_name(ledger, f, before))]
    if len(found) == len(said) > 1:
        yield next((f for f in found if f.verdict == "fails"), found[0])


def _is_limit(ledger: Ledger, figure: Cited) -> bool:
    return bool(_NAMED.search(label_in_sentence(ledger, figure)) or _WITHIN.match(ledger.text, figure.end))


def _of_name(ledger: Ledger, figure: Cited, limits: list[Cited]) -> Figure | None:
    """The limit of a figure's unit that surely bears its name, and the most plainly."""
    same = [f for f in limits if f.unit == figure.unit]
    named = [
        (score, f)
        for score, f in closest_named(indicator_of(figure).removeprefix("实际"), ledger, same)
        if score >= SURE
    ]
    likest = [f for score, f in named if score == named[0][0]]
    return likest[0] if len(likest) == 1 else None


def _other(ledger: Ledger, said: list[Cited], limit: Cited, at: int) -> Cited | None:
    """The one other figure of the limit's unit, where it or the limit stands right before the words."""
    others = [f for f in said if f is not limit and comparable(f.unit, limit.unit)]
    if len(others) != 1 or others[0].unit != limit.unit or others[0].statement.measure != "level":
        return None
    return others[0] if _BESIDE.fullmatch(ledger.text, said[-1].end, at) else None

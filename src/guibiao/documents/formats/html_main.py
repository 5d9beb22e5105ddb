"""Where the text of a web page stands: furniture is known by name and by its links, then the prose is looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from guibiao.documents.formats.html_words import words
from guibiao.expressions import expression

_CONTAINERS = frozenset({"div", "section", "article", "main", "td", "body", "center", "span", "form", "dd", "li"})
_LISTS = frozenset({"div", "ul", "ol", "table", "p", "td", "dl", "section", "header", "tr", "li"})
_MOST_LINKED = 0.6  # of a block's characters that stand in links
_LINKS = 3  # that a block of links has at least
_MOST_NAMED = 0.5  # of the page's prose that furniture by its name may hold
_HOLDS = 0.4  # of the page's prose that the part named as the text's holds at least
_DESCENDS = 0.7  # of the prose that a part needs in order to be gone into alone
_SHORT = 8  # characters; a shorter piece is no prose
_BESIDE = 80  # characters of prose that a neighbour of the text has, if it is text too
_STOPS = expression("[，。；：！？、]")
_SITE = expression(r"\s*(?:[-_|—–]+\s*[^-_|—–]{2,30})+$")
_HIDDEN = expression(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def title_of(page: HtmlElement) -> str:
    """The title that the page gives its text: in <meta>, its only <h1>, or <title> without the site’s name."""
    named = {(m.get("name") or m.get("property") or "").lower(): m.get("content") or "" for m in page.iter("meta")}
    for name in words().titles:
        if said := _one_line(named.get(name.lower(), "")):
            return said
    heads = [said for h in page.iter("h1") if (said := _one_line(h.text_content()))]
    if len(heads) == 1:
        return heads[0]
    title = next(page.iter("title"), None)
    said = _one_line(title.text_content()) if title is not None else ""
    said = _SITE.sub("", said) or said
    return "" if words().sites.fullmatch(said) else said


def furniture(page: HtmlElement) -> set[HtmlElement]:
    """The elements of a page that are hidden, furniture by their tag or name, or mostly links."""
    skipped = {e for e in page.iter() if e.tag in words().dropped or _is_hidden(e)}
    amounts = _amounts(page, skipped)
    most = _MOST_NAMED * amounts[page].prose
    skipped |= {e for e in page.iter(*_LISTS) if amounts[e].prose <= most and _is_named(e) and not _is_holder(e)}
    amounts = _amounts(page, skipped)
    return skipped | {e for e in page.iter(*_LISTS) if amounts[e].is_linked}


def main_part(page: HtmlElement, skipped: set[HtmlElement]) -> HtmlElement:
    """The part that holds the text, where some elements are skipped."""
    body = next(page.iter("body"), page)
    amounts = _amounts(body, skipped)
    enough = max(_HOLDS * amounts[body].prose, 1)
    held = [e for e in body.iterdescendants(*_CONTAINERS) if amounts[e].prose >= enough and _is_holder(e)]
    part = min(held, key=lambda e: (-amounts[e].prose, amounts[e].length), default=body)
    while True:
        best = max(part.iterchildren(*_CONTAINERS), key=lambda e: amounts[e].prose, default=None)
        if best is None or amounts[best].prose < max(_DESCENDS * amounts[part].prose, 1):
            return part
        if any(e is not best and amounts[e].prose >= _BESIDE for e in part):
            return part
        part = best


@dataclass(slots=True)
class _Amount:
    """How much text an element has: characters, those in links, those in prose outside links, and its links."""

    length: int = 0
    linked: int = 0
    prose: int = 0
    links: int = 0

    @property
    def is_linked(self) -> bool:
        return self.links >= _LINKS and self.linked > _MOST_LINKED * self.length

    def say(self, text: str | None) -> None:
        if text:
            self.length += len(text.strip())
            if len(text) > _SHORT and _STOPS.search(text):
                self.prose += len(text)


def _amounts(root: HtmlElement, skipped: set[HtmlElement]) -> dict[HtmlElement, _Amount]:
    """The amounts of all elements below a root, none of those skipped, in one walk from the last to the first."""
    amounts: dict[HtmlElement, _Amount] = {}
    for element in reversed(list(root.iter())):
        amount = amounts[element] = _Amount()
        if element in skipped:
            continue
        amount.say(element.text)
        for child in element:
            inner = amounts[child]
            amount.length += inner.length
            amount.linked += inner.linked
            amount.prose += inner.prose
            amount.links += inner.links
            amount.say(child.tail)
        if element.tag == "a" and not (element.get("href") or "#").startswith("#"):
            amount.linked, amount.prose, amount.links = amount.length, 0, 1
    return amounts


def _is_named(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".replace("_", "-")
    return bool(names.strip()) and words().furniture.search(names) is not None


def _is_holder(element: HtmlElement) -> bool:
    names = [*(element.get("class") or "").split(), element.get("id") or ""]
    return any(words().holders.fullmatch(name) for name in names if name)


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

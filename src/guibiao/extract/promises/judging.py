"""Whether a third person could say at the end whether a deed was done."""

from __future__ import annotations

from guibiao.extract.promises.deeds import Deed
from guibiao.extract.promises.words import promise_words

_LEAST = 3  # characters of an object that says which thing is meant
_LONG = 6  # … of a policy, or of a thing without a name of its own


def is_checkable(text: str, deed: Deed, counted: bool) -> bool:
    """True where the deed names a thing, a number or an end state. `counted`: a figure is promised in it."""
    words = promise_words()
    if deed.named or (counted and deed.verb not in words.means):
        return True
    thing = text[deed.object[0] : deed.end]
    if words.complete.search(thing):
        return deed.verb in words.finishing
    if len(thing) < _LEAST or words.loose.search(thing):
        return False
    if deed.verb in words.adjusts and thing.endswith(words.parameters):
        return True
    if deed.verb == "实施":
        return thing.endswith(words.measures) and len(thing) >= _LONG
    if deed.state.endswith("编制") or (deed.verb in words.draws_up and thing.endswith(words.papers)):
        return True
    if deed.verb in words.builds and words.heads.before(text, deed.object[1], deed.object[0]) and len(thing) >= _LONG:
        return True
    if words.verbs.words.get(deed.verb) != "ends" or deed.verb == "实现":
        return False
    if deed.verb in words.wins:
        return any(title in thing for title in words.titles)
    handed = thing.endswith(("任务", "目标", "指标")) and any(word in thing for word in words.handed_down)
    return handed or not thing.endswith(words.vague)

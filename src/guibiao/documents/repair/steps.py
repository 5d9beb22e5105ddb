"""The order of the repairs. Each step sees the text that the one before left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from guibiao.documents.offsets import OffsetMap
from guibiao.documents.repair.breaks import broken_again
from guibiao.documents.repair.columns_by_blanks import parted_columns
from guibiao.documents.repair.draft import Draft, Edit
from guibiao.documents.repair.endmarks import without_end_marks
from guibiao.documents.repair.lines import joined_lines
from guibiao.documents.repair.listnumbers import LIST_NUMBERS, written_list_numbers
from guibiao.documents.repair.markdown import (
    ANYWHERE,
    without_emphasis,
    without_hard_breaks,
    without_line_marks,
    without_markdown,
)
from guibiao.documents.repair.markup import without_markup
from guibiao.documents.repair.notemarks import NOTE_MARKS, without_bracketed_marks, without_note_marks
from guibiao.documents.repair.pinyin import lost_signs, without_pinyin, without_toneless_pinyin
from guibiao.documents.repair.pipedcells import rows_of_cells
from guibiao.documents.repair.points import PRIVATE, pointed, stopped, without_private
from guibiao.documents.repair.punctuation import widened
from guibiao.documents.repair.rare import found_in
from guibiao.documents.repair.setout import set_in
from guibiao.documents.repair.spaces import closed_up, whole_numbers, without_blanks, without_wide_blanks
from guibiao.documents.repair.strays import without_lost_blanks, without_strays
from guibiao.documents.repair.syllables import TONED
from guibiao.documents.repair.traditional import simplified, traditional_signs
from guibiao.documents.repair.unseen import UNSEEN, without_unseen
from guibiao.documents.repair.width import LOOK_ALIKES, WIDE_FORMS, narrowed, unmasked
from guibiao.documents.repair.widths import Printed
from guibiao.documents.repair.years import restored_years


class _Repair(NamedTuple):
    """A repair, and the signs without one of which it finds nothing to do; "" where it looks for itself.

    `signs` is a class of rare signs, told by the source; `needs` are ASCII characters, told by the text as it has
    become. What is done `otherwise`, without these, is less work.
    """

    made: Callable[[Draft], Draft]
    signs: str = ""
    needs: str = ""
    otherwise: Callable[[Draft], Draft] | None = None


def repaired(source: str, start: int = 0, end: int | None = None, paragraphs: bool = False) -> tuple[str, OffsetMap]:
    """The clean text of a stretch of the source, and the map from its offsets to those of the source.

    `paragraphs` says that every line is a whole paragraph, so that none needs to be joined to the next.
    """
    untouched = Draft.of(source, start, end)
    found = found_in(untouched.text, _rare_signs())
    draft = _made(untouched, _SIGNS, found)
    if LOOK_ALIKES in found or len(draft.steps) > len(untouched.steps):  # other signs may have come out
        found = found_in(draft.text, _rare_signs())
    draft = _made(draft, _BEFORE, found)
    draft = draft.edited(joined_lines(draft.text, paragraphs, _printed(source, draft)))
    draft = _made(draft, _AFTER, found)
    return (simplified(draft.text) if traditional_signs() in found else draft.text), draft.offsets


def _made(draft: Draft, repairs: Sequence[_Repair], found: frozenset[str]) -> Draft:
    for repair in repairs:
        if repair.signs and repair.signs not in found:
            continue
        if not repair.needs or not draft.ascii_signs.isdisjoint(repair.needs):
            draft = repair.made(draft)
        elif repair.otherwise:
            draft = repair.otherwise(draft)
    return draft


def _one_for_one(substitution: Callable[[str], str]) -> Callable[[Draft], Draft]:
    """A repair that keeps the length."""
    return lambda draft: draft.substituted(substitution(draft.text))


def _by_edits(cut: Callable[[str], list[Edit]]) -> Callable[[Draft], Draft]:
    return lambda draft: draft.edited(cut(draft.text))


_SIGNS = (  # what no later repair brings back
    _Repair(_one_for_one(narrowed), WIDE_FORMS),  # first, so that the others need to know one form of digits and blanks
    _Repair(_one_for_one(unmasked), LOOK_ALIKES),
    _Repair(_by_edits(without_unseen), UNSEEN),
    _Repair(_by_edits(without_markup), needs="<&"),
)
_BEFORE = (
    _Repair(_by_edits(without_end_marks)),
    _Repair(_by_edits(lost_signs), TONED),
    _Repair(without_pinyin, TONED),
    _Repair(without_toneless_pinyin),
    _Repair(_by_edits(without_lost_blanks), needs="?"),
    _Repair(_by_edits(parted_columns), needs=" "),  # before blanks are closed up
    _Repair(_by_edits(without_hard_breaks), needs="\\"),
    _Repair(_by_edits(closed_up), needs=" "),
    _Repair(_by_edits(written_list_numbers), LIST_NUMBERS),
    _Repair(_one_for_one(stopped)),
    _Repair(_by_edits(broken_again)),
    _Repair(_by_edits(set_in)),
    _Repair(_by_edits(rows_of_cells), needs="|"),
)
_AFTER = (
    # headings showed their ## while lines were joined
    _Repair(_by_edits(without_markdown), needs=ANYWHERE, otherwise=_by_edits(without_line_marks)),
    _Repair(_by_edits(without_emphasis), needs="*_$"),
    _Repair(_by_edits(without_bracketed_marks)),
    _Repair(_by_edits(without_note_marks), NOTE_MARKS),
    _Repair(_by_edits(without_strays), needs=";"),
    _Repair(_one_for_one(widened), needs='"(,;:!?'),
    _Repair(_by_edits(without_private), PRIVATE),
    _Repair(_by_edits(pointed)),
    _Repair(_by_edits(whole_numbers), needs=" "),
    _Repair(without_wide_blanks, needs=" "),
    _Repair(_by_edits(without_blanks), needs=" "),
    _Repair(_by_edits(restored_years)),
)


@cache
def _rare_signs() -> frozenset[str]:
    """The classes for which a text is searched once, with that of traditional characters."""
    return frozenset(r.signs for r in (*_SIGNS, *_BEFORE, *_AFTER) if r.signs) | {traditional_signs()}


def _printed(source: str, draft: Draft) -> Printed | None:
    """What lines of the draft were in the source, with all that was cut from them; None where nothing was cut yet."""
    if len(draft.steps) <= 1:
        return None
    offsets, length = draft.offsets, len(draft.text)

    def printed(begins: Sequence[int], ends: Sequence[int]) -> list[str]:
        around = {at for at in {*ends, *(at - 1 for at in begins)} if 0 <= at < length}
        breaks = {at: offsets.to_source(at, at + 1) for at in around}
        first, last = offsets.to_source(0, 1)[0], offsets.to_source(length - 1, length)[1]
        return [
            source[breaks[begin - 1][1] if begin else first : breaks[end][0] if end < length else last]
            for begin, end in zip(begins, ends, strict=True)
        ]

    return printed

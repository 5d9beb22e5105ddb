"""The order of the repairs. Each step sees the text that the one before left."""

from __future__ import annotations

from collections.abc import Callable

from guibiao.documents.offsets import OffsetMap
from guibiao.documents.repair.breaks import broken_again
from guibiao.documents.repair.draft import Draft, Edit
from guibiao.documents.repair.lines import joined_lines
from guibiao.documents.repair.listnumbers import written_list_numbers
from guibiao.documents.repair.markdown import without_emphasis, without_markdown
from guibiao.documents.repair.markup import without_markup
from guibiao.documents.repair.notemarks import without_note_marks
from guibiao.documents.repair.pinyin import lost_signs, without_pinyin
from guibiao.documents.repair.punctuation import widened
from guibiao.documents.repair.spaces import closed_up, whole_numbers, without_blanks, without_wide_blanks
from guibiao.documents.repair.strays import without_strays
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.repair.unseen import without_unseen
from guibiao.documents.repair.width import narrowed
from guibiao.documents.repair.years import restored_years

_Repair = Callable[[Draft], Draft]


def _one_for_one(substitution: Callable[[str], str]) -> _Repair:
    """A repair that keeps the length."""
    return lambda draft: draft.substituted(substitution(draft.text))


def _by_edits(cut: Callable[[str], list[Edit]]) -> _Repair:
    return lambda draft: draft.edited(cut(draft.text))


_BEFORE: tuple[_Repair, ...] = (
    _one_for_one(narrowed),  # first, so that the others need to know one form of digits and blanks only
    _by_edits(without_unseen),
    _by_edits(without_markup),
    _by_edits(lost_signs),
    without_pinyin,
    _by_edits(closed_up),
    _by_edits(written_list_numbers),
    _by_edits(broken_again),
)
_AFTER: tuple[_Repair, ...] = (
    _by_edits(without_markdown),  # headings showed their ## while lines were joined
    _by_edits(without_emphasis),
    _by_edits(without_note_marks),
    _by_edits(without_strays),
    _one_for_one(widened),
    _by_edits(whole_numbers),
    without_wide_blanks,
    _by_edits(without_blanks),
    _by_edits(restored_years),
    _one_for_one(simplified),
)


def repaired(source: str, start: int = 0, end: int | None = None, paragraphs: bool = False) -> tuple[str, OffsetMap]:
    """The clean text of a stretch of the source, and the map from its offsets to those of the source.

    `paragraphs` says that every line is a whole paragraph, so that none needs to be joined to the next.
    """
    draft = Draft.of(source, start, end)
    for repair in _BEFORE:
        draft = repair(draft)
    draft = draft.edited(joined_lines(draft.text, paragraphs, _printed(source, draft)))
    for repair in _AFTER:
        draft = repair(draft)
    return draft.text, draft.offsets


def _printed(source: str, draft: Draft) -> Callable[[int, int], str] | None:
    """What a line of the draft was in the source, with all that was cut from it; None where nothing was cut yet."""
    if len(draft.steps) <= 1:
        return None
    offsets, length = draft.offsets, len(draft.text)

    def printed(start: int, end: int) -> str:
        since = offsets.to_source(start - 1, start)[1] if start else offsets.to_source(0, 1)[0]
        until = offsets.to_source(end, end + 1)[0] if end < length else offsets.to_source(end - 1, end)[1]
        return source[since:until]

    return printed

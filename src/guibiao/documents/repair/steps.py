"""The order of the repairs. Each step sees the text that the one before left."""

from __future__ import annotations

from collections.abc import Callable

from guibiao.documents.document import OffsetMap
from guibiao.documents.repair.breaks import broken_again
from guibiao.documents.repair.draft import Draft, Edit
from guibiao.documents.repair.lines import joined_lines
from guibiao.documents.repair.markdown import without_markdown
from guibiao.documents.repair.markup import without_markup
from guibiao.documents.repair.notemarks import without_note_marks
from guibiao.documents.repair.pinyin import without_pinyin
from guibiao.documents.repair.punctuation import widened
from guibiao.documents.repair.spaces import without_blanks
from guibiao.documents.repair.strays import without_strays
from guibiao.documents.repair.traditional import simplified
from guibiao.documents.repair.unseen import without_unseen
from guibiao.documents.repair.width import narrowed
from guibiao.documents.repair.years import restored_years

_Substitution = Callable[[str], str]  # keeps the length
_Cut = Callable[[str], list[Edit]]

_STEPS: tuple[tuple[_Substitution | None, _Cut | None], ...] = (
    (narrowed, None),  # first, so that the others need to know one form of digits and blanks only
    (None, without_unseen),
    (None, without_pinyin),
    (None, without_markup),
    (broken_again, None),
    (None, joined_lines),  # while headings still show their ##
    (None, without_markdown),
    (None, without_note_marks),
    (None, without_strays),
    (widened, None),
    (None, without_blanks),
    (None, restored_years),
    (simplified, None),
)


def repaired(source: str, start: int = 0, end: int | None = None, paragraphs: bool = False) -> tuple[str, OffsetMap]:
    """The clean text of a stretch of the source, and the map from its offsets to those of the source.

    `paragraphs` says that every line is a whole paragraph, so that none needs to be joined to the next.
    """
    draft = Draft.of(source, start, end)
    for substitution, cut in _STEPS:
        if substitution:
            draft = draft.substituted(substitution(draft.text))
        if cut is joined_lines:
            draft = draft.edited(joined_lines(draft.text, paragraphs, _printed(source, draft)))
        elif cut:
            draft = draft.edited(cut(draft.text))
    return draft.text, draft.offsets


def _printed(source: str, draft: Draft) -> Callable[[int, int], str] | None:
    """What a stretch of the draft was in the source; None where nothing was cut yet."""
    if len(draft.runs) <= 1:
        return None
    offsets = draft.offsets
    return lambda start, end: source[slice(*offsets.to_source(start, end))]

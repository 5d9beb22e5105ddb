"""What another document or a filled form says beside an indicator: found, shown, put in; nothing is overwritten."""

from guibiao.plan.changes.applying import applied, with_changes
from guibiao.plan.changes.change import Change, change_in_words, place_in_words, target_in_words
from guibiao.plan.changes.comparing import compared, key_of

__all__ = [
    "Change",
    "applied",
    "change_in_words",
    "compared",
    "key_of",
    "place_in_words",
    "target_in_words",
    "with_changes",
]

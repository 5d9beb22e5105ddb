"""What another document or a filled form says beside an indicator: found, shown, put in; nothing is overwritten."""

from guibiao.plan.changes.applying import applied, no_target_found, with_changes
from guibiao.plan.changes.change import Change, change_in_words, place_in_words, target_in_words
from guibiao.plan.changes.comparing import compared, in_unit, key_of
from guibiao.plan.changes.units import Conversion

__all__ = [
    "Change",
    "Conversion",
    "applied",
    "change_in_words",
    "compared",
    "in_unit",
    "key_of",
    "no_target_found",
    "place_in_words",
    "target_in_words",
    "with_changes",
]

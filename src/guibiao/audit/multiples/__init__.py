"""Which two amounts a text tells a multiple of, by their names or times, and what the one is in times of the other."""

from guibiao.audit.multiples.by_names import NAMES_LONG, called, former_of_latter
from guibiao.audit.multiples.by_times import of_last_two, of_level_named
from guibiao.audit.multiples.ratio import grown, ratio_of
from guibiao.audit.multiples.told import multiples_told

__all__ = [
    "NAMES_LONG",
    "called",
    "former_of_latter",
    "grown",
    "multiples_told",
    "of_last_two",
    "of_level_named",
    "ratio_of",
]

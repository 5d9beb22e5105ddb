"""One matcher of names: reported projects and deeds to planned ones, with a score and what a person has to decide.

Takes two lists of names, gives `Match`es. How it scores stands in docs/tracking.md.
"""

from guibiao.track.matching.names import Name, read_name
from guibiao.track.matching.pairing import Match, match_names
from guibiao.track.matching.scoring import Likeness, Rarity, conflicts, likeness

__all__ = ["Likeness", "Match", "Name", "Rarity", "conflicts", "likeness", "match_names", "read_name"]

"""Two figures of one kind of which one is what the other is held against, and the words that say which is greater.

A year before, an aim, a limit, a mean: how a text says so is open, but what makes the two a pair is not.
"""

from guibiao.audit.opposed.asked import asked_before
from guibiao.audit.opposed.pair import Pair, pairs
from guibiao.audit.opposed.words import Said, said_of

__all__ = ["Pair", "Said", "asked_before", "pairs", "said_of"]

"""How much of a target a text says was reached, and the figures and readings by which that is recomputed."""

from guibiao.audit.attained.attained import Attained, attained_told
from guibiao.audit.attained.kinds import is_amount
from guibiao.audit.attained.meant import readings_of
from guibiao.audit.attained.pairs import Pairs, pairs_of
from guibiao.audit.attained.readings import beyond, of_rest, ratio

__all__ = ["Attained", "Pairs", "attained_told", "beyond", "is_amount", "of_rest", "pairs_of", "ratio", "readings_of"]

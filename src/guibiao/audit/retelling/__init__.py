"""Whether two sentences tell one amount: what it is called there, what stands beside it, what makes it another."""

from guibiao.audit.retelling.apart import are_apart
from guibiao.audit.retelling.beside import same_beside
from guibiao.audit.retelling.likeness import HOLDS, RELATED, SAME, likeness, shared
from guibiao.audit.retelling.told import Told, as_told_before, of_one_unit, told

__all__ = [
    "HOLDS",
    "RELATED",
    "SAME",
    "Told",
    "are_apart",
    "as_told_before",
    "likeness",
    "of_one_unit",
    "same_beside",
    "shared",
    "told",
]

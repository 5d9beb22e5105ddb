"""What a text claims, held against what its own figures give, and told."""

from guibiao.audit.claims.claim import Claim, indicator_of
from guibiao.audit.claims.recomputed import held, not_recomputable, recomputed
from guibiao.audit.claims.slip_of_input import is_slip_of_input

__all__ = ["Claim", "held", "indicator_of", "is_slip_of_input", "not_recomputable", "recomputed"]

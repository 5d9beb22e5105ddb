"""What a text claims, held against what its own figures give, and told."""

from guibiao.audit.claims.claim import Claim, indicator_of
from guibiao.audit.claims.recomputed import held, not_recomputable, recomputed

__all__ = ["Claim", "held", "indicator_of", "not_recomputable", "recomputed"]

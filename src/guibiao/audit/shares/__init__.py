"""What part of a whole a text says that something is, and the amounts by which that is recomputed."""

from guibiao.audit.shares.ratio import ratio
from guibiao.audit.shares.share import NAME, Share, shares_told

__all__ = ["NAME", "Share", "ratio", "shares_told"]

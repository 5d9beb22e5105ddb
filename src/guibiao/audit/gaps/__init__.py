"""How far a text says that one figure is from another, and what it may mean by the other."""

from guibiao.audit.gaps.gap import NAME, Gap, gap_starts, gaps

__all__ = ["NAME", "Gap", "gap_starts", "gaps"]

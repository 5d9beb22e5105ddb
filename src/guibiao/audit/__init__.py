"""Does what a text claims follow from what it says? Takes statements, gives `Finding`s."""

from guibiao.audit.finding import Finding, Span

__all__ = ["Finding", "Span"]

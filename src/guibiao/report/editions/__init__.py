"""The editions of the report as content: evaluation, final, annual, English, and which of them in which dress."""

from guibiao.report.editions.edition import Edition

__all__ = ["Edition"]

"""What words behind a figure say of it: which figure they speak of, which aim they mean, and whether it is so."""

from guibiao.audit.said.aims import aim_without_name, target_meant
from guibiao.audit.said.described import described
from guibiao.audit.said.finding import better_up, held_to, one_sided
from guibiao.audit.said.trends import trends_told
from guibiao.audit.said.words import Words, clause, is_ahead

__all__ = [
    "Words",
    "aim_without_name",
    "better_up",
    "clause",
    "described",
    "held_to",
    "is_ahead",
    "one_sided",
    "target_meant",
    "trends_told",
]

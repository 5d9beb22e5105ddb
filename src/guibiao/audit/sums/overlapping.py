"""Parts that may be in one another by their names."""

from __future__ import annotations

from collections.abc import Sequence

from guibiao.audit.wording import wording


def may_overlap(labels: Sequence[str]) -> bool:
    """Whether one of several parts may hold others by its name: 重点项目, 亿元以上项目."""
    return len(labels) > 1 and any(word in label for label in labels for word in wording().overlapping)


def of_many_kinds(labels: Sequence[str]) -> bool:
    """Whether one of the parts may be another one as well: what is finished was begun."""
    return any(word in label for label in labels for word in wording().crossing)

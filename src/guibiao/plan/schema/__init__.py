"""The file of a plan as tables: for every class of the model its keys, in the order in which they are written."""

from guibiao.plan.schema.whole import PLAN, TARGET_WORDS

__all__ = ["PLAN", "TARGET_WORDS"]

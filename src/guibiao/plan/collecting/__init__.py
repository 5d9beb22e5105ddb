"""Collecting by workbook: one for each lead unit with what it owes for a period, and all of them read back."""

from guibiao.plan.collecting.handing_out import write_forms
from guibiao.plan.collecting.owing import Owed, led_by, owed
from guibiao.plan.collecting.saying import reported_figures
from guibiao.plan.collecting.taking_back import is_form, read_form

__all__ = ["Owed", "is_form", "led_by", "owed", "read_form", "reported_figures", "write_forms"]

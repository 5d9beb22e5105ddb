"""What documents of one area say of each other: `account_of` keeps what matters of each, `linked` holds them together.

Time grows with the number of figures kept: every figure is looked up by its region, subject, measure and period.
"""

from guibiao.audit.across.account import Account, account_of
from guibiao.audit.across.linking import linked

__all__ = ["Account", "account_of", "linked"]

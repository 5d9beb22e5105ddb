"""The audit's findings for people: a page, a workbook to tick off, comments in the user's Word file."""

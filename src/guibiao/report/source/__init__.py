"""A document's text in passages, beside its source and with what was read from it."""

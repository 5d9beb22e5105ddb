"""The annexes and the ledgers in Excel: live formulas, native charts, sources, workings."""

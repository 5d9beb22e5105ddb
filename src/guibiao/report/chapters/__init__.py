"""The chapters and annexes of a report as content: what each says, from the assessment and the ledgers."""

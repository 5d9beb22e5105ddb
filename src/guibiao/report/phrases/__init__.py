"""How figures, periods, targets and counts are put in words; every chapter says them alike."""

"""Documents for people: the evaluation report in Word, its annexes in Excel, one self-contained HTML page."""

"""The report in Word: native styles, the official layout, contents with page numbers, PDF; comments in users' files."""

"""The evaluation as one self-contained web page, and what every page of ours is made with."""

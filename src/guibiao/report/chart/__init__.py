"""Charts: the data that they show, and their drawing as SVG."""

"""A plan's workbook: read to the same tree as the YAML file, and written from the same plain form."""

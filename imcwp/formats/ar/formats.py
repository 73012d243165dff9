"""Numbers in Arabic: Django knows the sign between thousands, but not that they are grouped."""

THOUSAND_SEPARATOR = ","
DECIMAL_SEPARATOR = "."
NUMBER_GROUPING = 3

"""Dutch words that several checks look for."""

MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
"""The months, as part of a regular expression."""

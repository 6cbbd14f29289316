"""Analysing a scenario: where it can go, what it can score, and what gives it away."""

"""Real talks that were written down: read, given roles, pseudonymised; never saved as they are."""

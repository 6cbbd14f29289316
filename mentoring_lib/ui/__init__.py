"""The panels in lessons and exercises: the only code that knows widgets."""

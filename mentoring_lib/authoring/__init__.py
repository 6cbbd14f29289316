"""Making and checking a course: tidy notebooks, sound scenarios, complete exercises."""

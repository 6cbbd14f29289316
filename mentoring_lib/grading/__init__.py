"""Grading: replay, checks, rubric, nbgrader's gradebook and feedback."""

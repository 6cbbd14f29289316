"""Recognising what a mentor does with one thing said, in Dutch and offline."""

"""The command ``mentoring``: what people type, answered in Dutch."""

from mentoring_lib.cli.main import main

__all__ = ["main"]

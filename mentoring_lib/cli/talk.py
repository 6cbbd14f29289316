"""What helps with talks of one's own: a guide on paper, and labels for lines."""

import argparse
from pathlib import Path

from mentoring_lib.cli.answer import Commands, say


def add_commands(commands: Commands) -> None:
    """Add ``moves``."""
    command = commands.add_parser("moves", help="herken gespreksbewegingen in een lijst regels")
    command.add_argument("--in", dest="lines", type=Path, required=True, help="csv met text")
    command.add_argument("--out", type=Path, required=True, help="waar het resultaat komt")
    command.set_defaults(do=_moves)


def _moves(asked: argparse.Namespace) -> int:
    from mentoring_lib.practice.recognise.table import label_table

    say(f"{label_table(asked.lines, asked.out)} regels herkend: {asked.out}")
    return 0

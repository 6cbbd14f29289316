"""Which commands there are, and how their errors are told."""

import argparse
import os
import sys
from collections.abc import Sequence

from mentoring_lib.cli import course, grading, scenario, talk
from mentoring_lib.errors import MentoringError


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command asks; return 0, or 1 when there is something to mend."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.do(asked))
    except BrokenPipeError:
        # Who reads along, as ``head`` does, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except MentoringError as error:
        sys.stderr.write(f"{error.place}: {error.problem}\n  → {error.remedy}\n")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mentoring", description="De cursus starten, nakijken en aanpassen."
    )
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")
    for part in (course, grading, scenario, talk):
        part.add_commands(commands)
    return parser

"""How the command answers."""

import argparse
import sys
from typing import TypeAlias

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def say(line: str) -> None:
    """Write one line of the answer."""
    sys.stdout.write(line + "\n")

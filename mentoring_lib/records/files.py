"""Files of our own: written so that a crash leaves no half one, read whatever they hold."""

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 2.0
"""Seconds to wait for another notebook that writes the same file."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other notebooks away from a file while it is read and written again.

    A lock that a crash left behind is taken over after ``PATIENCE``.
    """
    lock = path.with_name(f".{path.name}.lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                break
            time.sleep(0.01)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


class NotJson(ValueError):
    """A file or text that somebody damaged can't be read as JSON."""


def from_json(stored: str | bytes) -> Any:
    """Return what JSON holds.

    Raises:
        NotJson: It isn't UTF-8, isn't JSON, is nested too deep or has an endless number.
    """
    try:
        return json.loads(stored if isinstance(stored, str) else stored.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)[:200]) from error


def write_atomically(path: Path, text: str) -> None:
    """Put the text in the file in one step, readable for the trainer's tools."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # mkstemp makes 0600, which other accounts can't collect
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise

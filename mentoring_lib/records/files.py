"""Writing files so that a crash leaves either the old or the new one, never half."""

import os
import tempfile
from pathlib import Path


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

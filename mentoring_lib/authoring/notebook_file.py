"""Notebook files of a course: which there are, and on which line a cell stands."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentoring_lib.authoring.finding import Finding, Source
from mentoring_lib.authoring.notebooks import Notebook, read, source, text, tidied
from mentoring_lib.errors import ContentError

NOT_OURS = {".ipynb_checkpoints", "opdrachten", "ingeleverd", "terugkoppeling"}
"""Folders inside a course that a program fills."""

_SHAPE = {"id": str, "cell_type": str, "metadata": dict, "source": str | list}


@dataclass(frozen=True, slots=True)
class NotebookFile:
    """A notebook with the text of its file.

    Attributes:
        source: Where it stands.
        written: The lines of the file.
        notebook: What the file holds; every cell has an id, a kind and a source.
        starts: By cell: the line of its id.
    """

    source: Source
    written: tuple[str, ...]
    notebook: Notebook
    starts: tuple[int, ...]

    def cells(self, kind: str) -> Iterator[tuple[int, str, str]]:
        """Yield the line, the id and the text of each cell of one kind."""
        for start, cell in zip(self.starts, self.notebook["cells"], strict=True):
            if cell["cell_type"] == kind:
                yield start, cell["id"], source(cell)

    def finding(self, line: int, problem: str, remedy: str) -> Finding:
        """Return a finding in this notebook."""
        return self.source.finding(line, problem, remedy)

    def line_of(self, found: str, start: int) -> int:
        """Return the line of a text in the cell that starts there; else its start."""
        quoted = json.dumps(found.partition("\n")[0], ensure_ascii=False)[1:-1]
        for number in range(start, len(self.written) + 1):
            if quoted in self.written[number - 1]:
                return number
        return start

    @property
    def stored(self) -> str:
        """Return the text that the file has in its stored form."""
        return text(tidied(self.notebook))

    @property
    def is_stored(self) -> bool:
        """Tell whether the file is in its stored form."""
        return self.source.path.read_bytes() == self.stored.encode()


def opened(source_: Source) -> NotebookFile:
    """Return a notebook file.

    Raises:
        ContentError: The file isn't a notebook with named cells.
    """
    notebook = read(source_.path)
    _check_shape(source_.path, notebook)
    written = tuple(source_.path.read_text(encoding="utf-8").splitlines())
    return NotebookFile(source_, written, notebook, tuple(_starts(written, notebook)))


def notebooks_in(root: Path) -> list[Path]:
    """Return the notebooks that a maker writes, in order."""
    found = [*root.glob("course/**/*.ipynb"), *root.glob("exercises/source/**/*.ipynb")]
    return sorted(path for path in found if not NOT_OURS & set(path.relative_to(root).parts))


def _check_shape(path: Path, notebook: Notebook) -> None:
    if not isinstance(notebook.get("metadata"), dict):
        raise _unnamed(path, "Aan dit notebook ontbreekt ‘metadata’.")
    for number, cell in enumerate(notebook["cells"], start=1):
        if not isinstance(cell, dict):
            raise _unnamed(path, f"Blok {number} is geen cel.")
        for name, kind in _SHAPE.items():
            if not isinstance(cell.get(name), kind):
                raise _unnamed(path, f"Aan blok {number} ontbreekt ‘{name}’.")


def _starts(written: tuple[str, ...], notebook: Mapping[str, Any]) -> Iterator[int]:
    at = 0
    for cell in notebook["cells"]:
        sought = f'"id": {json.dumps(cell["id"], ensure_ascii=False)}'
        rest = (n for n in range(at, len(written)) if sought in written[n])
        at = next(rest, at - 1) + 1
        yield max(at, 1)


def _unnamed(path: Path, problem: str) -> ContentError:
    return ContentError(
        place=f"{path.name}:1",
        problem=problem,
        remedy="Open het in een gewone JupyterLab en bewaar het opnieuw.",
    )

"""Notebooks in their stored form: no outputs, no counters, only metadata we know."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mentoring_lib.errors import ContentError

Notebook = dict[str, Any]

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
COURSE_VIEW = {"autorun": True, "view": "course"}
_CELL_METADATA = ("deletable", "editable", "jupyter", "nbgrader", "tags")


def read(path: Path) -> Notebook:
    """Return a notebook.

    Raises:
        ContentError: The file isn't a notebook.
    """
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise _broken(path) from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise _broken(path)
    return notebook


def tidied(notebook: Mapping[str, Any]) -> Notebook:
    """Return the notebook in its stored form; doing it twice changes nothing."""
    kept = {"kernelspec": KERNEL}
    if "mentoring" in notebook["metadata"]:
        kept["mentoring"] = notebook["metadata"]["mentoring"]
    return {
        "cells": [_tidied_cell(cell) for cell in notebook["cells"]],
        "metadata": kept,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def text(notebook: Notebook) -> str:
    """Return a notebook as it is written to a file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def source(cell: Mapping[str, Any]) -> str:
    """Return the text of a cell, however it is stored."""
    stored = cell.get("source", "")
    return stored if isinstance(stored, str) else "".join(stored)


def code_cell(name: str, lines: str, **metadata: Any) -> Notebook:
    """Return a code cell whose code stays hidden."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {
            "jupyter": {"source_hidden": True},
            "tags": ["hide-input"],
            **metadata,
        },
        "outputs": [],
        "source": lines.splitlines(keepends=True),
    }


def markdown_cell(name: str, lines: str, **metadata: Any) -> Notebook:
    """Return a cell with text."""
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": metadata,
        "source": lines.splitlines(keepends=True),
    }


def _tidied_cell(cell: Mapping[str, Any]) -> Notebook:
    metadata = cell.get("metadata", {})
    kept = {
        "cell_type": cell["cell_type"],
        "id": cell["id"],
        "metadata": {name: metadata[name] for name in _CELL_METADATA if name in metadata},
        "source": source(cell).splitlines(keepends=True),
    }
    if "attachments" in cell:
        kept["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        kept |= {"execution_count": None, "outputs": []}
    return kept


def _broken(path: Path) -> ContentError:
    return ContentError(
        place=f"{path.name}:1",
        problem="Dit notebook kan niet gelezen worden.",
        remedy="Zet een eerdere versie terug.",
    )

"""A copy of the real course, to be broken on purpose."""

import shutil
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PARTS = ("course", "exercises/source", "mentoring_lib/content")
NOT_COPIED = shutil.ignore_patterns(".ipynb_checkpoints", "opdrachten", "__pycache__")


@pytest.fixture
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for part in PARTS:
        shutil.copytree(REPOSITORY / part, tmp_path / part, ignore=NOT_COPIED)
    return tmp_path

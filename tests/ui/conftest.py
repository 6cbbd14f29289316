"""A learner's folder with the real exercise, and panels that are driven as their scripts do."""

import json
import shutil
from pathlib import Path

import pytest

from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.release import scripts
from mentoring_lib.records.workspace import make_workspace

ROOT = Path(__file__).parents[2]
SLUG = "04-coachgesprek"


def act(panel, **message):
    """Do what the panel's script would send."""
    panel._received(panel, message, [])


@pytest.fixture(scope="session")
def maker():
    return CourseFolder(ROOT / "exercises").maker(SLUG)


@pytest.fixture
def workspace(tmp_path, maker, monkeypatch):
    """Return a learner's folder, standing in the folder of the exercise."""
    made = make_workspace(tmp_path / "werkmap")
    folder = made.exercises / SLUG
    folder.mkdir(parents=True)
    shutil.copy(maker.folder / "opgave.yaml", folder)
    shutil.copy(maker.folder / f"{SLUG}.ipynb", folder)
    for name, content in scripts(maker).items():
        (folder / name).write_bytes(content)
    monkeypatch.chdir(folder)
    monkeypatch.delenv("MENTORING_INBOX", raising=False)
    return made


def sheet_of(workspace):
    """Return the answers on disk, by item."""
    path = workspace.exercises / SLUG / "antwoorden.json"
    return {
        name: answer["value"]
        for name, answer in json.loads(path.read_text(encoding="utf-8"))["answers"].items()
    }

"""Which model each content file is written in, by its place in the folder."""

from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel, RootModel

from mentoring_lib.authoring.text_lint import Banned
from mentoring_lib.catalog.content import load, load_list
from mentoring_lib.catalog.merid import MeridBook
from mentoring_lib.catalog.move_cues import CUE_FILES, SOURCES
from mentoring_lib.catalog.names import NameFile
from mentoring_lib.domain.activity import CardSort
from mentoring_lib.domain.course import Route
from mentoring_lib.domain.free_text import Reactions, WordBook
from mentoring_lib.domain.move_cue_files import CueFile, LabelFile, WordFile
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.structure import NamedMove, Structure
from mentoring_lib.domain.values import Prose, Value


class InterfaceTexts(RootModel[dict[str, dict[str, Prose]]]):
    """The texts on the screen, by part and English name."""


class WordLists(Value):
    """The word lists of the privacy check."""

    known: Prose
    names: Prose
    diagnoses: Prose


NAMED: dict[str, type[BaseModel]] = {
    "scenarios": Scenario,
    "rubrics": Rubric,
    "structures": Structure,
    "activities": CardSort,
}
"""Folders whose files are named after the slug inside."""

_ALONE: dict[str, Callable[[Path], object]] = {
    "moves/moves.yaml": lambda path: load_list(path, "moves", NamedMove),
    "routes.yaml": lambda path: load_list(path, "routes", Route),
    "texts/toon.yaml": lambda path: load_list(path, "phrases", Banned),
    "texts/interface.yaml": lambda path: load(path, InterfaceTexts),
    "texts/privacy.yaml": lambda path: load(path, WordLists),
    "moves/woorden.yaml": lambda path: load(path, WordFile),
    "moves/labels.yaml": lambda path: load(path, LabelFile),
    **{f"moves/{name}": lambda path: load(path, CueFile) for name in CUE_FILES},
    "moves/merid.yaml": lambda path: load(path, MeridBook),
    "texts/reacties.yaml": lambda path: load(path, Reactions),
    "texts/vrije-tekst.yaml": lambda path: load(path, WordBook),
    "texts/namen.yaml": lambda path: load(path, NameFile),
}

WORD_LISTS = {
    "texts/toon.yaml",
    "texts/privacy.yaml",
    "texts/namen.yaml",
    "texts/vrije-tekst.yaml",
    *(f"moves/{name}" for name in SOURCES),
}
"""Files that name words that a text had better not use."""


def loaded(path: Path, name: str) -> object | None:
    """Return what a content file holds; None when the course never looks there.

    Args:
        path: The file.
        name: Its path inside the content folder, such as ``rubrics/verslag.yaml``.

    Raises:
        ContentError: The file can't be read or isn't of its model's form.
    """
    folder, _, file = name.rpartition("/")
    if name in _ALONE:
        return _ALONE[name](path)
    if folder in NAMED and file.endswith(".yaml"):
        return load(path, NAMED[folder])
    return None

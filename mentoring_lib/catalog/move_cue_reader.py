"""Reading the cue files as people write them, with Dutch errors that name file and line."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from mentoring_lib.catalog.content import load
from mentoring_lib.catalog.move_cues import CUE_FILES, MOVES, SOURCES
from mentoring_lib.domain.move_cue_files import CueEntry, CueFile, LabelFile, WordFile
from mentoring_lib.domain.move_cues import Cue, CueBook
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.errors import ContentError

NOTES = (
    "form_word",
    "form_verb",
    "form_statement",
    "taken_up",
    "more_questions",
    "check",
    "middle",
    "low",
    "empty",
)
"""The sentences that the recogniser looks up by name."""

_LIST = re.compile(r"\{(\w+)\}")


def written_cue_book(folders: Sequence[Path]) -> CueBook:
    """Return the cues of the YAML files; for each file the first folder that has it wins.

    Raises:
        ContentError: A file isn't there, isn't of its form, or names a list nobody wrote.
    """
    words = load(_first(folders, "woorden.yaml"), WordFile)
    lists = {name: tuple(text.split()) for name, text in words.lists.items()}
    cues: dict[str, Cue] = {}
    for name in CUE_FILES:
        for entry in load(_first(folders, name), CueFile).cues:
            _check(entry, name, known=cues, lists=lists)
            cues[entry.id] = _cue(entry)
    texts = load(_first(folders, "labels.yaml"), LabelFile)
    _check_texts(texts)
    return CueBook(
        tuple(cues.values()),
        lists,
        {str(label): text for label, text in texts.labels.items()},
        dict(texts.notes),
        {str(label): text for label, text in texts.names.items()},
    )


def fingerprint(folder: Path = MOVES) -> str:
    """Return a number that changes when one of the YAML files changes."""
    together = hashlib.sha256()
    for name in SOURCES:
        together.update((folder / name).read_bytes().replace(b"\r\n", b"\n"))
    return together.hexdigest()


def _cue(entry: CueEntry) -> Cue:
    return Cue(
        entry.id,
        entry.label,
        entry.when,
        entry.place,
        entry.strength,
        _one_line(entry.reason),
        entry.each_phrase,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _check(
    entry: CueEntry, name: str, *, known: dict[str, Cue], lists: dict[str, tuple[str, ...]]
) -> None:
    if entry.id in known:
        raise _unusable(name, f"De id ‘{entry.id}’ komt twee keer voor.", "Geef één een andere id.")
    for wanted in _LIST.findall(entry.phrases):
        if wanted not in lists:
            raise _unusable(
                name,
                f"Bij ‘{entry.id}’ staat {{{wanted}}}, maar die lijst is er niet.",
                "Zet de lijst in woorden.yaml, of schrijf de woorden uit met (a|b).",
            )


def _check_texts(texts: LabelFile) -> None:
    for part, wanted, given in (
        ("labels", set(MoveLabel), set(texts.labels)),
        ("names", set(MoveLabel), set(texts.names)),
        ("notes", set(NOTES), set(texts.notes)),
    ):
        if wanted - given:
            raise _unusable(
                "labels.yaml",
                f"Bij ‘{part}’ ontbreekt ‘{min(wanted - given)}’.",
                "Neem de tekst over uit het bestand dat bij de cursus zit.",
            )


def _first(folders: Sequence[Path], name: str) -> Path:
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise _unusable(name, "Dit bestand is er niet.", "Zet het terug in content/moves.")


def _unusable(name: str, problem: str, remedy: str) -> ContentError:
    return ContentError(place=f"moves/{name}", problem=problem, remedy=remedy)

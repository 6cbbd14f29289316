"""Reading the cues and weights for recognising moves, quickly.

What ships is read from JSON that was made from the YAML beforehand; a school's own YAML
is read as it stands.
"""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from mentoring_lib.domain.move_cues import CueBook, Weights
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.errors import ContentError

MOVES = Path(__file__).parent.parent / "content" / "moves"
CUE_FILES = ("vragen.yaml", "luisteren.yaml", "sturen.yaml", "overig.yaml")
SOURCES = ("woorden.yaml", *CUE_FILES, "labels.yaml")
"""The YAML files that people write, in order of reading."""

MADE = "herkennen.json"
LEARNED = "gewichten.json"


def cue_book(school: Path | None = None) -> CueBook:
    """Return the cues, a school's own files before the shipped ones.

    Args:
        school: The folder with a school's own content, such as ``course/school``.

    Raises:
        ContentError: A file isn't there or can't be read.
    """
    own = school / "moves" if school else None
    if own and any((own / name).is_file() for name in SOURCES):
        # Imported only now: reading YAML costs more time than a first answer may take.
        reader = import_module("mentoring_lib.catalog.move_cue_reader")
        book: CueBook = reader.written_cue_book([own, MOVES])
        return book
    return CueBook.from_mapping(_stored(MADE))


def weights() -> Weights:
    """Return what the fallback learned.

    Raises:
        ContentError: The file isn't there or can't be read.
    """
    stored = _stored(LEARNED)
    labels = tuple(MoveLabel(label) for label in stored["labels"])
    return Weights(labels, stored["rows"], stored["high"], stored["middle"])


def _stored(name: str) -> dict[str, Any]:
    try:
        stored: dict[str, Any] = json.loads((MOVES / name).read_bytes())
    except (OSError, ValueError) as error:
        raise ContentError(
            place=f"moves/{name}",
            problem="Dit bestand ontbreekt of is beschadigd.",
            remedy="Installeer de cursus opnieuw, of maak het opnieuw uit de YAML-bestanden.",
        ) from error
    return stored

"""The recogniser for a catalogue: with a school's own cues when it has them."""

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.catalog.move_cues import SOURCES, cue_book, weights
from mentoring_lib.practice.recognise.recogniser import Recogniser, shipped


def recogniser_for(catalog: Catalog) -> Recogniser:
    """Return the recogniser with the cues of the first folder that has its own.

    Raises:
        ContentError: A school's own file can't be read.
    """
    for folder in catalog.folders:
        if folder != SHIPPED and any((folder / "moves" / name).is_file() for name in SOURCES):
            return Recogniser(cue_book(folder), weights())
    return shipped()

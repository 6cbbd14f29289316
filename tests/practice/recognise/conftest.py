import pytest

from mentoring_lib.catalog.move_cue_reader import written_cue_book
from mentoring_lib.catalog.move_cues import MOVES, weights


@pytest.fixture(scope="session")
def written():
    return written_cue_book([MOVES]), weights()

import json
import re
import shutil
import subprocess
import sys

import pytest

from mentoring_lib.authoring.train_moves import lines_fingerprint
from mentoring_lib.catalog.move_cue_reader import fingerprint, written_cue_book
from mentoring_lib.catalog.move_cues import LEARNED, MADE, MOVES, SOURCES, cue_book, weights
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.recognise.recogniser import Recogniser

CUE = """cues:
  - id: eigen
    label: reflectie
    when: elk
    place: ergens
    strength: 3
    reason: >
      Met ‘{woorden}’ geef je terug.
    phrases: |
      dat vreet aan {jou}
"""


@pytest.fixture
def school(tmp_path):
    folder = tmp_path / "moves"
    folder.mkdir()
    return folder


def broken(school, old, new):
    (school / "overig.yaml").write_text(CUE.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        cue_book(school.parent)
    return caught.value


def test_what_is_read_at_once_is_in_step_with_what_people_wrote():
    made = json.loads((MOVES / MADE).read_text(encoding="utf-8"))

    assert made["made_from"] == fingerprint(), "python -m mentoring_lib.authoring.train_moves"
    assert cue_book() == written_cue_book([MOVES])


def test_the_weights_belong_to_the_labelled_lines():
    made = json.loads((MOVES / LEARNED).read_text(encoding="utf-8"))

    assert made["learned_from"] == lines_fingerprint(), (
        "python -m mentoring_lib.authoring.train_moves"
    )


def test_another_line_asks_for_other_weights(tmp_path):
    (tmp_path / "regels.csv").write_text("id,text\n1,Hm.\n", encoding="utf-8")
    before = lines_fingerprint(tmp_path)
    (tmp_path / "regels-2.csv").write_text("id,text\n2,Ja.\n", encoding="utf-8")

    assert lines_fingerprint(tmp_path) != before


def test_the_weights_are_small_and_know_every_label():
    assert (MOVES / LEARNED).stat().st_size <= 200_000
    assert weights().labels == tuple(MoveLabel)[:-1]
    assert 0 < weights().middle <= weights().high < 1


def test_every_reason_shows_the_words_that_decided():
    for cue in cue_book().cues:
        assert "{woorden}" in cue.reason, cue.id


def test_no_reason_calls_a_choice_wrong():
    book = cue_book()
    told = [*(cue.reason for cue in book.cues), *book.labels.values(), *book.notes.values()]

    assert [text for text in told if re.search(r"\bfout|!|goed gedaan", text)] == []


def test_a_school_adds_its_own_phrases_in_a_file_of_its_own(school):
    (school / "overig.yaml").write_text(CUE, encoding="utf-8")
    book = cue_book(school.parent)

    found = Recogniser(book, weights()).judge("Dat vreet aan je.", "Ik slaap er niet van.")
    assert (found.label, found.words) == (MoveLabel.REFLECTION, "Dat vreet aan je")


def test_an_unknown_label_is_told_with_file_and_line(school):
    error = broken(school, "label: reflectie", "label: spiegelen")

    assert error.place == "overig.yaml:3"
    assert "spiegelen" in error.problem


def test_a_list_that_nobody_wrote_is_told(school):
    error = broken(school, "{jou}", "{hullie}")

    assert "{hullie}" in error.problem
    assert "woorden.yaml" in error.remedy


def test_brackets_that_do_not_match_are_told(school):
    assert "haakjes" in broken(school, "aan {jou}", "(aan|op").problem


def test_a_gap_at_the_end_of_a_phrase_is_told(school):
    assert "gat" in broken(school, "aan {jou}", "aan …").problem


def test_a_placeholder_that_is_never_filled_is_told(school):
    assert "zinnetje" in broken(school, "{woorden}", "{zinnetje}").problem


def test_the_same_id_twice_is_told(school):
    assert "twee keer" in broken(school, "id: eigen", "id: staart").problem


def test_a_text_that_is_missing_is_told(school):
    shutil.copy(MOVES / "labels.yaml", school)
    text = (school / "labels.yaml").read_text(encoding="utf-8")
    kept = text.replace("  empty: >\n    In deze regel staat geen tekst.\n", "")
    (school / "labels.yaml").write_text(kept, encoding="utf-8")

    with pytest.raises(ContentError, match="empty"):
        cue_book(school.parent)


def test_every_file_says_first_what_you_may_change():
    for name in SOURCES:
        lines = (MOVES / name).read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("# Wat je mag veranderen"), name
        assert lines[1].startswith("# Wat je beter laat staan"), name


def test_a_first_answer_needs_nothing_heavy():
    code = (
        "import sys; from mentoring_lib.practice.recognise.recogniser import shipped;"
        "shipped().judge('Hoe was je week?');"
        "print(*(n for n in ('pydantic', 'ruamel', 'pandas', 'sqlalchemy') if n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.strip() == ""

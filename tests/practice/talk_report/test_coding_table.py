import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice.talk_report.talks import talk

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.talk_report.coding_table import coding_table, read_codes
from mentoring_lib.practice.talk_report.talk import CHOICES
from mentoring_lib.practice.transcript.model import TranscriptError

L = MoveLabel
SPOKEN = {label: label.value.replace("_", " ").upper() for label in CHOICES}
TALK = talk(("Hoe gaat het?", L.OPEN), "Goed.", ("=1+1 is twee", L.ADVICE), ("Ja.", L.OTHER))


def read(text, made=TALK):
    return read_codes(text.encode(), "codes.csv", made, SPOKEN)


def test_the_table_has_every_turn_and_an_empty_label_for_each_of_the_mentor_s():
    rows = list(csv.reader(io.StringIO(coding_table(TALK).lstrip("\ufeff")), delimiter=";"))

    assert rows[0] == ["nummer", "spreker", "tekst", "label"]
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4"]
    assert [row[3] for row in rows[1:]] == ["", "-", "", ""]
    assert rows[3][2] == "'=1+1 is twee"


@given(st.lists(st.sampled_from(CHOICES), min_size=3, max_size=3))
def test_labels_that_were_filled_in_are_read_back(labels):
    rows = coding_table(TALK).lstrip("\ufeff").splitlines()
    filled = [rows[0], rows[1] + labels[0], rows[2], rows[3] + labels[1], rows[4] + labels[2]]

    assert read("\n".join(filled)).first == dict(zip((1, 3, 4), labels, strict=True))


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_what_a_spreadsheet_makes_of_it_is_understood(sign):
    text = "Nummer;Label\n1;Open Vraag\n2;reflectie\n3; ADVIES INFO \n99;anders\n\n".replace(
        ";", sign
    )

    assert read(text).first == {1: L.OPEN, 3: L.ADVICE}
    assert read(text).second is None


def test_two_columns_are_two_coders():
    codes = read("nummer;label;label 2\n1;open_vraag;doorvraag\n3;;advies_info\n4;anders;-\n")

    assert codes.first == {1: L.OPEN, 4: L.OTHER}
    assert codes.second == {1: L.PROBE, 3: L.ADVICE}


def test_an_unknown_label_is_told_with_its_line_and_the_labels_that_exist():
    with pytest.raises(TranscriptError) as caught:
        read("nummer;label\n1;open_vraag\n3;weet_ik_niet\n")

    assert caught.value.place == "codes.csv:3"
    assert "open_vraag" in caught.value.remedy
    assert "weet_ik_niet" not in caught.value.remedy


@pytest.mark.parametrize("text", ["", "tekst;label\nja;anders\n", "nummer;tekst\n1;ja\n", "x"])
def test_a_table_without_numbers_or_labels_is_refused(text):
    with pytest.raises(TranscriptError, match="codeertabel"):
        read(text)


@given(st.binary(max_size=300) | st.just(b"nummer;label\n1;" + b"x" * 200_000))
def test_whatever_the_file_holds_the_answer_is_labels_or_a_dutch_error(content):
    try:
        found = set(read_codes(content, "codes.csv", TALK, SPOKEN).first)
    except TranscriptError:
        found = set()

    assert found <= {1, 3, 4}

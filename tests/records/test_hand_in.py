import json
import os
import re
import zipfile
from datetime import timedelta

import pytest
from builders import NOON, SLUG, workspace
from hypothesis import example, given
from hypothesis import strategies as st

from mentoring_lib.errors import HandInError
from mentoring_lib.records.hand_in import hand_in, learner_id


@given(st.text() | st.text(st.characters(codec=None)) | st.text("aë -’.Z9", max_size=90))
@example("a" * 59 + " bakker")
@example("a" * 200)
def test_a_learner_s_name_becomes_one_that_folders_and_nbgrader_can_use(name):
    made = learner_id(name)

    assert re.fullmatch(r"[a-z0-9-]{0,60}", made)
    assert not made.startswith("-")
    assert learner_id(made) == made


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sanne de Wit", "sanne-de-wit"),
        ("  Zoë  van ’t Hof ", "zoe-van-t-hof"),
        ("D’Angelo", "dangelo"),
        ("s.jansen@school.nl", "s-jansen-school-nl"),
        ("../../etc", "etc"),
        ("CON", "con"),
        ("  ", ""),
        ("…", ""),
    ],
)
def test_a_name_stays_recognisable(name, expected):
    assert learner_id(name) == expected


def test_a_hand_in_holds_exactly_the_notebook_the_answers_and_who_it_is(tmp_path):
    made = workspace(tmp_path / "werkmap")
    (made.exercises / SLUG / "dagboek.txt").write_text("van mij", encoding="utf-8")

    path = hand_in(made, SLUG, " Sanne de Wit ", now=NOON)

    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == [
            f"{SLUG}.ipynb", "antwoorden.json", "inlevering.json",
        ]  # fmt: skip
        manifest = json.loads(archive.read("inlevering.json"))
        assert (
            archive.read("antwoorden.json")
            == (made.exercises / SLUG / "antwoorden.json").read_bytes()
        )
    assert manifest == {
        "schema": 1,
        "assignment": SLUG,
        "learner": "sanne-de-wit",
        "name": "Sanne de Wit",
        "handed_in_at": "2026-01-05T12:00:00+00:00",
        "folder_id": made.recall("folder_id"),
    }


def test_a_hand_in_is_kept_by_the_learner_and_put_in_the_inbox(tmp_path):
    made = workspace(tmp_path / "werkmap")

    path = hand_in(made, SLUG, "Sanne", now=NOON, inbox=tmp_path / "inbox")

    assert path.parent == made.handed_in
    assert [each.read_bytes() for each in (tmp_path / "inbox").iterdir()] == [path.read_bytes()]
    assert made.recall("name") == "Sanne"
    assert made.recall("modules", SLUG, "handed_in_at") == NOON.isoformat()


def test_handing_in_again_keeps_the_earlier_file(tmp_path):
    made = workspace(tmp_path)
    hand_in(made, SLUG, "Sanne", now=NOON)
    hand_in(made, SLUG, "Sanne", now=NOON + timedelta(minutes=1))

    assert len(list(made.handed_in.iterdir())) == 2


def test_two_learners_of_one_name_in_the_same_second_both_arrive(tmp_path):
    for folder in ("een", "twee"):
        hand_in(workspace(tmp_path / folder), SLUG, "Sanne", now=NOON, inbox=tmp_path / "inbox")

    assert len(list((tmp_path / "inbox").iterdir())) == 2


@pytest.mark.parametrize("name", ["", "   ", "…", "’-"])
def test_without_a_name_nothing_is_handed_in(name, tmp_path):
    made = workspace(tmp_path)

    with pytest.raises(HandInError) as caught:
        hand_in(made, SLUG, name, now=NOON)

    assert caught.value.problem == "Je naam ontbreekt."
    assert list(made.handed_in.iterdir()) == []


def test_without_an_answer_nothing_is_handed_in(tmp_path):
    made = workspace(tmp_path)
    (made.exercises / SLUG / "antwoorden.json").unlink()

    with pytest.raises(HandInError, match="nog geen antwoorden"):
        hand_in(made, SLUG, "Sanne", now=NOON)


def test_without_its_notebook_a_hand_in_is_refused_in_dutch(tmp_path):
    made = workspace(tmp_path)
    (made.exercises / SLUG / f"{SLUG}.ipynb").unlink()

    with pytest.raises(HandInError):
        hand_in(made, SLUG, "Sanne", now=NOON)

    assert list(made.handed_in.iterdir()) == []


def test_a_notebook_with_a_date_before_zip_files_can_be_handed_in(tmp_path):
    made = workspace(tmp_path)
    os.utime(made.exercises / SLUG / f"{SLUG}.ipynb", (0, 0))

    assert hand_in(made, SLUG, "Sanne", now=NOON).is_file()


def test_an_inbox_that_cannot_be_written_is_told_and_the_learner_s_copy_is_safe(tmp_path):
    made = workspace(tmp_path / "werkmap")
    (tmp_path / "inbox").write_text("een bestand in plaats van een map", encoding="utf-8")

    with pytest.raises(HandInError) as caught:
        hand_in(made, SLUG, "Sanne", now=NOON, inbox=tmp_path / "inbox")

    assert caught.value.place == str(tmp_path / "inbox")
    assert "Je antwoorden staan veilig." in caught.value.remedy
    assert len(list(made.handed_in.iterdir())) == 1

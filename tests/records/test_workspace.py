import json

import pytest
from builders import workspace

from mentoring_lib.records.workspace import make_workspace, workspace_above


def test_a_new_folder_has_a_place_for_exercises_hand_ins_and_feedback(tmp_path):
    made = make_workspace(tmp_path / "werkmap")

    assert sorted(path.name for path in made.root.iterdir()) == [
        ".mentoring", "ingeleverd", "opdrachten", "terugkoppeling",
    ]  # fmt: skip
    assert made.recall("schema") == 1


def test_making_the_same_folder_again_changes_nothing(tmp_path):
    first = make_workspace(tmp_path)
    first.remember("name", value="Sanne de Wit")
    before = first.file.read_bytes()

    assert make_workspace(tmp_path) == first
    assert first.file.read_bytes() == before


def test_each_folder_has_a_name_of_its_own_that_stays(tmp_path):
    one, two = make_workspace(tmp_path / "een"), make_workspace(tmp_path / "twee")

    assert one.recall("folder_id") == one.recall("folder_id")
    assert one.recall("folder_id") != two.recall("folder_id")


def test_what_is_remembered_comes_back_and_leaves_the_rest(tmp_path):
    made = make_workspace(tmp_path)
    made.remember("modules", "04-coachgesprek", "opened_at", value="vandaag")
    made.remember("modules", "04-coachgesprek", "handed_in_at", value="morgen")
    made.remember("route", value="dg1")

    assert made.recall("modules", "04-coachgesprek") == {
        "opened_at": "vandaag",
        "handed_in_at": "morgen",
    }
    assert made.recall("route") == "dg1"
    assert made.recall("modules", "04-coachgesprek", "opened_at", "dieper") is None
    assert made.recall("bestaat-niet") is None


def test_a_key_of_a_later_version_survives(tmp_path):
    made = make_workspace(tmp_path)
    content = json.loads(made.file.read_text(encoding="utf-8"))
    made.file.write_text(json.dumps({**content, "later": [1, 2]}), encoding="utf-8")

    made.remember("route", value="dg1")

    assert made.recall("later") == [1, 2]


def test_a_folder_inside_a_learner_s_folder_finds_it(tmp_path):
    made = workspace(tmp_path / "werkmap")

    assert workspace_above(made.exercises / "04-klapt-dicht") == made
    assert workspace_above(made.root) == made
    assert workspace_above(tmp_path) is None


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b'{"schema": 1, "na',
        b"\xff\xfe\x00",
        b"null",
        b"[1, 2]",
        b'"tekst"',
        b"5",
        b"[" * 100_000,
        b'{"schema": ' + b"9" * 5000 + b"}",
    ],
    ids=["empty", "cut", "bytes", "null", "list", "text", "number", "deep", "digits"],
)
def test_a_damaged_file_is_put_aside_and_not_overwritten(damaged, tmp_path):
    made = make_workspace(tmp_path)
    made.file.write_bytes(damaged)

    made.remember("route", value="dg1")

    assert made.recall("route") == "dg1"
    aside = [path for path in made.file.parent.iterdir() if path != made.file]
    assert [path.read_bytes() for path in aside] == [damaged]


def test_a_second_damaged_file_does_not_replace_the_first_that_was_put_aside(tmp_path):
    made = make_workspace(tmp_path)
    for damaged in ("eerste {", "tweede {"):
        made.file.write_text(damaged, encoding="utf-8")
        made.remember("route", value="dg1")

    kept = {path.read_text(encoding="utf-8") for path in made.file.parent.iterdir()}
    assert {"eerste {", "tweede {"} <= kept


def test_after_damage_the_folder_has_one_new_name_and_keeps_it(tmp_path):
    made = make_workspace(tmp_path)
    made.file.write_text("{", encoding="utf-8")

    assert made.recall("folder_id") == made.recall("folder_id")

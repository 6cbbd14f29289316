import json
from dataclasses import replace

import pytest
from builders import NOON
from hypothesis import given
from hypothesis import strategies as st

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.records.own_talks import (
    OwnTalk,
    forget_own_talk,
    keep_own_talk,
    new_talk,
    own_talks,
)
from mentoring_lib.records.workspace import make_workspace

LINES = (Line("mentor", "Hoe gaat het?", 0.0, 2.5), Line("ander", "Wel goed."))

GOOD = {
    "schema": 1,
    "kept_at": "2026-01-05T12:00:00+00:00",
    "structure": "",
    "lines": [["mentor", "Hoe gaat het?", None, None]],
    "corrections": {},
    "roles": {},
    "codes": {},
    "more_codes": {},
}


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "werkmap")


def folder(workspace):
    return workspace.root / ".mentoring/gesprekken"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)
TIMES = st.none() | st.floats(0, 1e5, allow_nan=False)
NUMBERED = st.dictionaries(st.integers(1, 99), st.sampled_from(MoveLabel), max_size=4)


@given(
    lines=st.lists(st.builds(Line, TEXT, TEXT, TIMES, TIMES), max_size=5),
    labels=NUMBERED,
    roles=st.dictionaries(st.integers(1, 99), TEXT, max_size=4),
)
def test_a_kept_talk_is_read_back_as_it_was(lines, labels, roles, tmp_path_factory):
    workspace = make_workspace(tmp_path_factory.mktemp("werkmap"))
    talk = replace(
        new_talk(tuple(lines), NOON), structure="coachgesprek", corrections=labels,
        roles=roles, codes=labels, more_codes=labels,
    )  # fmt: skip
    keep_own_talk(workspace, talk)

    assert own_talks(workspace).talks == (talk,)


def test_talks_come_in_the_order_in_which_they_were_kept(workspace):
    days = [NOON.replace(day=day) for day in (9, 3, 20)]
    for day in days:
        keep_own_talk(workspace, new_talk(LINES, day))

    kept = own_talks(workspace).talks
    assert [talk.kept_at for talk in kept] == [day.isoformat() for day in sorted(days)]


def test_keeping_a_talk_again_replaces_it(workspace):
    talk = new_talk(LINES, NOON)
    keep_own_talk(workspace, talk)
    keep_own_talk(workspace, replace(talk, corrections={1: MoveLabel.CLOSED}))

    [kept] = own_talks(workspace).talks
    assert kept.corrections == {1: MoveLabel.CLOSED}


def test_a_forgotten_talk_leaves_nothing_on_disk(workspace):
    talks = [new_talk(LINES, NOON), new_talk(LINES, NOON)]
    for talk in talks:
        keep_own_talk(workspace, talk)
    forget_own_talk(workspace, talks[0])
    forget_own_talk(workspace, talks[0])

    assert [path.stem for path in folder(workspace).iterdir()] == [talks[1].id]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "geen json",
        "[]",
        "null",
        "{}",
        json.dumps(GOOD | {"schema": 2}),
        json.dumps(GOOD | {"kept_at": "gisteren"}),
        json.dumps(GOOD | {"lines": [["mentor"]]}),
        json.dumps(GOOD | {"corrections": {"1": "bestaat_niet"}}),
        json.dumps(GOOD | {"roles": {"een": "imperator"}}),
    ],
)
def test_a_damaged_file_is_counted_and_left_alone(content, workspace):
    keep_own_talk(workspace, new_talk(LINES, NOON))
    damaged = folder(workspace) / "kapot.json"
    damaged.write_text(content, "utf-8")

    kept = own_talks(workspace)
    assert (len(kept.talks), kept.unreadable) == (1, 1)
    assert damaged.read_text("utf-8") == content


def test_the_file_that_the_damaged_ones_are_made_of_can_be_read(workspace):
    folder(workspace).mkdir()
    (folder(workspace) / "goed.json").write_text(json.dumps(GOOD), "utf-8")

    assert len(own_talks(workspace).talks) == 1


def test_only_turns_and_codes_are_kept_and_no_figure(workspace):
    talk: OwnTalk = new_talk(LINES, NOON)
    keep_own_talk(workspace, talk)
    content = json.loads((folder(workspace) / f"{talk.id}.json").read_text("utf-8"))

    assert set(content) == set(GOOD)

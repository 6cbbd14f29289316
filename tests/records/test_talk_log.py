"""What is kept of a talk: it comes back as it was, and never stops anybody."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from builders import NOON
from hypothesis import given
from hypothesis import strategies as st
from strategies import json_values

from mentoring_lib.records.talk_log import MOST_RUNS, KeptTalk, keep_talk, kept_talk
from mentoring_lib.records.workspace import make_workspace

names = st.lists(st.sampled_from(["a1", "b2", "c3"]), max_size=5).map(tuple)


@given(names, st.sampled_from(["practice", "test"]), st.sampled_from(["normal", "double", "off"]))
def test_a_talk_comes_back_as_it_was_kept(tmp_path_factory, chosen, mode, clock):
    workspace = make_workspace(tmp_path_factory.mktemp("werkmap"))
    talk = KeptTalk(chosen, "zaad", mode, clock).finished(NOON)
    keep_talk(workspace, "klapt-dicht", talk)

    assert kept_talk(workspace, "klapt-dicht") == talk


@given(json_values)
def test_whatever_stands_there_a_talk_can_begin(tmp_path_factory, found):
    workspace = make_workspace(tmp_path_factory.mktemp("werkmap"))
    try:
        workspace.remember("talks", "klapt-dicht", value=found)
    except UnicodeEncodeError:
        return  # half characters never reach the file
    kept = kept_talk(workspace, "klapt-dicht")

    assert kept is None or isinstance(kept, KeptTalk)


def test_a_talk_of_an_earlier_version_is_read(tmp_path):
    workspace = make_workspace(tmp_path)
    workspace.remember("talks", "klapt-dicht", value={"chosen": ["s1a"], "seed": "zaad"})

    assert kept_talk(workspace, "klapt-dicht") == KeptTalk(("s1a",), "zaad")


def test_a_run_that_was_already_kept_is_not_kept_twice():
    talk = KeptTalk(("a",)).finished(NOON)

    assert talk.finished(NOON + timedelta(days=1)) == talk
    assert len(replace(talk, chosen=("b",)).finished(NOON).runs) == 2


def test_only_the_last_runs_are_kept():
    talk = KeptTalk()
    for number in range(MOST_RUNS + 5):
        talk = replace(talk, chosen=(f"r{number}",)).finished(NOON)

    assert len(talk.runs) == MOST_RUNS
    assert talk.runs[-1].chosen == (f"r{MOST_RUNS + 4}",)


def test_a_run_is_written_as_plain_json(tmp_path):
    workspace = make_workspace(tmp_path)
    keep_talk(workspace, "klapt-dicht", KeptTalk(("a",)).finished(NOON))
    kept = json.loads(workspace.file.read_bytes())["talks"]["klapt-dicht"]["runs"]

    assert kept == [{"chosen": ["a"], "finished_at": NOON.isoformat(), "mode": "practice"}]


@pytest.mark.parametrize(
    "found", [{"chosen": "abc"}, {"seed": "x"}, [], 3, {"chosen": [], "runs": 1}]
)
def test_what_cannot_be_used_starts_the_talk_anew(tmp_path, found):
    workspace = make_workspace(tmp_path)
    workspace.remember("talks", "klapt-dicht", value=found)

    assert kept_talk(workspace, "klapt-dicht") is None

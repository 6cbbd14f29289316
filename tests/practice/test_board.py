"""Where a talk stands: conditions, typed parameters, and subjects in any order."""

from typing import Any

import pytest
from builders import character, ending, reply, scenario, scene
from hypothesis import given
from hypothesis import strategies as st
from strategies import scenarios, steps, walk

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE, SUBJECTS
from mentoring_lib.practice.board import DONE, Board
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.replay import replay

ALWAYS = [ending("einde-sterk", "strong", "trust >= 70"), ending("einde-dicht", "closed", "altijd")]
TEXT = "Dit zeg ik."


def opening(name: str, to: str, **changes: Any) -> dict[str, Any]:
    return reply(name, to, move="structure", **changes)


def with_subjects(*, optional: bool = False, interleave: bool = True) -> Scenario:
    """Two subjects of level 1 that may be mixed, and one of level 2."""

    def subject(name: str, level: int, **changes: Any) -> dict[str, Any]:
        return {
            "id": name,
            "title": name,
            "level": level,
            "opening": opening(f"{name}-in", f"{name}-1"),
            "returning": opening(f"{name}-terug", "verder"),
            **changes,
        }

    def scenes_of(name: str) -> list[dict[str, Any]]:
        first = scene(
            f"{name}-1",
            reply(f"{name}-1a", f"{name}-2"),
            reply(f"{name}-1b", "onderwerpen", quality=0),
            subject=name,
            interleave=interleave,
        )
        second = scene(
            f"{name}-2",
            reply(f"{name}-2a", "onderwerpen", quality=3, effect={"trust": 10}),
            reply(f"{name}-2b", "onderwerpen", quality=1),
            subject=name,
        )
        return [first, second]

    return scenario(
        scenes=[
            scene("begin", reply("b1", "onderwerpen"), reply("b2", "einde-dicht", quality=0)),
            *scenes_of("school"),
            *scenes_of("thuis"),
            *scenes_of("afspraak"),
        ],
        start="begin",
        subjects=[
            subject("school", 1),
            subject("thuis", 1, optional=optional),
            subject("afspraak", 2),
        ],
        pause={
            "phase": "realiteit",
            "speaker": "sanne",
            "emotion": "afwachtend",
            "says": "Sanne kijkt je aan.",
        },
        rounding_off=opening("afronden", "verder"),
        endings=ALWAYS,
    )


def offered(played: Scenario, *chosen: str) -> list[str]:
    return [each.id for each in Conversation(played.script(), chosen).offered()]


def ids_at(board: Board, moment: Any) -> set[str]:
    return {each.id for each in board.offered(moment)}


def test_a_mentor_picks_which_subject_comes_first():
    assert set(offered(with_subjects(), "b1")) == {"school-in", "thuis-in"}


def test_a_higher_level_waits_until_the_lower_one_is_done():
    first = ("b1", "school-in", "school-1a", "school-2a")

    assert set(offered(with_subjects(), *first)) == {"thuis-in"}
    assert set(offered(with_subjects(), *first, "thuis-in", "thuis-1b")) == {"afspraak-in"}


def test_where_a_scene_allows_it_the_mentor_turns_to_another_subject_and_back():
    played = with_subjects()

    assert "thuis-in" in offered(played, "b1", "school-in")
    away = ("b1", "school-in", "thuis-in", "thuis-1b")
    assert set(offered(played, *away)) == {"school-terug"}
    assert set(offered(played, *away, "school-terug")) == {"school-1a", "school-1b"}


def test_a_scene_that_forbids_it_keeps_to_its_subject():
    assert set(offered(with_subjects(), "b1", "school-in", "school-1a")) == {
        "school-2a",
        "school-2b",
    }
    never = with_subjects(interleave=False)
    assert "thuis-in" not in offered(never, "b1", "school-in")


def test_an_optional_subject_may_be_left_out_when_the_others_are_done():
    played = with_subjects(optional=True)

    assert "afronden" not in offered(played, "b1")
    done = ("b1", "school-in", "school-1b")
    assert set(offered(played, *done)) == {"thuis-in", "afronden"}
    assert set(offered(played, *done, "afronden")) == {"afspraak-in"}


def test_the_rules_decide_when_every_subject_is_done():
    talk = ["b1"]
    for name in ("thuis", "school", "afspraak"):
        talk += [f"{name}-in", f"{name}-1a", f"{name}-2a"]
    run = replay(with_subjects(), talk)

    assert run.refused is None
    assert run.ending is not None
    assert run.ending.id == "einde-sterk"
    assert run.state["sanne", "trust"] == 80


@given(st.lists(st.integers(0, 11), max_size=60), st.booleans())
def test_no_order_of_subjects_gets_lost(picks, optional):
    """However the mentor wanders, each subject is done once, and the talk ends."""
    board: Board = Board(with_subjects(optional=optional))
    moment, opened = board.first, []
    for pick in picks:
        replies = board.offered(moment)
        if not replies:
            break
        given_reply = sorted(replies, key=lambda each: each.id)[pick % len(replies)]
        opened += [given_reply.id] if given_reply.id.endswith("-in") else []
        moment = board.after(moment, given_reply)

    assert len(opened) == len(set(opened))
    assert board.over(moment) or board.offered(moment)
    if moment.at == BY_RULE:
        places = dict(moment.places)
        assert {places.get(name) for name in ("school", "afspraak")} == {DONE}


def test_a_reply_is_offered_only_where_its_condition_holds():
    played = scenario(
        characters={"sanne": character(trust=50, ownership=50, tension=50)},
        scenes=[
            scene("s1", reply("open", "s2", effect={"trust": 20}), reply("dicht", "s2")),
            scene("s2", reply("diep", when="trust >= 60"), reply("gewoon")),
        ],
        start="s1",
        endings=ALWAYS,
    )

    assert set(offered(played, "open")) == {"diep", "gewoon"}
    assert set(offered(played, "dicht")) == {"gewoon"}
    assert replay(played, ("dicht", "diep")).refused is not None


def test_the_first_branch_that_holds_goes_before_where_a_reply_leads():
    branches = [
        {"when": "tension > 90", "leads_to": "einde-dicht"},
        {"when": "tension > 60", "leads_to": "s2"},
    ]
    played = scenario(
        scenes=[
            scene(
                "s1",
                reply("prik", "einde-sterk", effect={"tension": 15}, branches=branches),
                reply("kalm", "einde-sterk", branches=branches),
            ),
            scene("s2"),
        ],
        start="s1",
        endings=ALWAYS,
    )

    assert Conversation(played.script(), ("prik",)).scene.id == "s2"
    assert replay(played, ("kalm",)).ending.id == "einde-sterk"


TYPED = {
    "verteld": {"kind": "flag", "label": TEXT},
    "stemming": {"kind": "choice", "label": TEXT, "options": {"open": TEXT, "boos": TEXT}},
    "beurten": {"kind": "number", "label": TEXT, "lowest": 0, "highest": 3},
    "rust": {"kind": "number", "label": TEXT},
}


def typed(**effect: Any) -> Scenario:
    state = {"trust": 50, "verteld": False, "stemming": "open", "beurten": 2}
    return scenario(
        parameters=TYPED,
        group={"rust": 40},
        characters={"sanne": character() | {"state": state}},
        scenes=[scene("s1", reply("a", effect=effect), reply("b"))],
        start="s1",
        endings=ALWAYS,
    )


@pytest.mark.parametrize(
    ("effect", "owner", "value"),
    [
        ({"verteld": True}, "sanne", True),
        ({"stemming": "boos"}, "sanne", "boos"),
        ({"beurten": 2}, "sanne", 3),
        ({"sanne.beurten": -3}, "sanne", 0),
        ({"beurten": "=1"}, "sanne", 1),
        ({"groep.rust": 15}, "groep", 55),
        ({"rust": -100}, "groep", 0),
    ],
)
def test_each_kind_of_parameter_changes_in_its_own_way(effect, owner, value):
    name = next(iter(effect)).rpartition(".")[2]

    assert replay(typed(**effect), ("a",)).state[owner, name] == value


@pytest.mark.parametrize(
    ("effect", "problem"),
    [
        ({"verteld": 3}, "'a' kan 'verteld' niet met '3' veranderen"),
        ({"verteld": "open"}, "'a' kan 'verteld' niet met 'open' veranderen"),
        ({"stemming": "blij"}, "'a' kan 'stemming' niet met 'blij' veranderen"),
        ({"stemming": 1}, "'a' kan 'stemming' niet met '1' veranderen"),
        ({"beurten": True}, "'a' kan 'beurten' niet met 'true' veranderen"),
        ({"beurten": "=9"}, "'a' kan 'beurten' niet met '=9' veranderen"),
        ({"trust": 21}, "'a' kan 'trust' niet met '21' veranderen"),
        ({"noor.trust": 1}, "'a' verandert 'noor.trust', maar dat bestaat niet"),
    ],
)
def test_an_effect_that_a_parameter_cannot_have_is_told(effect, problem):
    with pytest.raises(ValueError, match=problem):
        typed(**effect)


@given(scenarios(fatal=True), steps)
def test_a_learner_and_a_replay_walk_the_same_way(played, picks):
    """The script has fewer values than the scenario, and leads to the same places."""
    chosen = walk(played, picks)
    conversation, run = Conversation(played.script(), chosen), replay(played, chosen)

    assert [turn.scene.id for turn in conversation.turns()] == [t.scene.id for t in run.turns]
    assert conversation.finished == (run.ending is not None)


def test_the_script_keeps_only_what_decides_what_can_be_said():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2", effect={"trust": 5, "tension": 5}), reply("b", "s2")),
            scene("s2", reply("c", when="trust >= 50"), reply("d")),
        ],
        start="s1",
        endings=ALWAYS,
    )
    script = played.script()

    assert script.state == {"sanne": {"trust": 50}}
    assert script.scene("s1").replies[0].effect == {"trust": 5}


def test_a_moment_to_pick_a_subject_has_all_there_is_to_pick():
    menu = with_subjects(optional=True).scene(SUBJECTS)

    assert {each.id for each in menu.replies} >= {"school-in", "thuis-terug", "afronden"}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"parameters": {"and": {"kind": "flag", "label": TEXT}}}, "'and' heeft al een betekenis"),
        ({"parameters": {"3x": {"kind": "flag", "label": TEXT}}}, "'3x' heeft al een betekenis"),
        ({"parameters": {"min": {"kind": "flag", "label": TEXT}}}, "'min' heeft al een betekenis"),
        ({"characters": {"sanne": character(), "groep": character()}}, "'groep' heeft al een"),
        ({"characters": {"sanne": character(), "mentor": character()}}, "'mentor' heeft al een"),
        ({"start": "school-1"}, "het begin 'school-1' hoort bij een onderwerp"),
        ({"pause": None}, "bij 'subjects' hoort ook 'pause'"),
        ({"group": {"rust": 4}}, "'groep' heeft 'rust', maar dat staat niet bij 'parameters'"),
    ],
)
def test_what_would_be_confusing_is_told(changes, problem):
    fields = with_subjects().model_dump(mode="json", exclude_none=True)

    with pytest.raises(ValueError, match=problem):
        Scenario.model_validate({**fields, **changes})


def test_a_script_with_numbers_of_its_own_comes_back_from_its_text():
    played = typed(beurten=1)
    fields = played.model_dump(mode="json", exclude_none=True)
    fields["scenes"][0]["replies"][1]["when"] = "beurten >= 3 and not verteld"
    script = Scenario.model_validate(fields).script()

    assert type(script).model_validate_json(script.text()) == script

import random

import pytest
from builders import character, ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, scenarios, steps, walk

from mentoring_lib.authoring.run_rules import best as best_replies
from mentoring_lib.authoring.walk import Walk
from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.scenario import Outcome
from mentoring_lib.practice.board import Board
from mentoring_lib.practice.replay import replay, shortest_strong

SHIPPED = shipped_scenarios()
FORGED = st.lists(any_text | st.sampled_from(["s0a", "s0b", "s1a", "s2c", "einde"]), max_size=8)

S1_WALKS = [
    ("n1a n2a n3a n4a n5a n6a n7a n8a n9a n10a", "einde-sterk"),
    ("n1c n2c n3za n3b n4a n5a n6a n7a n8a n9a n10c", "einde-sterk"),
    ("n1a n2a n3c n4da n4a n5a n6a n7a n8a n9a n10a", "einde-sterk"),
    ("n1a n2b n3a n4c n6kb n7b n8c n9b", "einde-redelijk"),
    ("n1a n2a n3a n4a n5b n6a n7a n8a n9a n10a", "einde-redelijk"),
    ("n1c n2a n3a n4c n6kc n8zb", "einde-jouw-plan"),
    ("n1a n2a n3a n4a n5a n6a n7a n8a n9c", "einde-jouw-plan"),
    ("n1a n2a n3a n4a n5a n6a n7c n8zc", "einde-jouw-plan"),
    ("n1a n2a n3a n4a n5c", "einde-dicht"),
    ("n1a n2c n3zb n4dc", "einde-dicht"),
    ("n1b n2a n3b n4c n6kc n8za n8c n9b", "einde-dicht"),
]


@pytest.mark.parametrize(("chosen", "ending"), S1_WALKS)
def test_the_conversation_with_noor_ends_as_it_was_led(chosen, ending):
    played = Catalog().scenario("resultaten-zakken")
    run = replay(played, chosen.split())

    assert run.refused is None
    assert run.ending == played.ending(ending)


def test_every_ending_of_the_conversation_with_noor_is_among_these_walks():
    played = Catalog().scenario("resultaten-zakken")

    assert {each.id for each in played.endings} == {ending for _, ending in S1_WALKS}


@pytest.mark.parametrize("name", SHIPPED)
@given(st.lists(st.integers(0, 11), min_size=60, max_size=60))
def test_every_finished_walk_of_a_shipped_scenario_has_an_ending(name, steps):
    played = SHIPPED[name]
    run = replay(played, walk(played, steps))

    assert run.ending in played.endings
    assert run.refused is None
    assert not (run.fatal and run.ending.outcome is Outcome.STRONG)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_best_reply_in_every_scene_leads_to_a_strong_ending(name):
    played = SHIPPED[name]
    board, chosen = Board(played), []
    moment = board.first
    while offered := board.offered(moment):
        # Of equals the first that was not said: a subject may be left and taken up again.
        best = max(offered, key=lambda each: (each.quality, each.id not in chosen))
        chosen.append(best.id)
        moment = board.after(moment, best)

    assert replay(played, chosen).ending.outcome is Outcome.STRONG


@given(scenarios(), steps | FORGED)
def test_a_state_stays_between_nothing_and_a_hundred(played, chosen):
    names = walk(played, chosen) if all(isinstance(each, int) for each in chosen) else chosen
    run = replay(played, names)

    for turn in run.turns:
        assert all(0 <= value <= 100 for value in turn.after.values())
        assert set(turn.after) == set(run.start)
    assert run.start == {
        (who, name): value for who, values in played.state.items() for name, value in values.items()
    }


def test_an_effect_adds_up_and_stops_at_the_edge():
    low = scenario(
        characters={"sanne": character(trust=15, ownership=95)},
        scenes=[
            scene("s1", reply("s1a", "s2", effect={"trust": -20, "ownership": 20}), reply("s1b")),
            scene("s2", reply("s2a", effect={"trust": 8, "ownership": -10}), reply("s2b")),
        ],
        endings=[ending("e1", "fair"), ending("e2", "weak", "altijd")],
    )

    run = replay(low, ["s1a", "s2a"])

    assert [tuple(turn.after.values()) for turn in run.turns] == [(0, 100), (8, 90)]
    assert [tuple(turn.before.values()) for turn in run.turns] == [(15, 95), (0, 100)]


@given(scenarios(), steps)
def test_a_turn_begins_where_the_one_before_ended(played, steps):
    run = replay(played, walk(played, steps))
    states = [run.start, *(turn.after for turn in run.turns)]

    assert [turn.before for turn in run.turns] == states[:-1]
    assert run.state == states[-1]


@given(scenarios(), steps, FORGED)
def test_a_forged_choice_stops_the_replay_and_keeps_what_was_possible(played, steps, forged):
    valid = walk(played, steps)
    run = replay(played, [*valid, "verzonnen", *forged])

    assert run.turns == replay(played, valid).turns
    assert run.refused.startswith(f"beurt {len(valid) + 1}: Het antwoord ‘verzonnen’ hoort niet")


@given(scenarios(), FORGED)
def test_any_list_of_words_can_be_replayed(played, forged):
    run = replay(played, forged)

    assert len(run.turns) <= len(forged)
    assert (run.refused is None) == (len(run.turns) == len(forged))


def test_a_reply_of_a_later_scene_is_a_forged_one():
    run = replay(scenario(), ["s2a"])

    assert run.turns == ()
    assert run.ending is None
    assert run.refused.startswith("beurt 1:")


def test_what_comes_after_the_end_is_refused_and_the_ending_stays():
    run = replay(scenario(), ["s1c", "s1a"])

    assert run.ending.id == "einde-dicht"
    assert run.refused.startswith("beurt 2:")


@given(scenarios(fatal=True), steps)
def test_a_promise_of_secrecy_never_ends_strong(played, steps):
    run = replay(played, walk(played, steps))

    assert not (run.fatal and run.ending and run.ending.outcome is Outcome.STRONG)


def test_a_promise_of_secrecy_takes_a_strong_ending_down_to_a_fair_one():
    made = scenario(
        scenes=[scene("s1", reply("s1a", "einde-sterk", fatal=True), reply("s1b", "einde-sterk"))]
    )

    assert replay(made, ["s1a"]).ending.id == "einde-redelijk"
    assert replay(made, ["s1b"]).ending.id == "einde-sterk"


def test_a_promise_of_secrecy_leaves_a_weak_ending_as_it_is():
    made = scenario(scenes=[scene("s1", reply("s1a", "einde-dicht", fatal=True), reply("s1b"))])

    assert replay(made, ["s1a"]).ending.id == "einde-dicht"


@pytest.mark.parametrize(
    ("trust", "ownership", "expected"),
    [
        (65, 65, "einde-sterk"),
        (65, 64, "einde-redelijk"),
        (45, 100, "einde-redelijk"),
        (44, 100, "einde-dicht"),
    ],
)
def test_the_first_rule_that_holds_decides_the_ending(trust, ownership, expected):
    made = scenario(
        characters={"sanne": character(trust=trust, ownership=ownership)}, scenes=[scene("s1")]
    )

    assert replay(made, ["s1a"]).ending.id == expected


@given(scenarios(), steps)
def test_a_conversation_that_stopped_halfway_has_no_ending(played, steps):
    chosen = walk(played, steps)
    scenes = {each.id for each in played.scenes}
    run = replay(played, chosen)
    halfway = not run.turns or run.turns[-1].reply.leads_to in scenes

    assert (run.ending is None) == halfway


@given(scenarios(), steps)
def test_an_alternative_is_a_good_reply_of_the_scene_that_was_not_given(played, steps):
    for turn in replay(played, walk(played, steps)).turns:
        other = turn.alternative
        if other is not None:
            assert other in turn.scene.replies
            assert other.id != turn.reply.id
            assert other.quality >= 2
            assert other.quality == max(
                each.quality for each in turn.scene.replies if each.id != turn.reply.id
            )


@given(scenarios(), steps)
def test_the_quality_of_a_run_is_never_more_than_the_best_of_every_turn(played, steps):
    run = replay(played, walk(played, steps))

    assert 0 <= run.quality <= 3 * len(run.turns)


@given(scenarios())
def test_the_shortest_strong_way_takes_at_least_one_turn_and_visits_no_scene_twice(played):
    assert 1 <= shortest_strong(played) <= len(played.scenes) + 1


@pytest.mark.parametrize("name", SHIPPED)
def test_no_walk_with_only_the_best_replies_is_shorter_than_the_shortest(name):
    played = SHIPPED[name]
    chance, board, lengths = random.Random(name), Board(played), set()
    for _ in range(200):
        moment, turns = board.first, 0
        while not board.over(moment) and turns < 200:
            offered = board.offered(moment)
            best = max(each.quality for each in offered)
            given_reply = chance.choice([each for each in offered if each.quality == best])
            moment, turns = board.after(moment, given_reply), turns + 1
        lengths.add(turns)

    assert shortest_strong(played) <= min(lengths)
    assert shortest_strong(played) == len(Walk(played).shortest(best_replies))

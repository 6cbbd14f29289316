import random

import pytest
from builders import reply, scenario, scene, shipped_scenarios
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, scenarios, steps, walk

from mentoring_lib.authoring.walk import Walk
from mentoring_lib.errors import MoveNotAllowed
from mentoring_lib.practice.board import Board
from mentoring_lib.practice.conversation import LONGEST, Conversation

SHIPPED = shipped_scenarios()
ENDLESS = scenario(
    scenes=[scene("s1", reply("s1a", "s1"), reply("s1b", "s1"))],
)


@given(scenarios(), steps)
def test_choosing_leaves_the_earlier_conversation_as_it_was(played, steps):
    conversation = Conversation(played.script(), seed="sanne")
    for name in walk(played, steps):
        before = (conversation.chosen, conversation.scene, conversation.offered())
        following = conversation.choose(name)

        assert following.chosen == (*conversation.chosen, name)
        assert (conversation.chosen, conversation.scene, conversation.offered()) == before
        conversation = following


@given(scenarios(), steps)
def test_going_back_after_choosing_is_where_you_were(played, steps):
    conversation = Conversation(played.script(), seed="sanne")
    for name in walk(played, steps):
        following = conversation.choose(name)

        assert following.back() == conversation
        conversation = following


def test_going_back_at_the_start_stays_at_the_start():
    conversation = Conversation(scenario().script())

    assert conversation.back() == conversation


def test_beginning_again_keeps_the_order_in_which_replies_are_offered():
    conversation = Conversation(scenario().script(), seed="sanne")
    later = conversation.choose("s1a").choose("s2b")

    assert later.again() == conversation


@given(scenarios(), steps, st.text(max_size=10))
def test_what_is_offered_is_every_reply_of_the_moment_once(played, steps, seed):
    conversation = Conversation(played.script(), walk(played, steps), seed)
    here = conversation.scene
    offered = conversation.offered()

    assert sorted(offered, key=lambda each: each.id) == sorted(
        here.replies if here else (), key=lambda each: each.id
    )
    assert conversation.offered() == offered
    assert Conversation(played.script(), walk(played, steps), seed).offered() == offered


@pytest.mark.parametrize("name", SHIPPED)
def test_learners_get_the_replies_in_different_orders(name):
    script = SHIPPED[name].script()
    orders = {
        tuple(reply.id for reply in Conversation(script, seed=f"map-{n}").offered())
        for n in range(30)
    }

    assert len(orders) >= 4


@pytest.mark.parametrize("name", SHIPPED)
def test_the_strongest_reply_has_no_favourite_place(name):
    played = SHIPPED[name]
    script = played.script()
    first = 0
    for each in played.scenes:
        best = {r.id for r in each.replies if r.quality == max(q.quality for q in each.replies)}
        to = _path_to(played, each.id)
        first += sum(
            Conversation(script, to, f"map-{n}").offered()[0].id in best for n in range(20)
        )

    assert 0.15 < first / (20 * len(played.scenes)) < 0.6


@pytest.mark.parametrize("name", SHIPPED)
def test_an_end_stays_within_reach_from_every_scene_of_a_shipped_scenario(name):
    played = SHIPPED[name]

    assert Walk(played).open_scenes() == {place.id for place in played.scenes}


@pytest.mark.parametrize("name", SHIPPED)
@given(st.lists(st.integers(0, 11), min_size=60, max_size=60))
def test_every_walk_through_a_shipped_scenario_ends(name, steps):
    played = SHIPPED[name]
    conversation = Conversation(played.script(), walk(played, steps))

    assert conversation.finished
    assert conversation.offered() == ()
    assert len(conversation.chosen) < 40


@given(scenarios(), steps, any_text | st.sampled_from(["s0a", "s1b", "einde", "einde-a"]))
def test_a_reply_that_is_not_offered_is_refused_in_dutch(played, steps, name):
    conversation = Conversation(played.script(), walk(played, steps))
    if name in {each.id for each in conversation.offered()}:
        return

    with pytest.raises(MoveNotAllowed) as caught:
        conversation.choose(name)

    assert caught.value.place == f"beurt {len(conversation.chosen) + 1}"
    assert caught.value.remedy == "Kies een van de antwoorden die je ziet."


def test_the_turns_up_to_an_impossible_reply_are_still_told():
    turns = Conversation(scenario().script(), ("s1a", "s2b", "verzonnen", "s1a")).turns()

    assert [next(turns).reply.id, next(turns).reply.id] == ["s1a", "s2b"]
    with pytest.raises(MoveNotAllowed, match="beurt 3"):
        next(turns)


def test_nothing_can_be_said_after_the_end():
    finished = Conversation(scenario().script(), ("s1c",))

    assert finished.finished
    with pytest.raises(MoveNotAllowed):
        finished.choose("s1a")


def test_a_conversation_that_goes_round_for_ever_stops_and_stays_readable():
    conversation = Conversation(ENDLESS.script(), ("s1a",) * LONGEST)

    assert len(list(conversation.turns())) == LONGEST
    assert not conversation.finished
    with pytest.raises(MoveNotAllowed):
        conversation.choose("s1a")


def _path_to(played, goal):
    """Return a talk that comes to a scene, found among talks at random."""
    chance, board = random.Random(goal), Board(played)
    for _ in range(3000):
        moment, path = board.first, []
        while not board.over(moment) and len(path) < 40:
            if moment.at == goal:
                return tuple(path)
            given_reply = chance.choice(board.offered(moment))
            path.append(given_reply.id)
            moment = board.after(moment, given_reply)
    raise AssertionError(goal)

"""A scenario that goes to another tool and back is the same scenario."""

import pytest
from authoring.exchange.exchange_samples import (
    CONDITIONS,
    TODAY,
    by_name,
    journey,
    rich_scenarios,
    talk,
)
from builders import ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import scenarios

from mentoring_lib.authoring.exchange.exchange import exported
from mentoring_lib.authoring.exchange.model import Format
from mentoring_lib.authoring.exchange.twee_read import from_twee
from mentoring_lib.authoring.exchange.twee_terms import DATA
from mentoring_lib.domain.scenario import Reply, Scenario

SHIPPED = shipped_scenarios()
BOTH = [Format.UUDSL, Format.TWEE]


@pytest.mark.parametrize("form", BOTH)
@pytest.mark.parametrize("name", SHIPPED)
def test_every_conversation_of_the_course_comes_back_whole(name, form):
    played = SHIPPED[name]
    back = journey(played, form)

    assert by_name(back.scenario) == by_name(played)
    assert (back.todo, back.notes) == ((), ())


@pytest.mark.parametrize("form", BOTH)
@given(played=scenarios(fatal=True))
def test_any_conversation_comes_back_whole(form, played):
    assert by_name(journey(played, form).scenario) == by_name(played)


@given(played=rich_scenarios())
def test_twee_brings_back_everything(played):
    assert journey(played, Format.TWEE).scenario == played


@given(played=rich_scenarios())
def test_uudsl_brings_back_everything_but_the_wording_of_conditions(played):
    # Of two ways that exclude each other, the second needs no condition any more.
    worded = ("when", "measure", "branches", "leads_to")
    back = journey(played, Format.UUDSL)

    assert by_name(back.scenario, *worded) == by_name(played, *worded)
    assert back.todo == ()


@given(played=rich_scenarios())
def test_uudsl_brings_back_where_each_reply_without_other_ways_leads(played):
    back = {each.id: each.leads_to for each in journey(played, Format.UUDSL).scenario.replies()}

    assert all(back[each.id] == each.leads_to for each in played.replies() if not each.branches)


@settings(max_examples=80)
@given(played=rich_scenarios(), steps=st.lists(st.integers(0, 11), max_size=25))
def test_uudsl_brings_back_a_conversation_that_plays_the_same(played, steps):
    assert talk(journey(played, Format.UUDSL).scenario, steps) == talk(played, steps)


@given(played=rich_scenarios(), trust=st.integers(0, 100), tension=st.integers(0, 100))
def test_uudsl_brings_back_goals_that_measure_the_same(played, trust, tension):
    found = {"trust": trust, "tension": tension, "told": trust > tension, "percent(rust)": 30.0}
    back = journey(played, Format.UUDSL).scenario

    [before], [after] = played.goals, back.goals
    assert after.measure.value(found) == pytest.approx(before.measure.value(found))


@pytest.mark.parametrize("form", BOTH)
@given(played=rich_scenarios())
def test_a_second_journey_changes_nothing(form, played):
    once = journey(played, form).scenario

    assert journey(once, form).scenario == once


@pytest.mark.parametrize("form", BOTH)
@given(played=rich_scenarios())
def test_an_export_is_the_same_every_time(form, played):
    assert exported(played, form, on=TODAY) == exported(played, form, on=TODAY)


def told(said: Reply) -> list[str]:
    first = [said.reaction] if said.reaction else []
    return [*first, *(each.says for each in said.reactions)]


def reached(played: Scenario) -> set[str]:
    """Return the scenes that Twine reaches, which knows no other ways than the first."""
    found, waiting = set(), [played.start, *(each.opening.leads_to for each in played.subjects)]
    names = {each.id for each in played.scenes}
    while waiting:
        name = waiting.pop()
        if name in names and name not in found:
            found.add(name)
            waiting += [each.leads_to for each in played.scene(name).replies]
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_plain_part_of_twee_tells_the_whole_conversation(name):
    played = SHIPPED[name]
    plain = exported(played, Format.TWEE, on=TODAY).text.partition(f":: {DATA}")[0]
    back = from_twee(plain.encode(), "proef.twee").scenario

    assert back.title == played.title
    assert back.situation == played.situation
    for scene_ in (played.scene(each) for each in reached(played)):
        other = back.scene(scene_.id)
        assert (other.says, other.emotion) == (scene_.says, scene_.emotion)
        assert [(r.id, r.says, r.feedback, told(r)) for r in other.replies] == [
            (r.id, r.says, r.feedback, told(r)) for r in scene_.replies
        ]


@pytest.mark.parametrize("written", CONDITIONS)
def test_a_condition_comes_back_in_uudsl_or_is_named_as_not_working_there(written):
    played = scenario(
        parameters={
            "told": {"kind": "flag", "label": "verteld"},
            "mood": {"kind": "choice", "label": "bui", "options": {"boos": "Boos", "blij": "Blij"}},
            "rust": {"kind": "number", "label": "rust"},
        },
        group={"rust": 2},
        characters={
            "sanne": {
                "name": "Sanne",
                "description": "Leerling.",
                "state": {"trust": 50, "tension": 50, "told": False, "mood": "boos"},
            }
        },
        scenes=[scene("s1", reply("s1a", when=written), reply("s1b"))],
        endings=[ending("einde-a", "fair", "altijd"), ending("einde-b", "weak")],
    )
    made = exported(played, Format.UUDSL, on=TODAY)
    named = any("voorwaarde die rekent" in note and "s1a" in note for note in made.notes)
    reckons = any(sign in written for sign in ("- tension", "trust > t", "max", ".5"))

    assert named is reckons
    assert (
        "<preconditions>" in made.text.partition("reply.s1a")[2].partition("</player")[0]
    ) is not reckons
    [kept] = [
        each.when for each in journey(played, Format.UUDSL).scenario.scenes[0].replies if each.when
    ]
    for trust in (0, 20, 40, 50, 60, 65, 100):
        for verteld in (True, False):
            mood = "boos" if trust < 50 else "blij"
            found = {"trust": trust, "sanne.trust": trust, "tension": 45, "told": verteld}
            found |= {"mood": mood, "rust": 2, "groep.rust": 2}
            assert kept.holds(found) == played.scenes[0].replies[0].when.holds(found)

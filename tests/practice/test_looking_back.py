"""Looking back on a talk: goals, who spoke, the other's side, an example, two runs."""

import pytest
from builders import character, debrief_words, ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given
from hypothesis import strategies as st
from strategies import scenarios, steps, walk

from mentoring_lib.domain.scenario import Outcome
from mentoring_lib.practice.compare import first_difference, side_by_side
from mentoring_lib.practice.example import worked_example
from mentoring_lib.practice.goals import reckoned, shares, shown_goals
from mentoring_lib.practice.other_side import moods, other_side
from mentoring_lib.practice.replay import STRONGEST, replay

ENDINGS = [
    ending("einde-sterk", "strong", "trust >= 60"),
    ending("einde-dicht", "closed", "altijd"),
]
GOALS = [{"id": "hint", "text": "Je pakt de hint op."}]
SHIPPED = shipped_scenarios()


def with_goal(measure: str | None = None, enough: int = 60):
    return scenario(
        goals=[{**GOALS[0], "measure": measure, "enough": enough}],
        scenes=[
            scene(
                "s1",
                reply("a", "s2", shows=["hint"], effect={"trust": 10}, says="Een twee drie vier."),
                reply("b", "s2", move="take_over", says="Een."),
                says="Vijf woorden zeg ik hier.",
            ),
            scene("s2", reply("c", shows=["hint"]), reply("d", says="[stilte]"), says="Ja ja."),
        ],
        start="s1",
        endings=ENDINGS,
    )


@pytest.mark.parametrize(
    ("talk", "percent", "turns", "missed"),
    [
        (("a", "c"), 100, (1, 2), ()),
        (("a", "d"), 50, (1,), (2,)),
        (("b", "d"), 0, (), (1, 2)),
        (("a",), 100, (1,), ()),
        ((), None, (), ()),
    ],
)
def test_without_a_measure_a_goal_is_the_share_of_the_chances_taken(talk, percent, turns, missed):
    played = with_goal()
    (shown,) = shown_goals(played, replay(played, talk))

    assert (shown.percent, shown.turns, shown.missed) == (percent, turns, missed)
    assert shown.well is (percent == 100)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("100 - 30 * count(take_over)", 70),
        ("100 * count(take_over) + 500", 100),
        ("0 - 5", 0),
        ("percent(trust)", 50),
        ("trust + turns()", 52),
        ("if(count(take_over) > 0, 10, 90)", 10),
        ("share(mentor)", 12),
        ("share(sanne)", 88),
    ],
)
def test_a_measure_reckons_with_the_talk_and_stays_a_percentage(measure, expected):
    played = with_goal(measure)
    (shown,) = shown_goals(played, replay(played, ("b", "d")))

    assert shown.percent == expected


def test_a_goal_that_just_reaches_enough_is_shown_well():
    played = with_goal("percent(trust)", enough=50)

    assert shown_goals(played, replay(played, ("b", "d")))[0].well


@pytest.mark.parametrize(
    ("measure", "problem"),
    [
        ("count(zwaaien)", "noemt 'zwaaien' in 'count\\(zwaaien\\)', maar dat bestaat niet"),
        ("share(piet)", "noemt 'piet'"),
        ("percent(geluk)", "noemt 'geluk'"),
        ("geluk * 2", "noemt 'geluk', maar dat bestaat niet"),
    ],
)
def test_a_measure_about_something_that_does_not_exist_is_told(measure, problem):
    with pytest.raises(ValueError, match=problem):
        with_goal(measure)


@given(scenarios(), steps)
def test_shares_are_percentages_of_all_words(played, picks):
    parts = shares(played, replay(played, walk(played, picks)))

    assert all(0 <= part <= 100 for part in parts.values())
    assert sum(parts.values()) == pytest.approx(100) or sum(parts.values()) == 0


def test_silence_has_no_words():
    played = with_goal()

    assert reckoned(played, replay(played, ("b", "d")))["share(mentor)"] == pytest.approx(12.5)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_worked_example_plays_to_a_strong_end_with_the_strongest_choices(name):
    played = SHIPPED[name]
    run = replay(played, worked_example(played))

    assert run.refused is None
    assert run.ending.outcome is Outcome.STRONG
    assert all(
        turn.reply.quality == max(each.quality for each in turn.offered) for turn in run.turns
    )
    assert any(turn.reply.quality == STRONGEST for turn in run.turns)


def test_there_is_no_example_of_a_talk_that_cannot_end_strongly():
    played = scenario(endings=[ending("einde-dicht", "closed", "altijd"), ENDINGS[1] | {"id": "x"}])

    assert worked_example(played) == ()


def test_the_other_side_tells_what_was_thought_and_else_which_way_it_went():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2", thought="Eindelijk."), reply("b"), thought="Zeg het."),
            scene("s2", reply("c", "s3", effect={"trust": -5}), reply("d")),
            scene("s3", reply("e", effect={"trust": 5}), reply("f")),
        ],
        start="s1",
        endings=ENDINGS,
    )
    words = debrief_words()
    felt = list(other_side(played, replay(played, ("a", "c", "e")), words))

    assert [each.meant for each in felt] == ["Zeg het.", None, None]
    assert [each.thought for each in felt] == [
        "Eindelijk.",
        words.texts["felt_away"],
        words.texts["felt_closer"],
    ]
    assert felt[0].heard == "Ik zeg a."


def test_a_mood_is_of_the_one_who_has_it():
    looks = [{"when": "tension >= 60", "text": "gespannen"}, {"when": "altijd", "text": "rustig"}]
    played = scenario(
        characters={
            "sanne": character(tension=50) | {"moods": looks},
            "femke": character("Femke", tension=70) | {"moods": looks},
            "bram": character("Bram", tension=90),
        },
        scenes=[scene("s1", reply("a", effect={"sanne.tension": 15}), reply("b"))],
        start="s1",
        endings=[ending("einde-a", "strong", "altijd"), ending("einde-b", "weak")],
    )

    assert moods(played, replay(played, ()).state) == {"sanne": "rustig", "femke": "gespannen"}
    assert moods(played, replay(played, ("a",)).state)["sanne"] == "gespannen"


def test_two_runs_part_where_the_choice_differs():
    played = with_goal()
    rows = side_by_side(replay(played, ("a", "c")), replay(played, ("a", "d")))

    assert [row.same for row in rows] == [True, False]
    assert first_difference(rows) == 2


@given(scenarios(), steps, st.integers(0, 40))
def test_a_run_and_a_part_of_it_part_where_the_part_stops(played, picks, cut):
    chosen = walk(played, picks)
    rows = side_by_side(replay(played, chosen), replay(played, chosen[:cut]))

    assert first_difference(rows) == (cut + 1 if cut < len(chosen) else None)

import pytest
from builders import character, debrief_words, ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given
from strategies import scenarios, steps, walk

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.chart import Line
from mentoring_lib.practice.debrief import curve, curve_chart, curve_in_words, profile, review
from mentoring_lib.practice.replay import replay

S1 = "resultaten-zakken"
SHIPPED = shipped_scenarios()


def test_a_turn_is_told_in_words():
    played = Catalog().scenario(S1)
    turn = replay(played, ["n1c"]).turns[0]

    told = review(played, turn, debrief_words())

    assert told.phase == "Start"
    assert told.who == "Noor"
    assert told.heard == "Gaat het over mijn cijfers?"
    assert told.move == "suggestieve vraag"
    assert told.changed == ("vertrouwen −6 (nu 39), eigenaarschap −4 (nu 36), spanning +8 (nu 63)")
    assert told.alternative.startswith("Ja, ook. Ik wil vooral weten")
    assert told.alternative_is_stronger


def test_a_second_strong_reply_is_shown_as_another_way_and_not_as_a_better_one():
    played = Catalog().scenario(S1)
    turn = replay(
        played, ["n1a", "n2a", "n3a", "n4a", "n5a", "n6a", "n7a", "n8a", "n9a", "n10a"]
    ).turns[-1]

    told = review(played, turn, debrief_words())

    assert told.alternative.startswith("Zou je het prettig vinden")
    assert not told.alternative_is_stronger


def test_a_scene_without_another_good_reply_gives_no_alternative():
    turn = replay(Catalog().scenario(S1), ["n1a"]).turns[0]

    assert turn.alternative is None


def test_a_turn_that_changed_nothing_says_so():
    played = scenario(scenes=[scene("s1")])
    turn = replay(played, ["s1a"]).turns[0]

    assert review(played, turn, debrief_words()).changed == "Geen verandering."


def test_only_what_really_changed_at_the_edge_is_told():
    played = scenario(
        characters={"sanne": character(trust=100, ownership=98)},
        scenes=[scene("s1", reply("s1a", effect={"trust": 5, "ownership": 5}), reply("s1b"))],
    )
    turn = replay(played, ["s1a"]).turns[0]

    assert review(played, turn, debrief_words()).changed == "eigenaarschap +2 (nu 100)"


def test_silence_is_told_in_words():
    played = Catalog().scenario(S1)
    turn = replay(played, ["n1a", "n2c", "n3zc"]).turns[-1]

    assert review(played, turn, debrief_words()).said == "(je laat een stilte vallen)"


def _with_two():
    people = {"am": character("Anne-Marie", trust=40), "sanne": character("Sanne", trust=60)}
    effect = {"am.trust": -4, "sanne.trust": 5}
    return scenario(
        characters=people,
        scenes=[scene("s1", reply("s1a", effect=effect), reply("s1b"))],
        endings=[ending("e1", "fair"), ending("e2", "weak", "altijd")],
    )


def test_with_two_people_a_change_names_the_person_as_the_author_wrote_it():
    played = _with_two()
    turn = replay(played, ["s1a"]).turns[0]

    assert review(played, turn, debrief_words()).changed == (
        "vertrouwen Anne-Marie −4 (nu 36), vertrouwen Sanne +5 (nu 65)"
    )


def test_with_two_people_the_curve_names_the_person_as_the_author_wrote_it():
    played = _with_two()
    lines = curve(played, replay(played, ["s1a"]), debrief_words())

    assert curve_in_words(lines) == (
        "Vertrouwen Anne-Marie daalde van 40 naar 36. Vertrouwen Sanne steeg van 60 naar 65."
    )


def test_a_curve_begins_before_the_first_turn_and_has_a_value_for_each():
    played = Catalog().scenario(S1)
    lines = curve(played, replay(played, ["n1a", "n2a"]), debrief_words())

    assert lines == (
        Line("vertrouwen", (45, 53, 59)),
        Line("eigenaarschap", (40, 48, 48)),
        Line("spanning", (55, 49, 45)),
    )


def test_a_curve_that_comes_back_to_where_it_began_says_so():
    assert curve_in_words((Line("spanning", (40, 60, 40)),)) == (
        "Spanning begon op 40 en eindigde daar ook."
    )


def test_a_profile_counts_each_move_most_often_first():
    played = Catalog().scenario(S1)
    run = replay(played, ["n1a", "n2a", "n3b", "n4c", "n6kb"])

    assert profile(run, debrief_words()) == [
        ("open vraag", 3),
        ("eenvoudige reflectie", 1),
        ("samenwerking zoeken", 1),
    ]


@pytest.mark.parametrize("name", SHIPPED)
@given(steps)
def test_every_turn_of_a_shipped_scenario_can_be_told(name, steps):
    played = SHIPPED[name]
    words = debrief_words(played.structure)
    run = replay(played, walk(played, steps))

    for turn in run.turns:
        told = review(played, turn, words)
        assert all([told.phase, told.who, told.heard, told.said, told.move, told.effect])
        assert "-" not in told.changed
        assert (told.alternative is None) <= (not told.alternative_is_stronger)
    assert sum(times for _, times in profile(run, words)) == len(run.turns)


@given(scenarios(), steps)
def test_the_chart_tells_the_same_as_the_words(played, steps):
    lines = curve(played, replay(played, walk(played, steps)), debrief_words())

    assert curve_in_words(lines) in curve_chart("grafiek", lines, "Verloop")

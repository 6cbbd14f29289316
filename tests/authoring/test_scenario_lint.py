"""The authoring lint, on scenarios of the course and on random ones."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from builders import ending, scenario, shipped_scenarios
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import scenarios, steps, walk

from mentoring_lib.authoring.run_rules import best, worst
from mentoring_lib.authoring.scenario_lint import scenario_problems
from mentoring_lib.authoring.walk import Walk
from mentoring_lib.domain.scenario import Outcome, Reply, Scenario
from mentoring_lib.practice.replay import replay

Fields = dict[str, Any]
PATIENT = settings(deadline=None)
NOOR = "resultaten-zakken.yaml"


def noor() -> Fields:
    name = next(name for name in shipped_scenarios() if name.endswith(NOOR))
    return shipped_scenarios()[name].model_dump(mode="json")


def problems(fields: Fields, **options: Any) -> list[str]:
    return [each.problem for each in scenario_problems(Scenario.model_validate(fields), **options)]


def replies(fields: Fields) -> Iterator[Fields]:
    return (reply for scene in fields["scenes"] for reply in scene["replies"])


def lose_a_reply(fields: Fields) -> None:
    del fields["scenes"][3]["replies"][1]


def have_no_strong_reply(fields: Fields) -> None:
    for reply in fields["scenes"][3]["replies"]:
        reply["quality"] = min(reply["quality"], 2)


def have_no_weak_reply(fields: Fields) -> None:
    for reply in fields["scenes"][3]["replies"]:
        reply["quality"] = max(reply["quality"], 2)


def ask_two_questions(fields: Fields) -> None:
    fields["scenes"][0]["replies"][0]["says"] = "Hoe gaat het? En thuis?"


def promise_without_consequence(fields: Fields) -> None:
    for reply in replies(fields):
        reply["fatal"] = False


def make_a_fatal_reply_fit(fields: Fields) -> None:
    for reply in replies(fields):
        reply["quality"] = max(reply["quality"], 1) if reply["fatal"] else reply["quality"]


def skip_a_scene(fields: Fields) -> None:
    lost = fields["scenes"][4]["id"]
    for reply in replies(fields):
        if reply["leads_to"] == lost:
            reply["leads_to"] = fields["scenes"][5]["id"]


def walk_in_a_circle(fields: Fields) -> None:
    for reply in fields["scenes"][3]["replies"]:
        reply["leads_to"] = fields["scenes"][3]["id"]


def ask_the_impossible(fields: Fields) -> None:
    fields["endings"][1]["when"] = "trust >= 65 and trust <= 60"


def let_anybody_end_well(fields: Fields) -> None:
    fields["endings"][3]["outcome"] = "strong"


def let_nobody_end_well(fields: Fields) -> None:
    fields["endings"][1]["when"] = "trust >= 100 and ownership <= 10"


def go_round_with_the_best(fields: Fields) -> None:
    for scene in fields["scenes"]:
        for reply in scene["replies"]:
            if reply["quality"] == 3:
                reply["leads_to"] = fields["start"]


def write_the_best_at_length(fields: Fields) -> None:
    for reply in replies(fields):
        reply["says"] = "Zo zeg ik het." + " Nog iets." * reply["quality"]


def never_fit_with_advice(fields: Fields) -> None:
    for reply in replies(fields):
        if reply["move"].startswith("advise"):
            reply["quality"] = min(reply["quality"], 1)


def always_fit_with_an_open_question(fields: Fields) -> None:
    for reply in replies(fields):
        if reply["move"] == "open_question":
            reply["quality"] = max(reply["quality"], 2)


def have_no_fair_ending(fields: Fields) -> None:
    for each in fields["endings"]:
        each["outcome"] = {"fair": "weak"}.get(each["outcome"], each["outcome"])


BREAKS: list[tuple[Callable[[Fields], None], str]] = [
    (lose_a_reply, "heeft maar 2 keuzes"),
    (have_no_strong_reply, "heeft geen sterke keuze"),
    (have_no_weak_reply, "heeft geen zwakke keuze"),
    (ask_two_questions, "stelt meer dan één vraag tegelijk"),
    (promise_without_consequence, "belooft geheimhouding zonder gevolg"),
    (make_a_fatal_reply_fit, "mag nooit, maar krijgt quality: 1"),
    (skip_a_scene, "Niemand komt bij scène"),
    (walk_in_a_circle, "komt het gesprek nooit aan een einde"),
    (ask_the_impossible, "Niemand komt bij het einde"),
    (let_anybody_end_well, "Wie steeds de zwakste keuze neemt, kan toch hier eindigen."),
    (let_nobody_end_well, "Wie steeds de sterkste keuze neemt, kan toch hier eindigen."),
    (go_round_with_the_best, "Wie steeds de sterkste keuze neemt, komt nooit aan een einde."),
    (write_the_best_at_length, "In 15 van de 15 scènes is de langste keuze de sterkste."),
    (never_fit_with_advice, "is hier nooit passend"),
    (always_fit_with_an_open_question, "Een open vraag is hier nooit zwak."),
    (have_no_fair_ending, "dat einde ontbreekt"),
]


@pytest.mark.parametrize(("spoil", "says"), BREAKS, ids=lambda each: getattr(each, "__name__", ""))
def test_a_spoilt_scenario_is_told_what_is_wrong(
    spoil: Callable[[Fields], None], says: str
) -> None:
    fields = noor()
    spoil(fields)

    assert any(says in problem for problem in problems(fields)), problems(fields)


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_scenario_of_the_course_passes(name: str) -> None:
    assert list(scenario_problems(shipped_scenarios()[name], released="/maker/" in name)) == []


def test_a_graded_talk_whose_first_reply_is_always_best_gives_it_away() -> None:
    said = " ".join(problems(noor(), released=True))

    assert "op dezelfde plaats" in said
    assert "Aan de namen van de keuzes" in said


def test_a_search_that_was_cut_short_says_so() -> None:
    nowhere = ending("einde-nergens", "weak", "trust > 99 and tension > 99")
    fields = noor()
    said = problems({**fields, "endings": [nowhere, *fields["endings"]]}, most=3)

    assert any("niet gevonden; het zoeken stopte na 3 situaties" in each for each in said)
    assert any("zijn niet uitgezocht" in each for each in said)


def test_a_promise_of_secrecy_never_ends_strongly() -> None:
    played = scenario()
    fields = played.model_dump(mode="json")
    fields["characters"]["sanne"]["state"] = {"trust": 90, "ownership": 90, "tension": 0}
    for reply in replies(fields):
        reply |= {"fatal": True, "leads_to": "einde", "effect": {}}
    played = Scenario.model_validate(fields)

    assert Walk(played).ends(list).endings == {"einde-redelijk"}


Offer = Callable[[Sequence[Reply]], Sequence[Reply]]


def everything(replies: Sequence[Reply]) -> Sequence[Reply]:
    return replies


def by_brute_force(played: Scenario, offer: Offer) -> set[str]:
    """Return the endings met by replaying every talk of which the state is new."""
    met, seen, talks = set(), set(), [()]
    while talks:
        said = talks.pop(0)
        run = replay(played, said)
        if run.ending is not None:
            met.add(run.ending.id)
            continue
        at = run.turns[-1].reply.leads_to if run.turns else played.start
        situation = (at, tuple(run.state.values()), run.fatal)
        if situation not in seen:
            seen.add(situation)
            talks += [(*said, reply.id) for reply in offer(played.scene(at).replies)]
    return met


def in_steps_of_twenty(played: Scenario) -> Scenario:
    """Return the scenario with so few states that each can be visited."""
    fields = played.model_dump(mode="json")
    for person in fields["characters"].values():
        person["state"] = {name: value // 20 * 20 for name, value in person["state"].items()}
    for reply in replies(fields):
        reply["effect"].pop("tension", None)
        reply["effect"] = {name: 20 if up > 0 else -20 for name, up in reply["effect"].items()}
    return Scenario.model_validate(fields)


def can_end_less_than_strong(played: Scenario) -> bool:
    return any(ending.outcome is not Outcome.STRONG for ending in played.endings)


@settings(PATIENT, max_examples=40)
@given(scenarios(fatal=True), st.sampled_from([everything, best, worst]))
def test_a_search_finds_the_endings_that_trying_everything_finds(
    drawn: Scenario, offer: Offer
) -> None:
    played = in_steps_of_twenty(drawn)
    assume(can_end_less_than_strong(played))

    assert Walk(played).ends(offer).endings == by_brute_force(played, offer)


@PATIENT
@given(scenarios(fatal=True), steps)
def test_a_search_knows_the_ending_of_any_talk(played: Scenario, chosen: list[int]) -> None:
    assume(can_end_less_than_strong(played))
    run = replay(played, walk(played, chosen))

    if run.ending is not None:
        assert run.ending.id in Walk(played).ends(everything).endings


@PATIENT
@given(scenarios(), steps)
def test_a_talk_only_visits_scenes_that_can_be_reached(played: Scenario, chosen: list[int]) -> None:
    visited = {turn.scene.id for turn in replay(played, walk(played, chosen)).turns}

    assert visited <= Walk(played).scenes()


@PATIENT
@given(scenarios(), steps)
def test_a_talk_that_ends_never_left_by_a_closed_scene(played: Scenario, chosen: list[int]) -> None:
    run = replay(played, walk(played, chosen))

    if run.ending is not None:
        assert {turn.scene.id for turn in run.turns} <= Walk(played).open_scenes()


@PATIENT
@given(scenarios(fatal=True))
def test_any_scenario_can_be_linted(played: Scenario) -> None:
    for each in scenario_problems(played, released=True):
        assert each.problem.endswith(".")
        assert each.remedy.endswith(".")

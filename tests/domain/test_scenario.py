import json

import pytest
from builders import character, ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given
from pydantic import ValidationError
from strategies import scenarios

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE

JUDGEMENT = {
    "move",
    "quality",
    "effect",
    "feedback",
    "fatal",
    "outcome",
    "endings",
    "when",
    "phase",
    "state",
    "background",
    "debrief",
    "structure",
}
SHIPPED = shipped_scenarios()
TWO = {"sanne": character(), "moeder": character("Moeder", trust=30)}


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"start": "s9"}, "het begin 's9' bestaat niet"),
        ({"scenes": [scene("s1", speaker="sem")]}, "de spreker 'sem' bestaat niet"),
        (
            {"scenes": [scene("s1", reply("s1a", "s9"), reply("s1b"))]},
            "'s1a' gaat naar 's9', maar dat bestaat niet",
        ),
        (
            {"scenes": [scene("s1", reply("s1a", effect={"mood": 3}), reply("s1b"))]},
            "'s1a' verandert 'mood', maar dat bestaat niet",
        ),
        (
            {"scenes": [scene("s1", reply("s1a", effect={"sem.trust": 3}), reply("s1b"))]},
            "'s1a' verandert 'sem.trust', maar dat bestaat niet",
        ),
        (
            {
                "characters": TWO,
                "scenes": [scene("s1", reply("s1a", effect={"trust": 3}), reply("s1b"))],
            },
            "'s1a' verandert 'trust', maar dat bestaat niet",
        ),
        (
            {"endings": [ending("e1", "fair", "mood > 3"), ending("e2", "weak", "altijd")]},
            "een regel noemt 'mood', maar dat bestaat niet",
        ),
        (
            {"endings": [ending("e1", "fair"), ending("einde-dicht", "weak")]},
            "de laatste regel van de eindes moet 'when: altijd' hebben",
        ),
        (
            {
                "endings": [
                    ending("e1", "fair", "altijd"),
                    ending("einde-dicht", "weak", "trust > 3"),
                ]
            },
            "de laatste regel van de eindes moet 'when: altijd' hebben",
        ),
        ({"scenes": [scene("s1"), scene("s1")]}, "de naam 's1' staat er twee keer"),
        (
            {"scenes": [scene("s1"), scene("einde-dicht")]},
            "de naam 'einde-dicht' staat er twee keer",
        ),
        ({"scenes": [scene("s1"), scene(BY_RULE)]}, "de naam 'einde' staat er twee keer"),
        (
            {"scenes": [scene("s1", reply("s1a"), reply("s1a"))]},
            "het antwoord 's1a' staat er twee keer",
        ),
        (
            {"scenes": [scene("s1"), scene("s2", reply("s1a"), reply("s2b"))]},
            "het antwoord 's1a' staat er twee keer",
        ),
    ],
)
def test_a_loose_end_is_refused_and_named(changes, problem):
    with pytest.raises(ValidationError) as caught:
        scenario(**changes)

    assert problem in str(caught.value)


def test_all_loose_ends_are_named_at_once():
    with pytest.raises(ValidationError) as caught:
        scenario(start="s9", scenes=[scene("s1", speaker="sem")])

    assert "'s9'" in str(caught.value)
    assert "'sem'" in str(caught.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"characters": {}},
        {"scenes": []},
        {"endings": [ending("e1", "fair", "altijd")]},
        {"debrief": []},
        {"minutes": 0},
        {"title": "  "},
        {"slug": "Klapt Dicht"},
        {"slug": "../klapt-dicht"},
        {"scenes": [scene("s1", replies=[reply("s1a")])]},
        {"scenes": [scene("s1", reply("s1a", quality=4), reply("s1b"))]},
        {"scenes": [scene("s1", reply("s1a", effect={"trust": 21}), reply("s1b"))]},
        {"scenes": [scene("s1", reply("s1a", move="wave"), reply("s1b"))]},
        {"characters": {"sanne": character(trust=101)}},
        {"onbekend": 3},
    ],
)
def test_a_scenario_outside_its_bounds_is_refused(changes):
    with pytest.raises(ValidationError):
        scenario(**changes)


def test_endings_without_rules_need_no_last_rule_when_no_reply_asks_for_one():
    direct = scene("s1", reply("s1a", "e1"), reply("s1b", "e2"))

    made = scenario(scenes=[direct], endings=[ending("e1", "fair"), ending("e2", "weak")])

    assert [each.when for each in made.endings] == [None, None]


def test_a_parameter_of_one_character_may_go_without_a_name_before_it():
    endings = [ending("e1", "fair"), ending("e2", "weak", "altijd")]
    made = scenario(characters=TWO, scenes=[scene("s1")], endings=endings)

    assert set(made.parameter_names()) == {
        "sanne.trust",
        "sanne.ownership",
        "sanne.tension",
        "moeder.trust",
        "ownership",
        "tension",
    }


def test_a_scene_reply_or_ending_that_is_not_there_is_a_key_error():
    made = scenario()

    for look_up in (made.scene, made.ending, made.script().scene):
        with pytest.raises(KeyError):
            look_up("bestaat-niet")


@given(scenarios(fatal=True))
def test_a_script_holds_nothing_of_the_assessment(made):
    assert not JUDGEMENT & _keys(json.loads(made.script().text()))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_script_of_a_shipped_scenario_gives_away_no_judgement_and_no_ending(name):
    made = SHIPPED[name]
    script = made.script().text()
    # Where it depends on the talk what can be said, the script knows just that much.
    allowed = {"effect", "state", "when"} if made.script().state else set()
    kept = [
        made.background,
        *made.debrief,
        *(each.text for each in made.endings),
        *(each.id for each in made.endings),
        *(each.feedback for place in made.scenes for each in place.replies),
    ]

    assert not (JUDGEMENT - allowed) & _keys(json.loads(script))
    assert [text for text in kept if json.dumps(text, ensure_ascii=False) in script] == []


@given(scenarios())
def test_a_script_keeps_every_word_that_is_spoken(made):
    script = made.script()

    assert [each.id for each in script.scenes] == [each.id for each in made.scenes]
    for spoken, full in zip(script.scenes, made.scenes, strict=True):
        assert spoken.says == full.says
        assert {each.id: each.says for each in spoken.replies} == {
            each.id: each.says for each in full.replies
        }


@given(scenarios())
def test_a_script_does_not_tell_one_ending_from_another(made):
    scenes = {each.id for each in made.scenes}
    leads = {each.leads_to for place in made.script().scenes for each in place.replies}

    assert leads <= scenes | {BY_RULE}


def test_a_script_lists_replies_by_name_and_not_by_the_order_of_the_author():
    best_first = scene("s1", reply("z", quality=3), reply("a", quality=0))

    script = scenario(scenes=[best_first]).script()

    assert [each.id for each in script.scene("s1").replies] == ["a", "z"]


@given(scenarios(fatal=True))
def test_a_scenario_that_is_dumped_and_read_again_is_the_same(made):
    assert Scenario.model_validate(made.model_dump(mode="json")) == made
    assert Scenario.model_validate_json(made.model_dump_json()) == made


def test_a_scenario_never_changes():
    made = scenario()

    with pytest.raises(ValidationError):
        made.title = "Anders"


def _keys(content: object) -> set[str]:
    if isinstance(content, dict):
        return {*content, *(key for each in content.values() for key in _keys(each))}
    if isinstance(content, list):
        return {key for each in content for key in _keys(each)}
    return set()

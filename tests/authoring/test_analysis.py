"""The analysis of a scenario: equal to trying every talk, and honest where it stops."""

import json
import random
import time

import pytest
from builders import character, ending, reply, scenario, scene, shipped_scenarios
from hypothesis import given, settings
from strategies import scenarios

from mentoring_lib.authoring.analysis.cues import dominated, give_away, length_cue
from mentoring_lib.authoring.analysis.graph import Graph
from mentoring_lib.authoring.analysis.picture import picture
from mentoring_lib.authoring.analysis.play_logs import reply_figures, talks_in
from mentoring_lib.authoring.analysis.ranges import ranges
from mentoring_lib.authoring.analysis.report import analysed
from mentoring_lib.authoring.analysis.words import in_words
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.replay import replay

ENDINGS = [ending("einde-a", "strong", "trust >= 60"), ending("einde-b", "closed", "altijd")]
SHIPPED = shipped_scenarios()


def forward(played: Scenario) -> Scenario:
    """Return the scenario with replies that lead on only, so that every talk ends."""
    fields = played.model_dump(mode="json")
    order = {each["id"]: number for number, each in enumerate(fields["scenes"])}
    for number, each in enumerate(fields["scenes"]):
        for said in each["replies"]:
            if order.get(said["leads_to"], number + 1) <= number:
                said["leads_to"] = BY_RULE
    return Scenario.model_validate(fields)


def every_talk(played: Scenario) -> list[tuple[str, ...]]:
    ended, waiting = [], [()]
    while waiting:
        talk = waiting.pop()
        run = replay(played, talk)
        if run.ending is not None:
            ended.append(talk)
            continue
        at = run.turns[-1].reply.leads_to if run.turns else played.start
        waiting += [(*talk, each.id) for each in played.scene(at).replies]
    return ended


@settings(max_examples=25)
@given(scenarios(fatal=True))
def test_what_the_analysis_finds_is_what_trying_every_talk_finds(drawn):
    played = forward(drawn)
    runs = [replay(played, talk) for talk in every_talk(played)]
    found = analysed(played)

    assert found.exact
    assert found.paths == len(runs)
    assert found.endings.endings == {run.ending.id for run in runs}
    for key, each in found.ranges.items():
        at_end = [run.state[key] for run in runs]
        assert (each.lowest, each.highest) == (min(at_end), max(at_end))
    qualities = [
        [(t.reply.quality, min(r.quality for r in t.offered)) for t in run.turns] for run in runs
    ]
    shortest = min(len(q) for q in qualities if all(mine == low for mine, low in q))
    assert len(found.worst_run) == shortest


def test_a_circle_is_named_and_makes_the_talks_endless():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2"), reply("b", "einde")),
            scene("s2", reply("c", "s1"), reply("d", "s3")),
            scene("s3", reply("e", "s3"), reply("f", "einde")),
        ],
        start="s1",
        endings=ENDINGS,
    )
    found = analysed(played)

    assert set(found.circles) == {("s1", "s2"), ("s3",)}
    assert found.paths is None
    assert any("eindeloos" in line for line in in_words(found))


def test_a_scene_that_nobody_enters_or_leaves_is_named():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2"), reply("b", "einde")),
            scene("s2", reply("c", "s2"), reply("d", "s2")),
            scene("los", reply("e"), reply("f")),
        ],
        start="s1",
        endings=ENDINGS,
    )
    found = analysed(played)

    assert found.unreachable == ("los",)
    assert found.dead_ends == ("s2",)


def test_a_moment_at_which_nothing_can_be_said_is_named():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2", effect={"trust": 20}), reply("b", "s2")),
            scene("s2", reply("c", when="trust >= 60"), reply("d", when="trust >= 65")),
        ],
        start="s1",
        endings=ENDINGS,
    )

    assert analysed(played).stuck == ("s2",)


def test_conditions_narrow_the_range():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2", effect={"trust": 20}), reply("b", "s2")),
            scene("s2", reply("c", effect={"tension": 20}, when="trust >= 60"), reply("d")),
        ],
        start="s1",
        endings=ENDINGS,
    )
    found = ranges(Graph(played))

    assert (found["sanne", "tension"].lowest, found["sanne", "tension"].highest) == (50, 70)
    assert found["sanne", "trust"].exact


def test_a_search_that_stops_says_so():
    nowhere = ending("einde-nergens", "weak", "trust > 99 and tension > 99")
    fields = SHIPPED["content/resultaten-zakken.yaml"].model_dump(mode="json")
    fields["endings"].insert(0, nowhere)
    found = analysed(Scenario.model_validate(fields), most=5)

    assert not found.exact
    assert found.values()["endings"]["einde-nergens"]["reachable"] is None
    assert any("Niet alles is uitgezocht" in line for line in in_words(found))


def test_a_goal_that_cannot_be_shown_is_named():
    goals = [{"id": "nooit", "text": "Je fluit."}, {"id": "wel", "text": "Je vraagt door."}]
    played = scenario(
        goals=goals,
        scenes=[scene("s1", reply("a", shows=["wel"]), reply("b"))],
        start="s1",
        endings=ENDINGS,
    )

    assert analysed(played).values()["unreachable_goals"] == ["nooit"]


def test_a_stronger_reply_with_less_effect_is_named():
    played = scenario(
        scenes=[
            scene(
                "s1",
                reply("sterk", quality=3, effect={"trust": 5}),
                reply("zwak", quality=0, effect={"trust": 5, "tension": -5}),
            )
        ],
        start="s1",
        endings=ENDINGS,
    )

    assert [each.reply for each in dominated(played)] == ["sterk"]


def test_length_and_form_that_give_the_best_reply_away_are_named():
    played = scenario(
        scenes=[
            scene(
                "s1",
                reply("lang", quality=3, says="Ik zie dat je er al weken mee loopt. " * 3),
                reply("kort", quality=0, says="Zo erg is dat niet."),
            )
        ],
        start="s1",
        endings=ENDINGS,
    )

    assert [each.reply for each in give_away(played)] == ["lang"]
    assert (length_cue(played).longest_is_best, length_cue(played).shortest_is_best) == (1, 0)


def test_figures_follow_from_what_was_played():
    played = scenario(
        scenes=[
            scene("s1", reply("a", "s2", quality=3), reply("b", "s2", quality=0)),
            scene("s2", reply("c", quality=3), reply("d", quality=0)),
        ],
        start="s1",
        endings=ENDINGS,
    )
    talks = [("a", "c")] * 6 + [("b", "d")] * 2 + [("b", "onzin")] * 9
    figures = {each.reply: each for each in reply_figures(played, talks)}

    assert figures["a"].offered == 8
    assert figures["a"].frequency == pytest.approx(0.75)
    assert figures["a"].difficulty == pytest.approx(0.75)
    assert figures["a"].discrimination == pytest.approx(1)
    assert figures["b"].discrimination == pytest.approx(-1)
    assert {e.discrimination for e in reply_figures(played, [("a", "c")] * 9)} == {None}


def test_a_log_is_a_file_of_lines_or_a_folder_of_learners(tmp_path):
    line = json.dumps({"scenario": "klapt-dicht", "chosen": ["a"]})
    other = json.dumps({"scenario": "anders", "chosen": ["z"]})
    log = tmp_path / "gespeeld.jsonl"
    log.write_text(f"{line}\n\n{other}\n", encoding="utf-8")
    kept = {"talks": {"klapt-dicht": {"runs": [{"chosen": ["b"]}]}}}
    folder = tmp_path / "werkmap" / ".mentoring"
    folder.mkdir(parents=True)
    (folder / "voortgang.json").write_text(json.dumps(kept), encoding="utf-8")

    assert list(talks_in(log, "klapt-dicht")) == [("a",)]
    assert list(talks_in(tmp_path / "werkmap", "klapt-dicht")) == [("b",)]


@pytest.mark.parametrize("line", ["{", "[]", '{"chosen": 3}'])
def test_a_line_that_is_no_talk_is_told_with_its_place(tmp_path, line):
    log = tmp_path / "gespeeld.jsonl"
    log.write_text(f'{{"chosen": []}}\n{line}\n', encoding="utf-8")

    with pytest.raises(ContentError, match=r"gespeeld\.jsonl:2"):
        list(talks_in(log, "klapt-dicht"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_scenario_is_analysed_and_drawn(name):
    played = SHIPPED[name]
    found = analysed(played)
    drawn = picture(played)

    assert found.unreachable == found.dead_ends == found.stuck == ()
    assert found.endings.endings == {each.id for each in played.endings}
    assert json.loads(json.dumps(found.values()))["unreachable_goals"] == []
    assert drawn.count("<rect") == len(played.scenes) + len(played.endings) + 2 + bool(
        played.subjects
    )


def thousands(count: int) -> Scenario:
    chance = random.Random(1)

    def to(number: int) -> str:
        return f"s{number + chance.randint(1, 5)}" if number < count - 6 else BY_RULE

    return scenario(
        characters={"sanne": character()},
        scenes=[
            scene(
                f"s{number}",
                *(
                    reply(
                        f"s{number}{letter}",
                        to(number),
                        quality=quality,
                        effect={"trust": chance.randint(-9, 9), "tension": chance.randint(-9, 9)},
                    )
                    for letter, quality in zip("abc", (3, 2, 0), strict=True)
                ),
            )
            for number in range(count)
        ],
        start="s0",
        endings=ENDINGS,
    )


@pytest.mark.slow
def test_ten_thousand_scenes_are_analysed_within_five_seconds_of_processor_time():
    played = thousands(10_000)
    begun = time.process_time()
    found = analysed(played)

    assert time.process_time() - begun < 5
    assert found.endings.endings


def test_too_many_scenes_are_not_drawn_but_told():
    with pytest.raises(ContentError, match="passen niet leesbaar"):
        picture(thousands(400))

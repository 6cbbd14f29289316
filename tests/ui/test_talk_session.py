import json
from dataclasses import replace

import pytest
from builders import NOON, debrief_words, scenario, shipped_scenarios
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.example import worked_example
from mentoring_lib.practice.free_text.listener import listener_for
from mentoring_lib.practice.replay import replay
from mentoring_lib.records.talk_log import KeptTalk, PastRun
from mentoring_lib.ui.talk_session import TalkSession
from mentoring_lib.ui.typed_line import TypedLines

SHIPPED = shipped_scenarios()
NAMES = ("onrust-na-de-pauze", "stuur-maar-een-mail", "ouder-neemt-over", "resultaten-zakken")
NOOR, GROUP, SUBJECTS = (
    next(made for made in SHIPPED.values() if made.slug == name)
    for name in ("resultaten-zakken", "onrust-na-de-pauze", "stuur-maar-een-mail")
)
WEAK = ("n1c", "n2c", "n3zb", "n4dc")
STRONG = worked_example(NOOR)
TIMED = ("g1a", "g2d", "g3b", "g4b", "g5a", "g6c")
EMPTY = {"hint": None, "example": None, "compare": None}


def session(played=NOOR, kept=None):
    return TalkSession(played, debrief_words(played.structure), kept, lambda: NOON)


def choose(talk, *replies):
    for reply in replies:
        assert talk.act({"type": "choose", "id": reply})
    return talk


def kinds(view):
    return [line["kind"] for line in view["lines"]]


def test_the_mode_is_chosen_before_the_first_reply_and_stays_for_the_talk():
    talk = session()
    assert talk.view()["mode"] == "practice"
    talk.act({"type": "mode", "mode": "test"})
    choose(talk, STRONG[0])

    assert not talk.act({"type": "mode", "mode": "practice"})
    assert talk.view()["mode"] == "test"
    talk.act({"type": "restart"})
    assert talk.view()["mode"] == "test"


def test_in_practice_each_reply_gets_its_feedback_and_can_be_taken_back():
    talk = choose(session(), *STRONG[:2])
    view = talk.view()
    assert kinds(view).count("feedback") == 2
    assert view["can_back"]

    talk.act({"type": "back"})
    assert talk.talk.chosen == STRONG[:1]


def test_in_a_test_there_is_no_feedback_no_way_back_and_no_hint_until_the_end():
    talk = session(GROUP)
    talk.act({"type": "mode", "mode": "test"})
    choose(talk, *TIMED)
    for message in ({"type": "back"}, {"type": "hint"}, {"type": "replay", "turn": 1}):
        assert not talk.act(message)
    view = talk.view()

    assert talk.talk.chosen == TIMED
    assert "feedback" not in kinds(view)
    assert (view["can_back"], view["hint"], view["moods"], view["debrief"]) == (
        False,
        None,
        [],
        None,
    )
    choose(talk, *worked_example(GROUP)[len(TIMED) :])
    effects = [turn["effect"] for turn in talk.view()["debrief"]["turns"]]
    assert effects == [turn.reply.feedback for turn in replay(GROUP, talk.talk.chosen).turns]


def test_after_a_test_you_go_back_to_any_turn():
    talk = session()
    talk.act({"type": "mode", "mode": "test"})
    choose(talk, *WEAK)

    assert talk.act({"type": "replay", "turn": 2})
    assert talk.talk.chosen == WEAK[:2]


def test_a_hint_is_about_this_moment_and_goes_with_the_next_step():
    talk = session()
    talk.act({"type": "hint"})
    assert talk.view()["hint"] == NOOR.scene(NOOR.start).hint

    choose(talk, STRONG[0])
    assert talk.view()["hint"] is None


def test_without_a_hint_of_its_own_a_moment_gives_the_purpose_of_its_phase():
    talk = session(scenario())
    purposes = {phase.id: phase.purpose for phase in talk.words.structure.phases}

    talk.act({"type": "hint"})
    assert talk.view()["hint"] == purposes["realiteit"]


def test_at_the_moment_of_picking_a_subject_there_is_a_hint_too():
    talk = choose(session(SUBJECTS), "s1c")
    subjects = [reply["subject"] for reply in talk.view()["replies"] if reply["subject"]]
    assert len(subjects) == 3

    talk.act({"type": "hint"})
    assert talk.view()["hint"] == SUBJECTS.pause.hint


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_the_first_half_of_a_strong_talk_with_what_each_reply_does(name):
    played = next(made for made in SHIPPED.values() if made.slug == name)
    strong = worked_example(played)
    talk = session(played)
    talk.act({"type": "example"})
    shown = talk.view()["example"]

    half = replay(played, strong[: -(-len(strong) // 2)])
    assert kinds({"lines": shown}).count("you") == len(half.turns) < len(strong)
    feedback = [line["text"] for line in shown if line["kind"] == "feedback"]
    assert feedback == [turn.reply.feedback for turn in half.turns]
    assert talk.talk.chosen == ()


def test_during_the_talk_no_example_gives_the_next_reply_away():
    talk = choose(session(), STRONG[0])

    assert not talk.act({"type": "example"})
    assert talk.view()["example"] is None


def test_a_finished_talk_is_kept_once_however_often_its_end_is_reached():
    talk = choose(session(), *WEAK)
    assert talk.talk.runs == (PastRun(WEAK, NOON.isoformat(timespec="seconds"), "practice"),)

    talk.act({"type": "back"})
    choose(talk, WEAK[-1])
    talk.act({"type": "compare", "run": 0})
    assert [run.chosen for run in talk.talk.runs] == [WEAK]
    talk.act({"type": "restart"})
    choose(talk, *STRONG)
    assert [run.chosen for run in talk.talk.runs] == [WEAK, STRONG]


def test_an_earlier_talk_is_laid_beside_the_one_that_just_ended():
    talk = choose(session(), *WEAK)
    assert talk.view()["runs"] == []
    talk.act({"type": "restart"})
    choose(talk, WEAK[0], *STRONG[1:])
    [[number, label]] = talk.view()["runs"]
    talk.act({"type": "compare", "run": number})
    compare = talk.view()["compare"]

    assert json.loads(json.dumps(talk.view())) == talk.view()
    assert label.startswith("Gesprek 1 (5-1, ")
    assert compare["run"] == 0
    assert compare["parted"] == "In beurt 2 koos je voor het eerst iets anders."
    assert [row["same"] for row in compare["rows"]] == [True] + [False] * (len(STRONG) - 1)
    assert compare["rows"][-1]["sides"][0] is None
    assert compare["endings"] == [
        replay(NOOR, chosen).ending.text for chosen in (WEAK, talk.talk.chosen)
    ]
    assert {verdict for goal in compare["goals"] for verdict in goal[1:]} <= {
        "Goed te zien",
        "Hier is meer mogelijk",
        "Kwam niet voor",
    }


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_a_talk_that_was_never_played_cannot_be_laid_beside_it(number):
    talk = choose(session(), *WEAK)
    talk.act({"type": "compare", "run": number})

    assert talk.view()["compare"] is None


def test_halfway_no_earlier_talk_is_laid_beside_it():
    talk = choose(session(), *WEAK)
    talk.act({"type": "restart"})
    choose(talk, *STRONG[:2])
    talk.act({"type": "compare", "run": 0})

    assert talk.view()["runs"] == []
    assert talk.view()["compare"] is None


def test_a_turn_with_a_time_tells_how_long_and_what_counts_when_it_is_over():
    talk = session(GROUP)
    assert talk.view()["timed"]
    assert not session().view()["timed"]
    choose(talk, *TIMED)

    view = talk.view()
    assert (view["seconds"], view["late"], view["clock"]) == (25, "g7d", "normal")
    assert view["late"] in {reply["id"] for reply in view["replies"]}
    talk.act({"type": "clock", "clock": "off"})
    assert talk.view()["clock"] == "off"


def test_a_reply_that_comes_twice_counts_once():
    talk = choose(session(GROUP), *TIMED)
    choose(talk, "g7d", "g7d")

    assert talk.talk.chosen == (*TIMED, "g7d")


def test_a_talk_goes_on_exactly_where_it_was_left():
    talk = session(GROUP)
    for message in ({"type": "mode", "mode": "test"}, {"type": "clock", "clock": "double"}):
        talk.act(message)
    choose(talk, *TIMED)

    assert session(GROUP, talk.talk).view() == talk.view()


def test_a_talk_that_is_no_longer_possible_starts_again_with_its_settings_and_runs():
    run = PastRun(("weg",), NOON.isoformat(), "test")
    kept = KeptTalk(("n1a", "bestaat-niet-meer"), "zaad", "test", "off", (run,))

    assert session(kept=kept).talk == replace(kept, chosen=())


def test_an_earlier_talk_that_is_no_longer_possible_is_laid_beside_as_far_as_it_goes():
    kept = KeptTalk((), "", runs=(PastRun(("n1a", "weg"), NOON.isoformat(), "practice"),))
    talk = choose(session(kept=kept), *STRONG)
    talk.act({"type": "compare", "run": 0})

    compare = talk.view()["compare"]
    assert [row["sides"][0] is None for row in compare["rows"]] == [False] + [True] * 9
    assert compare["endings"][0] == ""


def test_the_debrief_says_of_each_goal_whether_it_was_seen_could_be_or_had_no_chance():
    goals = choose(session(), *WEAK).view()["debrief"]["goals"]
    assert {(goal["state"], goal["verdict"]) for goal in goals} == {
        ("more", "Hier is meer mogelijk"),
        ("no_chance", "Kwam niet voor"),
    }
    assert next(goal for goal in goals if goal["where"])["where"].startswith("Kon ook in beurt ")
    goals = choose(session(), *STRONG).view()["debrief"]["goals"]
    assert {goal["state"] for goal in goals} == {"seen"}


def test_the_words_of_everyone_in_the_talk_add_up():
    shares = choose(session(GROUP), *worked_example(GROUP)).view()["debrief"]["shares"]
    assert [who for who, _ in shares] == ["Jij", *(one.name for one in GROUP.characters.values())]
    assert sum(int(part.removesuffix(" %")) for _, part in shares) == pytest.approx(100, abs=3)


def test_the_others_side_has_every_turn_with_what_was_thought_and_how_it_looked():
    talk = choose(session(GROUP), *worked_example(GROUP))
    felt = talk.view()["debrief"]["other_side"]

    assert len(felt) == len(talk.talk.chosen)
    assert all(each["thought"] and each["mood"] and each["said"] for each in felt)
    assert {each["who"] for each in felt} <= {one.name for one in GROUP.characters.values()}


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"type": None},
        {"type": "choose"},
        {"type": "choose", "id": ["n1a"]},
        {"type": "mode", "mode": "examen"},
        {"type": "mode"},
        {"type": "clock", "clock": "snel"},
        {"type": "clock", "clock": None},
        {"type": "replay", "turn": "1"},
        {"type": "compare", "run": None},
        {"type": "view"},
    ],
)
def test_a_message_that_no_panel_sends_is_not_done(message):
    talk = choose(session(), *STRONG[:2])
    before = talk.talk, talk.view()

    assert not talk.act(message)
    assert (talk.talk, talk.view()) == before


replies = sorted({reply.id for played in (GROUP, SUBJECTS, NOOR) for reply in played.replies()})
numbers = st.integers() | st.sampled_from([0, 1, 2])
messages = st.one_of(
    st.fixed_dictionaries({"type": st.just("choose"), "id": st.sampled_from(replies) | any_text}),
    st.fixed_dictionaries({"type": st.just("mode"), "mode": st.sampled_from(["practice", "test"])}),
    st.fixed_dictionaries(
        {"type": st.just("clock"), "clock": st.sampled_from(["normal", "double", "off", "x"])}
    ),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["replay", "compare"]), "turn": numbers, "run": numbers}
    ),
    st.sampled_from(["back", "restart", "hint", "example", "x"]).map(lambda name: {"type": name}),
    st.dictionaries(any_text | st.just("type"), any_text | numbers | st.none(), max_size=3),
    # Most of the time a learner chooses one of the replies that are there.
    *[st.integers(0, 5)] * 6,
)


PLAYED = {played.slug: played for played in (GROUP, SUBJECTS, NOOR)}


@given(st.sampled_from(sorted(PLAYED)), st.lists(messages, max_size=25))
def test_whatever_is_sent_the_talk_can_be_shown_and_gone_on_with(slug, sent):
    talk = session(PLAYED[slug])
    for each in sent:
        offered = talk.conversation.offered()
        if not isinstance(each, int):
            talk.act(each)
        elif offered:
            choose(talk, offered[each % len(offered)].id)
        shown_as_it_should_be(talk)
    goes_on_when_reopened(talk)


def shown_as_it_should_be(talk):
    view = talk.view()
    assert json.loads(json.dumps(view)) == view
    assert bool(view["replies"]) != view["finished"]
    assert view["finished"] == (view["debrief"] is not None)
    if view["mode"] == "test":
        assert not view["can_back"]
        assert view["hint"] is None
        assert "feedback" not in kinds(view)


def goes_on_when_reopened(talk):
    reopened = session(talk.scenario, talk.talk).view()
    assert reopened == {**talk.view(), **EMPTY}
    assert len({run.chosen for run in talk.talk.runs[-2:]}) == len(talk.talk.runs[-2:])


def typing():
    catalog = Catalog()
    typed = TypedLines(NOOR, lambda: listener_for(catalog, NOOR))
    return TalkSession(NOOR, debrief_words(NOOR.structure), None, lambda: NOON, typed)


def test_a_typed_line_that_means_a_reply_is_taken_for_it_and_never_kept():
    talk = typing()
    said = NOOR.scene("n1").replies[0].says
    assert talk.act({"type": "say", "text": said})

    assert talk.talk.chosen == (NOOR.scene("n1").replies[0].id,)
    assert said.split(".")[0] in talk.view()["heard"]["note"]
    assert talk.view()["heard"]["typed"] == ""


def test_a_typed_line_that_means_nothing_here_leaves_the_talk_where_it_is():
    talk = typing()
    assert talk.act({"type": "say", "text": "fietsbel kaas zeventien"})
    heard = talk.view()["heard"]

    assert talk.talk.chosen == ()
    assert heard["typed"] == "fietsbel kaas zeventien"
    assert heard["note"]
    assert json.dumps(talk.view())


def test_after_the_next_choice_nothing_is_left_of_what_was_typed():
    talk = typing()
    talk.act({"type": "say", "text": "fietsbel kaas zeventien"})
    choose(talk, NOOR.scene("n1").replies[0].id)

    assert talk.view()["heard"] is None


def test_in_a_test_nothing_is_told_of_what_a_line_does():
    talk = typing()
    talk.act({"type": "mode", "mode": "test"})
    talk.act({"type": "say", "text": "Hoe gaat het met je hond?"})

    assert talk.view()["heard"]["does"] == ""


@given(any_text)
def test_any_typed_line_leaves_a_talk_that_can_go_on(text):
    talk = typing()
    assert talk.act({"type": "say", "text": text})

    assert len(talk.talk.chosen) <= 1
    assert talk.conversation.offered()


def test_without_a_listener_there_is_no_typing():
    talk = session()

    assert not talk.act({"type": "say", "text": "Hoi."})
    assert talk.view()["can_type"] is False

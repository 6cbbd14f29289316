"""A typed line is taken for a reply only when it says the same."""

import csv
import time
from functools import cache
from itertools import combinations

import pytest
from builders import ROOT, reply
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.reactions import reactions, word_book
from mentoring_lib.domain.free_text import Mood
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Reply, Scenario, Scene
from mentoring_lib.domain.script import SILENT
from mentoring_lib.practice.free_text.guards import Guards
from mentoring_lib.practice.free_text.lexicon import Lexicon, stem, words_of
from mentoring_lib.practice.free_text.likeness import mistyped
from mentoring_lib.practice.free_text.listener import LONGEST, Listener, Outcome, listener_for
from mentoring_lib.practice.free_text.reacting import mood_of, reaction
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.recognise.judgement import Confidence
from mentoring_lib.practice.recognise.recogniser import shipped

SLUGS = ("resultaten-zakken", "even-vertrouwelijk", "het-gaat-wel", "ik-stop", "schoolleider-moe")
BENCHMARK = ROOT / "benchmarks" / "data" / "free_text.csv"


@cache
def played(slug: str) -> tuple[Scenario, Listener]:
    scenario = Catalog().scenario(slug)
    return scenario, listener_for(Catalog(), scenario)


def heard(slug: str, name: str, typed: str):
    scenario, listener = played(slug)
    scene = scenario.scene(name)
    return listener.matched(typed, scene.replies, scene.says)


def replies(*rows: dict) -> list[Reply]:
    return [Reply.model_validate(row) for row in rows]


@cache
def book():
    return word_book(Catalog())


@cache
def said():
    return reactions(Catalog())


def listens(offered: list[Reply]) -> Listener:
    return Listener(book(), said(), shipped(), offered)


CALL = replies(
    reply("a", says="Ik bel vanavond je ouders.", move="take_over", quality=0),
    reply("b", says="Ik bel je ouders niet.", move="set_limit", quality=3),
    reply("c", says="Waar ben je bang voor?", move="probe"),
)


def scenes() -> list[tuple[str, Scene]]:
    return [(slug, scene) for slug in SLUGS for scene in played(slug)[0].scenes]


@pytest.mark.parametrize("slug", SLUGS)
def test_the_exact_text_of_a_reply_is_always_that_reply(slug):
    scenario, listener = played(slug)
    for scene in scenario.scenes:
        for each in scene.replies:
            for text in (spoken(each.says), *each.also_said):
                match = listener.matched(text.upper(), scene.replies, scene.says)
                assert match.reply is each
                assert match.sure is Confidence.HIGH


@pytest.mark.parametrize("text", ["Hoe is het?", "Dit blijft tussen ons."])
def test_when_two_replies_say_the_same_both_are_offered(text):
    two = replies(reply("a", says=text), reply("b", says=text))
    match = listens(two).matched(text.lower(), two)
    assert match.outcome is Outcome.NEAREST
    assert {each.id for each in match.nearest} == {"a", "b"}


@pytest.mark.parametrize(
    ("slug", "scene", "typed", "wanted"),
    [
        ("resultaten-zakken", "n4", "kun je daar iets meer over vrtellen", "n4a"),
        ("resultaten-zakken", "n6", "Vmbo is ook prima hoor", "n6c"),
        ("even-vertrouwelijk", "n3", "Wat maakt het thuis niet zo fijn?", "n3b"),
        ("het-gaat-wel", "n11", "ja hoor ga maar", "n11b"),
        ("ik-stop", "n4", "(stil)", "n4d"),
    ],
)
def test_the_same_in_other_words_is_accepted(slug, scene, typed, wanted):
    match = heard(slug, scene, typed)
    assert match.outcome is Outcome.ACCEPTED
    assert match.reply is not None
    assert match.reply.id == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Ik bel vanavond wel je ouders", "a"),
        ("ik bel je ouders echt niet", "b"),
        ("Ik bel vanavond je ouders niet.", None),
        ("Bel ik vanavond je ouders?", None),
        ("Jij belt vanavond je ouders.", None),
        ("Waar ben je niet bang voor?", None),
    ],
)
def test_what_turns_the_meaning_round_is_not_missed(typed, wanted):
    match = listens(CALL).matched(typed, CALL)
    taken = match.reply.id if match.reply else None
    assert taken in {wanted, None} if wanted is None else taken == wanted


@pytest.mark.parametrize(
    ("one", "other"), [("moeder", "vader"), ("vandaag", "morgen"), ("twee", "drie"), ("4", "5")]
)
def test_the_opposite_or_another_number_is_not_the_same(one, other):
    two = replies(
        reply("a", says=f"We praten er straks nog even over met je {one}, en dan kies jij."),
        reply("b", says="Wat wil je zelf?"),
    )
    # Words that come back all the time in a conversation say little by themselves.
    often = replies(*(reply(f"x{n}", says=f"Je {one} en je {other} dus.") for n in range(20)))
    listener = listens([*two, *often])
    same = f"We praten straks nog over met je {one}, en dan kies jij."
    assert listener.matched(same, two).reply is two[0]
    typed = f"We praten er straks nog even over met je {other}, en dan kies jij."
    assert listener.matched(typed, two).reply is None


def test_a_word_that_the_reply_does_not_know_is_a_reason_for_doubt():
    two = replies(
        reply("a", says="Vertel eens over de laatste keer dat het in de klas misging met gym."),
        reply("b", says="Wat wil je zelf?"),
    )
    typed = "Vertel eens over de laatste keer dat het in de klas misging met schaken."
    match = listens(two).matched(typed, two)
    assert match.outcome is Outcome.NEAREST
    assert match.nearest[0] is two[0]


def test_a_line_that_fits_two_replies_is_taken_for_neither():
    two = replies(
        reply("a", says="Waar ben je het meest bang voor, als je thuis bent?"),
        reply("b", says="Waar ben je het meest bang voor, als je hier bent?"),
    )
    match = listens(two).matched("Waar ben je het meest bang voor, als je er bent?", two)
    assert match.outcome is Outcome.NEAREST
    assert len(match.nearest) == 2


PROMISES = [
    "ik zeg het tegen niemand",
    "Dit blijft tussen ons, beloofd.",
    "Ik vertel het niet door hoor",
    "Maak je geen zorgen, ik hou dit voor mezelf.",
    "fijn dat je het vertelt. ik zeg niks tegen je moeder",
    "Dat vertel ik aan niemand.",
]


@pytest.mark.parametrize("typed", PROMISES)
def test_a_promise_of_secrecy_is_never_taken_for_another_reply(typed):
    for slug, scene in scenes():
        others = [each for each in scene.replies if each.move is not Move.PROMISE_SECRECY]
        match = played(slug)[1].matched(typed, others, scene.says)
        assert match.outcome is Outcome.NOT_UNDERSTOOD
        assert not match.nearest


@pytest.mark.parametrize("typed", PROMISES)
def test_a_promise_of_secrecy_is_that_reply_where_there_is_one(typed):
    match = heard("resultaten-zakken", "n5", typed)
    assert match.reply is not None
    assert match.reply.id == "n5b"


@pytest.mark.parametrize(
    "typed",
    [
        "Ik kan dit niet voor me houden.",
        "Dit blijft niet tussen ons.",
        "Bij gevaar blijft het niet tussen ons, dan moet ik het delen.",
        "Heb je het aan niemand verteld?",
        "Wil je dat dit tussen ons blijft?",
        "Dit blijft tussen ons, behalve bij gevaar.",
        "Je hebt het tegen niemand gezegd.",
    ],
)
def test_being_honest_about_secrecy_is_no_promise(typed):
    assert not Guards(book(), Lexicon(book())).promises_secrecy(typed)


def test_no_authored_reply_is_a_promise_unless_its_move_says_so():
    guards = Guards(book(), Lexicon(book()))
    found = [
        each.says
        for slug in SLUGS
        for each in played(slug)[0].replies()
        if guards.promises_secrecy(each.says) and each.move is not Move.PROMISE_SECRECY
    ]
    assert found == []


@pytest.mark.parametrize("typed", ["Stel je niet aan, sukkel.", "Wat maakt het niet fijn, trut?"])
def test_an_insult_is_taken_for_no_reply(typed):
    for slug, scene in scenes():
        match = played(slug)[1].matched(typed, scene.replies, scene.says)
        assert match.note == said().notes["insult"]


@pytest.mark.parametrize("typed", ["...", "…", "[stilte]", "(ik zeg even niets)", "ik wacht even"])
def test_typed_silence_is_the_silence_of_the_scene(typed):
    match = heard("even-vertrouwelijk", "n2", typed)
    assert match.reply is not None
    assert match.reply.says == SILENT


def test_silence_where_nobody_can_be_silent_is_said_to_be_so():
    assert heard("even-vertrouwelijk", "n1", "...").reply is None
    assert "stilte" in heard("even-vertrouwelijk", "n1", "...").note


@pytest.mark.parametrize("typed", ["", "   ", "🙂🙂", "?!", "\n"])
def test_nothing_typed_is_asked_for_text(typed):
    match = listens(CALL).matched(typed, CALL)
    assert match.outcome is Outcome.NOT_UNDERSTOOD
    assert match.note.startswith("Er staat nog geen tekst")


def test_ten_thousand_signs_are_answered_at_once():
    started = time.perf_counter()
    match = listens(CALL).matched("Ik bel vanavond je ouders. " * 400, CALL)
    assert match.outcome is Outcome.NOT_UNDERSTOOD
    assert time.perf_counter() - started < 0.5


def test_the_longest_line_is_still_compared():
    typed = ("ja " * LONGEST)[: LONGEST - 30] + " Ik bel vanavond je ouders."
    assert listens(CALL).matched(typed, CALL).note != said().notes["too_long"]


def test_a_line_that_fits_none_gets_a_reaction_of_the_other_and_stays():
    match = heard("resultaten-zakken", "n1", "Heb je dit weekend nog iets leuks gedaan?")
    assert match.outcome in {Outcome.REACTION, Outcome.NEAREST}
    assert match.reply is None
    assert match.said


def test_who_is_unsure_offers_the_two_nearest():
    match = heard("het-gaat-wel", "n4", "Gym was niet oké.")
    assert match.outcome is Outcome.NEAREST
    assert "n4a" in {each.id for each in match.nearest}
    assert all(spoken(each.says) in match.note for each in match.nearest)


def test_half_of_a_strong_reply_gets_no_credit():
    match = heard("resultaten-zakken", "n5", "Ik bel niet buiten jou om.")
    assert match.reply is None


lines = st.text(
    st.sampled_from([*"abdeiknotuvz ", "'", "’", "?", ".", ",", "é", "4", "…", "[", "\u0301"]),
    max_size=80,
)


@st.composite
def offers(draw: st.DrawFn) -> list[Reply]:
    texts = draw(st.lists(any_text.filter(str.strip) | lines.filter(str.strip), max_size=5))
    return replies(*(reply(f"r{n}", says=text) for n, text in enumerate(texts)))


@given(any_text | lines | st.sampled_from(PROMISES), offers(), any_text | lines)
def test_any_line_in_any_scene_gets_an_answer_and_always_the_same(typed, offered, previous):
    first = listens(offered).matched(typed, offered, previous)
    assert first == listens(offered).matched(typed, offered, previous)
    assert (first.reply is not None) == (first.outcome is Outcome.ACCEPTED)
    assert (first.note == "") == (first.outcome is Outcome.ACCEPTED)
    assert first.reply is None or first.reply in offered
    assert all(each in offered for each in first.nearest)


@given(lines.filter(str.strip))
def test_a_line_that_says_a_reply_word_for_word_is_taken_for_it(text):
    offered = replies(reply("a", says=text), reply("b", says="Iets heel anders hier."))
    match = listens(offered).matched(text, offered)
    assert match.reply is offered[0]


@given(st.text(st.sampled_from("abdenortz"), min_size=1, max_size=12))
def test_a_stem_is_never_empty(word):
    assert stem(word)


def test_a_loose_accent_is_the_same_letter():
    assert words_of("e\u0301e\u0301n idee") == words_of("één idee")


@given(st.text(st.sampled_from("abdenor"), min_size=6, max_size=12), st.integers(1, 4))
def test_two_letters_that_changed_places_are_a_typing_error(word, at):
    typed = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    assert mistyped(word, typed)
    assert mistyped(typed, word)


@pytest.mark.parametrize(
    ("one", "other"), [("moeder", "broeder"), ("havo", "hafo"), ("leerling", "leerkracht")]
)
def test_other_words_are_no_typing_error(one, other):
    assert not mistyped(one, other)


def test_each_move_has_lines_for_each_mood_that_fit_anyone():
    known = said()
    wanted = set(MoveLabel) - {MoveLabel.OTHER, MoveLabel.UNKNOWN}
    assert set(known.lines) == wanted
    address = {"je", "jij", "jou", "jouw", "u", "uw"}
    for moods in known.lines.values():
        assert set(moods) == set(Mood)
        for line in (line for each in moods.values() for line in each):
            assert address.isdisjoint(line.lower().replace(".", " ").replace(",", " ").split())


def test_the_same_reaction_does_not_come_twice_in_a_row():
    known = said()
    for label, moods in known.lines.items():
        for mood in moods:
            three = [reaction(known, label, mood, earlier) for earlier in range(3)]
            assert all(one != other for one, other in combinations(three, 2))


@pytest.mark.parametrize(
    ("trust", "tension", "mood"),
    [
        (80, 20, Mood.OPEN),
        (50, 50, Mood.WARY),
        (20, 50, Mood.CLOSED),
        (80, 90, Mood.CLOSED),
        (None, None, Mood.WARY),
    ],
)
def test_trust_and_tension_make_the_mood(trust, tension, mood):
    known = {("noor", "trust"): trust, ("noor", "tension"): tension}
    state = {name: value for name, value in known.items() if value is not None}
    assert mood_of(state, "noor") is mood


def test_every_line_of_the_benchmark_stands_in_a_scene_that_exists():
    with BENCHMARK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 360
    assert len({(row["scenario"], row["scene"]) for row in rows}) >= 40
    for row in rows:
        scene = scene_of(row["scenario"], row["scene"])
        assert row["reply"] in {"", *(each.id for each in scene.replies)}, row


@cache
def scene_of(slug: str, name: str) -> Scene:
    return played(slug)[0].scene(name)


def test_at_most_three_in_a_hundred_lines_are_taken_for_the_wrong_reply():
    with BENCHMARK.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = accepted = 0
    for row in rows:
        match = heard(row["scenario"], row["scene"], row["text"])
        accepted += match.reply is not None
        wrong += match.reply is not None and match.reply.id != row["reply"]
    assert wrong / len(rows) <= 0.03
    assert accepted / len(rows) >= 0.25

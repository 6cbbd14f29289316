import time
import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structure_builder import phase, structure

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.practice.coverage import Trace, coverage, in_words, longest_climb
from mentoring_lib.practice.cues import CueList, Line
from mentoring_lib.practice.utterance import Utterance

TEXTS = Catalog().texts("coverage")
KIND = structure(
    phase("start", "hebben een kwartier", "goed gesprek", "fijn", short=True),
    phase("doel", "stel dat", "wat wil je", "doel"),
    phase("feiten", "de laatste keer", "wat gebeurde er", "feit"),
    phase("afspraak", "wat spreken we af", "kijken we terug", "één actie", short=True),
)
IN_ORDER = [
    "We hebben een kwartier.",
    "Stel dat het beter gaat, wat is er dan anders?",
    "Hoe ging het de laatste keer?",
    "Wanneer kijken we terug?",
]


def mentor(*lines):
    return [Utterance(line, "Mentor") for line in lines]


def traces(*lines, kind=KIND, who="Mentor"):
    return {each.phase.id: each for each in coverage(kind, lines, who).phases}


def told(*lines):
    return in_words(coverage(KIND, mentor(*lines)), TEXTS)


def test_a_talk_that_covers_every_phase_in_order_is_told_with_lines_and_words():
    assert told(*IN_ORDER) == (
        "Start: gevonden. Regel 1: ‘hebben een kwartier’.",
        "Doel: gevonden. Regel 2: ‘Stel dat’.",
        "Feiten: gevonden. Regel 3: ‘de laatste keer’.",
        "Afspraak: gevonden. Regel 4: ‘kijken we terug’.",
        "De gevonden fasen kwamen op volgorde.",
        TEXTS["caution"],
    )


def test_a_phase_without_words_is_not_found_in_the_text_and_never_wrong():
    lines = told(*IN_ORDER[:2])

    assert "Feiten: niet gevonden in de tekst." in lines
    assert "fout" not in " ".join(lines).casefold()


def test_one_loose_word_is_faint_and_two_lines_of_them_count():
    once = traces(*mentor("Je doel is duidelijk."))["doel"]
    twice = traces(*mentor("Je doel is duidelijk.", "Ja.", "Dat doel dus."))["doel"]

    assert (once.trace, once.first) == (Trace.FAINT, None)
    assert (twice.trace, twice.first) == (Trace.FOUND, 1)


def test_a_loose_word_before_the_strong_line_does_not_count_for_the_order():
    found = traces(*mentor("Mijn doel is luisteren.", *IN_ORDER))["doel"]

    assert found.first == 3
    assert [(each.line, each.strong) for each in found.evidence] == [(1, False), (3, True)]


def test_a_phase_that_came_early_is_named_with_the_phase_it_passed():
    lines = told(IN_ORDER[3], *IN_ORDER[:3])

    assert "Afspraak kwam eerder dan Start." in lines


def test_a_phase_that_came_late_is_named_with_the_phase_that_passed_it():
    lines = told(*IN_ORDER[1:], IN_ORDER[0])

    assert "Start kwam later dan Afspraak." in lines
    assert TEXTS["in_order"] not in lines


def test_with_one_phase_found_nothing_is_said_about_order():
    lines = told(IN_ORDER[0])

    assert TEXTS["in_order"] not in lines
    assert len(lines) == len(KIND.phases) + 1


def test_only_what_the_mentor_says_counts():
    line = Utterance("Wat spreken we af?", "Noor")

    assert traces(line)["afspraak"].trace is Trace.NOT_FOUND
    assert traces(line, who="noor")["afspraak"].trace is Trace.FOUND


def test_in_a_phase_that_the_pupil_leads_everybody_counts():
    led = structure(
        phase(
            "start",
            "fijn dat jullie er zijn",
            "een kwartier",
            "welkom allemaal",
            short=True,
            led_by="de leerling",
        ),
        phase(
            "slot",
            "wat spreken we af",
            "kijken we terug",
            "wie doet wat",
            short=True,
            led_by="de mentor",
        ),
    )
    found = traces(
        Utterance("Fijn dat jullie er zijn.", "Noor"), Utterance("Wie doet wat?", "Noor"), kind=led
    )

    assert found["start"].trace is Trace.FOUND
    assert found["slot"].trace is Trace.NOT_FOUND


def test_lines_without_a_speaker_count_and_a_text_without_the_mentor_says_so():
    assert traces(Utterance("Stel dat het lukt?"))["doel"].trace is Trace.FOUND
    assert in_words(coverage(KIND, [Utterance("Stel dat", "Noor")]), TEXTS)[0] == TEXTS["no_mentor"]
    assert TEXTS["no_mentor"] not in told(*IN_ORDER)


@pytest.mark.parametrize(
    "line",
    [
        "WAT SPREKEN WE AF?",
        "En, wat spreken we áf.",
        "wat  spreken\twe af",
        unicodedata.normalize("NFD", "Doe maar één actie."),
        "doe maar een actie",
    ],
)
def test_capitals_accents_and_spaces_make_no_difference(line):
    assert traces(*mentor(line))["afspraak"].trace is Trace.FOUND


@pytest.mark.parametrize("line", ["Het doelpunt was mooi.", "Feitelijk niet.", "Stel. Dat is zo."])
def test_a_cue_is_whole_words_inside_one_sentence(line):
    assert {each.trace for each in traces(*mentor(line)).values()} == {Trace.NOT_FOUND}


def test_a_cue_inside_a_longer_cue_counts_once():
    [found] = Line("Wat is je doel van vandaag?").find(CueList(["je doel van", "doel", "je doel"]))

    assert (found.cue, found.size, found.words) == ("je doel van", 3, "je doel van")
    both = Line("Je doel van nu is een doel.").find(CueList(["je doel van", "doel"]))
    assert [each.cue for each in both] == ["je doel van", "doel"]


def test_words_are_shown_as_they_stand_in_the_line():
    [found] = Line("Nou – WAT, spréken wé af?").find(CueList(["wat spreken we af"]))

    assert found.words == "WAT, spréken wé af"


@given(st.text(max_size=80))
def test_any_text_can_be_looked_through(text):
    for each in Line(text).find(CueList(["a b", "doel", "'t gaat", "é"])):
        assert each.words in unicodedata.normalize("NFC", text)


@given(st.lists(st.integers(1, 9), max_size=9))
def test_the_longest_run_that_never_falls_is_found_and_is_the_first_of_its_length(values):
    def climbs(places):
        run = [values[at] for at in places]
        return run == sorted(run)

    every = (
        places
        for size in range(len(values), -1, -1)
        for places in combinations(range(len(values)), size)
        if climbs(places)
    )
    assert longest_climb(values) == list(next(every))


@given(st.permutations(range(4)))
def test_a_phase_out_of_order_names_one_that_is_in_order(order):
    found = coverage(KIND, mentor(*(IN_ORDER[number] for number in order)))
    kept = {each.phase.label for each in found.phases if each.moved is None}

    assert found.in_order == (list(order) == sorted(order))
    for each in found.phases:
        if each.moved is not None:
            [other] = [one for one in found.phases if one.phase.label == each.moved.other]
            assert each.moved.other in kept
            assert each.moved.early == (each.first < other.first)


@pytest.mark.parametrize("name", sorted(path.stem for path in SHIPPED.glob("structures/*.yaml")))
def test_the_cues_of_a_shipped_phase_find_an_example_of_that_phase(name):
    for each in Catalog().structure(name).phases:
        examples = [line for line in each.examples if Line(line).find(CueList(each.cues))]
        assert examples, each.id


def test_ten_thousand_lines_are_looked_through_within_four_seconds_of_work():
    lines = mentor(*IN_ORDER) * 2500
    start = time.process_time()  # other work on the machine doesn't count
    coverage(Catalog().structure("coachgesprek"), lines)

    assert time.process_time() - start < 4

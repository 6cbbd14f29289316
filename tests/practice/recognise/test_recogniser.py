import time

import pytest
from hypothesis import given
from strategies import any_text

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.judgement import Confidence
from mentoring_lib.practice.recognise.recogniser import Recogniser, analyse, shipped
from mentoring_lib.practice.utterance import Utterance

CASES = [
    ("", "Hoe was die les voor jou?", "open_vraag"),
    ("", "Vertel eens hoe dat ging.", "open_vraag"),
    ("", "Kun je daar iets over vertellen?", "open_vraag"),
    ("", "Hoe laat begint de les?", "gerichte_vraag"),
    ("", "Met wie heb je gesproken?", "gerichte_vraag"),
    ("", "Lukt dat voor vrijdag?", "gesloten_vraag"),
    ("", "Mag ik je iets vragen?", "gesloten_vraag"),
    ("", "Kun je zeggen of dat lukt?", "gesloten_vraag"),
    ("Ik heb een 4.", "Je hebt zeker te laat geleerd?", "suggestieve_vraag"),
    ("", "Zou je niet beter eerder beginnen?", "suggestieve_vraag"),
    ("", "Heb je al eens geprobeerd om te plannen?", "suggestieve_vraag"),
    ("", "Waarom zeg je dat nou niet gewoon?", "suggestieve_vraag"),
    ("", "Hoe komt dat, en weten je ouders het?", "stapelvraag"),
    ("", "Hoe ging het? Was het leuk? Wie was erbij?", "stapelvraag"),
    ("Iedereen doet vervelend.", "Wie bedoel je met iedereen?", "doorvraag"),
    ("Het was lastig.", "Wat was er lastig aan?", "doorvraag"),
    ("Ik durf het niet te vragen, ik ben zo bang.", "Je bent bang om af te gaan.", "reflectie"),
    ("Ik heb alles geleerd en toch een 4.", "Dat is balen.", "reflectie"),
    (
        "En Frans stel ik ook uit.",
        "Je slaapt kort en je stelt Frans uit. Klopt dat?",
        "samenvatting",
    ),
    ("", "Heb ik het goed dat je liever wisselt?", "samenvatting"),
    ("Ik heb het zelf gezegd.", "Knap dat je het zelf zei.", "bevestiging"),
    ("", "Je moet gewoon eerder beginnen.", "advies_info"),
    ("Hoe moet ik plannen?", "Begin met tien minuten.", "advies_info"),
    ("", "Ik vind dat je er te weinig aan doet.", "mening_confrontatie"),
    ("Ik ben zo bang.", "Ach joh, dat valt toch wel mee.", "mening_confrontatie"),
    ("", "Je vindt wiskunde natuurlijk stom.", "invullen"),
    ("Hij is stil.", "Dat komt door de scheiding.", "invullen"),
    ("En toen liep ik weg.", "Hm-hm.", "aanmoediging"),
    ("En toen liep ik weg.", "Oké, en toen.", "aanmoediging"),
    ("", "Goedemorgen, ga zitten.", "anders"),
    ("Ik stond te trillen.", "Dat had ik vroeger ook.", "anders"),
]


@pytest.mark.parametrize(
    ("previous", "text", "label"), CASES, ids=[f"{label}-{text}" for _, text, label in CASES]
)
def test_a_plain_example_of_each_label_is_recognised(previous, text, label):
    assert shipped().judge(text, previous).label == label


def test_every_label_that_people_choose_has_an_example_here():
    assert {label for _, _, label in CASES} == set(MoveLabel) - {MoveLabel.UNKNOWN}


def test_the_reason_names_the_words_that_decided():
    found = shipped().judge("Zou je niet beter eerder beginnen?")

    assert found.words == "Zou je niet beter"
    assert f"‘{found.words}’" in found.reason


def test_a_closed_question_is_explained_by_its_form():
    assert "Je vraag begint met ‘Heb’: de vorm is gesloten." in (
        shipped().judge("Heb je al gegeten?").reason
    )


def test_a_question_that_takes_up_a_word_says_which():
    found = shipped().judge("Hoe ziet structuur eruit?", "Ik wil meer structuur.")

    assert found.label is MoveLabel.PROBE
    assert "structuur" in found.words


def test_in_doubt_two_labels_are_named():
    doubtful = shipped().judge("kast blauw zeven gordijn")

    assert doubtful.confidence is Confidence.LOW
    assert doubtful.label is not doubtful.second
    assert doubtful.reason.startswith("Dit weet ik niet zeker: ")


def test_a_turn_has_one_label_and_each_of_its_sentences_too():
    [found] = analyse([Utterance("Knap dat je het vroeg. Hoe ging dat?")])

    assert found.sentences[0][1].label is MoveLabel.AFFIRMATION
    assert found.turn.label in {MoveLabel.OPEN, MoveLabel.PROBE}


def test_the_turn_before_is_the_last_one_of_somebody_else():
    turns = [
        Utterance("Ik wil meer structuur.", "leerling"),
        Utterance("Hm.", "mentor"),
        Utterance("Hoe ziet structuur eruit?", "mentor"),
    ]

    assert analyse(turns)[2].turn.label is MoveLabel.PROBE
    assert analyse(turns[1:])[1].turn.label is not MoveLabel.PROBE


def test_a_turn_without_words_is_told_so():
    found = shipped().judge(" … ")

    assert (found.label, found.confidence) == (MoveLabel.OTHER, Confidence.LOW)
    assert found.reason == "In deze regel staat geen tekst."


@given(any_text, any_text)
def test_any_text_gets_the_same_label_and_a_reason_every_time(text, previous):
    recogniser = shipped()

    first = recogniser.judge(text, previous)

    assert first == recogniser.judge_sentences(text, previous).turn._replace(told_by=first.told_by)
    assert first.reason == recogniser.judge_sentences(text, previous).turn.reason
    assert first.reason.endswith(".")
    assert "{" not in first.reason.replace(first.words, "")
    assert 0 <= first.share <= 1


@pytest.mark.parametrize(
    "part", ["je moet ", "hoe ", "a", "?", "dus je ", "’t ", "kun je … ", "waar waar. ", "ik,"]
)
def test_a_line_of_a_hundred_kilobytes_is_read_while_somebody_waits(part):
    text = (part * 100_000)[:100_000]

    started = time.process_time()
    shipped().judge_sentences(text, text)

    assert time.process_time() - started < 6


def test_what_ships_and_what_is_read_from_the_yaml_recognise_the_same(written):
    book, learned = written

    own = Recogniser(book, learned).judge("Hoe was je week?")
    ours = shipped().judge("Hoe was je week?")
    assert (own.label, own.share, own.reason) == (ours.label, ours.share, ours.reason)

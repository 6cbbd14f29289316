import json
import re
import string

import pytest
from builders import item
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, json_values

from mentoring_lib.domain.exercise import ItemKind
from mentoring_lib.practice.answers import LONGEST_TEXT, NotAnAnswer, accept, is_filled, word_count
from mentoring_lib.practice.conversation import LONGEST

GOOD = {
    "choice": "a",
    "choices": ["a", "c"],
    "order": ["e", "d", "c", "b", "a"],
    "sort": {"a": "links", "b": "rechts", "c": "links", "d": "links"},
    "text": "Hoe ging het?",
    "form": {"wie": "Sanne", "wat": "haar tas"},
    "talk": ["s1a", "s2a"],
    "reflection": "Ik vroeg door en het werd stil.",
}
KINDS = st.sampled_from([item(kind) for kind in ItemKind])


@given(KINDS, json_values)
def test_anything_is_an_answer_or_is_not_one(item, value):
    try:
        accepted = accept(item, value)
    except NotAnAnswer as error:
        assert str(error)  # noqa: PT017 - either outcome is right, the message must be there
        return

    assert accept(item, accepted) == accepted
    is_filled(item, accepted)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_answer_that_was_made_in_the_exercise_is_accepted_as_it_is(kind):
    assert accept(item(kind), GOOD[kind]) == GOOD[kind]
    assert is_filled(item(kind), GOOD[kind])


@given(KINDS, json_values)
@example(item("choice"), "\ud800")
@example(item("talk"), ["\ud800"])
@example(item("form"), {"\ud800": "x"})
def test_what_is_accepted_and_what_is_said_of_it_can_be_written_to_a_file(item, value):
    try:
        said = accept(item, value)
    except NotAnAnswer as error:
        said = str(error)

    json.dumps(said, ensure_ascii=False).encode("utf-8")


@given(any_text)
def test_a_text_keeps_its_length_in_words_and_loses_only_what_cannot_be_written(text):
    accepted = accept(item("text"), text)

    assert "\x00" not in accepted
    assert accepted == "".join("?" if "\ud800" <= c <= "\udfff" else c for c in text if c != "\x00")


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("choice", "z", "de keuze ‘z’ bestaat niet"),
        ("choice", ["a"], "bestaat niet"),
        ("choice", True, "bestaat niet"),
        ("choice", "", "bestaat niet"),
        ("choices", "a", "het antwoord is geen lijst"),
        ("choices", ["a", "z"], "de keuze ‘z’ bestaat niet"),
        ("choices", {"a": 1}, "het antwoord is geen lijst"),
        ("choices", [["a"]], "bestaat niet"),
        ("order", ["a", "b", "c", "d"], "niet elke kaart staat er precies één keer in"),
        ("order", ["a", "b", "c", "d", "d"], "niet elke kaart staat er precies één keer in"),
        ("order", ["a", "b", "c", "d", "e", "a"], "niet elke kaart staat er precies één keer in"),
        ("order", [], "niet elke kaart staat er precies één keer in"),
        ("sort", {"a": "midden"}, "de keuze ‘midden’ bestaat niet"),
        ("sort", {"z": "links"}, "de keuze ‘z’ bestaat niet"),
        ("sort", {"a": ["links"]}, "bestaat niet"),
        ("sort", [["a", "links"]], "het antwoord heeft niet de vorm van dit onderdeel"),
        ("text", ["tekst"], "het antwoord is geen tekst"),
        ("text", 5, "het antwoord is geen tekst"),
        ("text", "x" * (LONGEST_TEXT + 1), "de tekst is 20.001 tekens lang, meer dan 20.000"),
        ("form", {"waar": "thuis"}, "de keuze ‘waar’ bestaat niet"),
        ("form", {"wie": None}, "het antwoord is geen tekst"),
        ("form", "Sanne", "het antwoord heeft niet de vorm van dit onderdeel"),
        ("talk", "s1a", "het antwoord is geen lijst"),
        ("talk", ["s1a", 2], "het gesprek is geen lijst van gekozen antwoorden"),
        ("talk", ["s1a"] * (LONGEST + 1), "het gesprek heeft 201 beurten"),
        ("reflection", {"tekst": "x"}, "het antwoord is geen tekst"),
        ("reflection", "x" * 1_000_000, "de tekst is 1.000.000 tekens lang, meer dan 20.000"),
    ],
)
def test_what_is_no_answer_is_told_in_dutch(kind, value, message):
    with pytest.raises(NotAnAnswer, match=re.escape(message)):
        accept(item(kind), value)


def test_a_long_wrong_choice_is_shown_in_short():
    with pytest.raises(NotAnAnswer) as caught:
        accept(item("choice"), "z" * 1_000_000)

    assert len(str(caught.value)) < 100


@given(st.lists(st.sampled_from("abcd")))
def test_the_choices_of_a_learner_are_a_set_in_a_fixed_order(chosen):
    assert accept(item("choices"), chosen) == sorted(set(chosen))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", None),
        ("choices", []),
        ("order", []),
        ("sort", {}),
        ("sort", {"a": "links"}),
        ("text", " \n"),
        ("form", {}),
        ("form", {"wie": "Sanne"}),
        ("form", {"wie": "Sanne", "wat": "  "}),
        ("talk", []),
        ("reflection", ""),
    ],
)
def test_an_answer_that_is_not_finished_is_not_filled(kind, value):
    assert not is_filled(item(kind), value)


@given(st.lists(st.text(string.ascii_letters, min_size=1), max_size=20))
def test_words_are_counted_whatever_stands_between_them(words):
    assert word_count(" \n ".join(words)) == len(words)
    assert word_count("\t".join(words) + " ") == len(words)

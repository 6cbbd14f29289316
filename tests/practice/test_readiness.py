from builders import exercise, item_fields, privacy_words
from hypothesis import given
from hypothesis import strategies as st
from strategies import json_values

from mentoring_lib.domain.exercise import ItemKind
from mentoring_lib.practice.readiness import readiness

FULL = {
    "de-choice": "a",
    "de-choices": ["a"],
    "de-order": ["a", "b", "c", "d", "e"],
    "de-sort": dict.fromkeys("abcd", "links"),
    "de-text": "Hoe ging het gisteren?",
    "de-form": {"wie": "de leerling", "wat": "de tas inpakken"},
    "de-talk": ["s1a"],
    "de-reflection": "Ik vroeg door en het werd stil in het lokaal.",
}


def _of(values, unfinished=()):
    return readiness(exercise(), values, frozenset(unfinished), privacy_words())


def test_an_exercise_with_every_item_filled_and_nobody_named_is_ready():
    found = _of(FULL)

    assert found.ready
    assert (found.filled, found.total) == (8, 8)
    assert found.missing == {}
    assert found.personal == {}


def test_an_untouched_exercise_misses_every_item():
    found = _of({})

    assert not found.ready
    assert found.filled == 0
    assert set(found.missing) == set(FULL)
    assert set(found.missing.values()) == {"Dit is nog niet (helemaal) ingevuld."}


def test_a_talk_that_is_not_over_is_told():
    found = _of(FULL, ["de-talk"])

    assert found.missing == {"de-talk": "Dit gesprek is nog niet afgerond."}
    assert found.filled == 7


def test_a_talk_that_was_not_begun_is_simply_not_filled():
    found = _of({**FULL, "de-talk": []}, ["de-talk"])

    assert found.missing == {"de-talk": "Dit is nog niet (helemaal) ingevuld."}


def test_a_text_that_is_too_short_is_told_with_both_numbers():
    found = _of({**FULL, "de-reflection": "Ik vroeg door."})

    assert found.missing == {
        "de-reflection": "Je tekst heeft 3 woorden; de opdracht vraagt er minstens 5."
    }


def test_a_form_with_one_empty_box_is_not_filled():
    found = _of({**FULL, "de-form": {"wie": "de leerling", "wat": " "}})

    assert set(found.missing) == {"de-form"}


def test_a_name_in_any_text_of_the_learner_is_told_by_item():
    found = _of({
        **FULL,
        "de-text": "Hoe ging het bij Sanne?",
        "de-form": {"wie": "de leerling", "wat": "mailt naar x@school.nl"},
    })  # fmt: skip

    assert {item: [hit.text for hit in hits] for item, hits in found.personal.items()} == {
        "de-text": ["Sanne"],
        "de-form": ["x@school.nl"],
    }
    assert found.missing == {}
    assert not found.ready


def test_a_name_in_the_exercise_s_own_words_is_no_concern_of_the_learner():
    options = [{"id": name, "text": "Vraag het Sanne."} for name in "abc"]
    made = exercise(item_fields("choice", options=options))

    assert readiness(made, {"de-choice": "a"}, frozenset(), privacy_words()).ready


@given(st.dictionaries(st.sampled_from(sorted(FULL)), json_values))
def test_whatever_a_sheet_holds_readiness_can_be_told(values):
    found = _of(values)

    assert found.filled == found.total - len(found.missing)
    assert found.total == len(ItemKind)

import pytest
from builders import exercise, item_fields, labelled
from pydantic import ValidationError

from mentoring_lib.domain.exercise import Exercise, ItemKind, parts


def test_an_exercise_is_worth_what_its_items_are_worth():
    made = exercise(item_fields("choice", points=2.5), item_fields("text", points=3))

    assert made.points == 5.5


def test_an_item_is_found_by_its_name():
    made = exercise(item_fields("choice"), item_fields("text"))

    assert made.item("de-text").kind is ItemKind.TEXT
    with pytest.raises(KeyError):
        made.item("bestaat-niet")


@pytest.mark.parametrize("kind", ItemKind)
def test_an_exercise_that_is_dumped_and_read_again_is_the_same(kind):
    made = exercise(item_fields(kind))

    assert Exercise.model_validate(made.model_dump(mode="json")) == made


@pytest.mark.parametrize(
    ("kind", "inside"),
    [
        ("choice", ["a", "b", "c"]),
        ("choices", ["a", "b", "c", "d"]),
        ("order", ["a", "b", "c", "d", "e"]),
        ("sort", ["a", "b", "c", "d"]),
        ("form", ["wie", "wat"]),
        ("text", []),
        ("talk", []),
        ("reflection", []),
    ],
)
def test_the_parts_of_an_item_are_what_a_learner_can_choose_move_or_fill(kind, inside):
    assert [part.id for part in parts(exercise(item_fields(kind)).items[0])] == inside


@pytest.mark.parametrize(
    "items",
    [
        [item_fields("choice"), item_fields("choice")],
        [item_fields("choice", options=labelled("a", "b", "a"))],
        [item_fields("sort", cards=labelled("a", "a"))],
        [item_fields("sort", groups=labelled("links", "links"))],
        [item_fields("form", fields=[{"id": "wie", "label": "Wie?"}] * 2)],
    ],
    ids=["items", "options", "cards", "groups", "fields"],
)
def test_a_name_that_stands_twice_is_refused(items):
    with pytest.raises(ValidationError, match="staat"):
        exercise(*items)


@pytest.mark.parametrize(
    "fields",
    [
        item_fields("choice", points=0),
        item_fields("choice", points=1.25),
        item_fields("choice", points=101),
        item_fields("choice", options=labelled("a")),
        item_fields("choices", options=labelled("a", "b")),
        item_fields("order", cards=labelled("a", "b")),
        item_fields("sort", groups=labelled("links")),
        item_fields("reflection", min_words=0),
        item_fields("text", right="nee"),
        item_fields("choice", right="a"),
        {**item_fields("choice"), "kind": "quiz"},
        {"id": "zonder-soort"},
    ],
)
def test_an_item_outside_its_bounds_is_refused(fields):
    with pytest.raises(ValidationError):
        exercise(fields)


def test_an_exercise_without_items_is_refused():
    with pytest.raises(ValidationError):
        exercise(items=[])

import json
import re
from datetime import timedelta

import pytest
from builders import (
    NOON,
    character,
    check_fields,
    ending,
    exercise_slugs,
    item,
    item_fields,
    key,
    maker,
    reply,
    scenario,
    scene,
)
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text, json_values

from mentoring_lib.domain.answer_key import Check
from mentoring_lib.domain.exercise import ItemKind
from mentoring_lib.grading.checks import FATAL, NOT_ANSWERED, UNFINISHED, grade_item
from mentoring_lib.grading.notebook import result_data
from mentoring_lib.grading.result import halves
from mentoring_lib.grading.text_rules import holds
from mentoring_lib.records.answer_sheet import AnswerSheet

TALKS = {"gesprek": scenario()}
SLUGS = exercise_slugs()
MISTAKES = [(slug, number) for slug in SLUGS for number in range(len(maker(slug).mistakes))]


def _grade(kind, value, *, talks=TALKS, worth=4, **key_changes):
    answer = {"kind": kind, "value": value, "saved_at": NOON.isoformat()}
    return grade_item(item(kind, points=worth), key(kind, **key_changes), answer, talks)


@pytest.mark.parametrize(
    ("kind", "value", "strong"),
    [
        ("choice", "a", "Sterk: keuze."),
        ("choices", ["b", "a"], "Sterk: beide."),
        ("order", ["a", "b", "c", "d", "e"], "Sterk: op rij."),
        (
            "sort",
            {"a": "links", "b": "links", "c": "rechts", "d": "rechts"},
            "Sterk: elk op zijn plek.",
        ),
        (
            "sort",
            {"a": "links", "b": "links", "c": "rechts", "d": "links"},
            "Sterk: elk op zijn plek.",
        ),
        ("text", "Hoe ging het?", "Sterk: one_question."),
        ("form", {"wie": "Sanne", "wat": "haar tas inpakken"}, "Sterk: mentions."),
    ],
)
def test_a_right_answer_earns_everything_and_is_told_why(kind, value, strong):
    result = _grade(kind, value)

    assert result.points == result.max_points == 4
    assert strong in result.strong
    assert result.next_steps == ()
    assert result.remarks == ()


@pytest.mark.parametrize(
    ("kind", "value", "points", "pointers"),
    [
        ("choice", "b", 1.5, ["Kijk nog eens naar b."]),
        ("choice", "c", 0, ["Kijk nog eens naar c."]),
        ("choices", ["a"], 2, ["Je miste b."]),
        ("choices", ["a", "b", "c"], 2, ["c hoort er niet bij."]),
        ("choices", ["a", "c"], 0, ["c hoort er niet bij.", "Je miste b."]),
        (
            "choices",
            ["c", "d"],
            0,
            ["c hoort er niet bij.", "d hoort er niet bij.", "Je miste a.", "Je miste b."],
        ),
        ("choices", ["a", "b", "c", "d"], 0, ["c hoort er niet bij.", "d hoort er niet bij."]),
        ("order", ["b", "a", "c", "d", "e"], 3, ["Begin bij a."]),
        ("order", ["e", "a", "b", "c", "d"], 3, ["Begin bij a."]),
        ("order", ["c", "d", "e", "a", "b"], 2, ["Begin bij a."]),
        ("order", ["e", "d", "c", "b", "a"], 0, ["Begin bij a."]),
        ("sort", {"a": "links"}, 1, ["Kijk links.", "Kijk rechts."]),
        ("sort", {"a": "rechts", "b": "links", "c": "rechts", "d": "rechts"}, 3, ["Kijk links."]),
        (
            "sort",
            {"a": "rechts", "b": "rechts", "c": "links", "d": "links"},
            1,
            ["Kijk links.", "Kijk rechts."],
        ),
        ("text", "Hoe ging het", 2, ["Volgende: one_question."]),
        ("text", "Ging het?", 2, ["Volgende: starts_with."]),
        ("text", "Ging het", 0, ["Volgende: one_question.", "Volgende: starts_with."]),
        ("form", {"wie": "Sanne", "wat": "tas"}, 2, ["Volgende: min_words."]),
        ("form", {"wie": "Sanne"}, 2, ["Volgende: min_words."]),
        ("form", {"wat": "haar tas inpakken"}, 2, ["Volgende: mentions."]),
    ],
)
def test_a_partly_right_answer_earns_a_part_and_gets_the_next_steps(kind, value, points, pointers):
    result = _grade(kind, value)

    assert result.points == points
    assert list(result.next_steps) == pointers
    assert result.remarks == ()


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("value", [None, [], {}, "", "  \n"])
def test_an_item_without_an_answer_earns_nothing(kind, value):
    result = _grade(kind, value)

    assert result.points == (None if kind == "reflection" else 0)
    assert result.strong == ()
    assert result.next_steps == (NOT_ANSWERED,)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_item_that_is_not_on_the_sheet_earns_nothing(kind):
    result = grade_item(item(kind), key(kind), None, TALKS)

    assert result.points in {0, None}
    assert result.next_steps == (NOT_ANSWERED,)
    assert result.remarks == ()


def test_a_form_with_only_blanks_is_not_answered():
    assert _grade("form", {"wie": " ", "wat": "\n"}).next_steps == (NOT_ANSWERED,)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", "z"),
        ("choice", {"points": 4}),
        ("choice", 4),
        ("choices", ["a", "b", "verzonnen"]),
        ("choices", "ab"),
        ("order", ["a", "b", "c", "d"]),
        ("order", ["a"] * 5),
        ("sort", {"a": "midden"}),
        ("sort", {"points": "links"}),
        ("text", ["Hoe?"]),
        ("text", "Hoe? " * 5000),
        ("form", {"wie": {"a": 1}}),
        ("form", {"punten": "4"}),
        ("talk", "s1a"),
        ("talk", [1, 2]),
        ("talk", ["s1a"] * 1000),
        ("reflection", {"points": 12}),
    ],
)
def test_a_forged_answer_earns_nothing_and_the_trainer_is_told(kind, value):
    result = _grade(kind, value)

    assert result.points == (None if kind == "reflection" else 0)
    assert result.remarks[0].startswith("Dit antwoord past niet bij de opdracht: ")
    assert result.remarks[0].endswith(". Het telt niet mee.")
    assert result.strong == ()


@pytest.mark.parametrize("stored_kind", ["text", "quiz", "", 5, ["choice"], {"a": 1}])
def test_an_answer_of_another_kind_earns_nothing_and_the_trainer_is_told(stored_kind):
    answer = {"kind": stored_kind, "value": "a"}
    result = grade_item(item("choice"), key("choice"), answer, TALKS)

    assert result.points == 0
    assert result.remarks[0].startswith("Dit antwoord past niet bij de opdracht: de soort is")


def test_a_reflection_is_left_to_a_person():
    result = _grade("reflection", "Ik vroeg door en het werd stil.")

    assert result.points is None
    assert (result.strong, result.next_steps, result.remarks) == ((), (), ())


@pytest.mark.parametrize(
    ("chosen", "points", "ending"),
    [
        (["s1a", "s2a"], 4, "einde-sterk"),
        (["s1a", "s2b", "s1a", "s2a"], 3.5, "einde-sterk"),
        (["s1b", "s2a"], 2, "einde-dicht"),
        (["s1c"], 0, "einde-dicht"),
    ],
)
def test_a_talk_earns_by_its_turns(chosen, points, ending):
    result = _grade("talk", chosen)

    assert result.points == points
    assert result.run.ending.id == ending


def test_a_talk_that_stopped_halfway_earns_what_was_said_and_is_told_to_go_on():
    result = _grade("talk", ["s1a"])

    assert result.points == 2
    assert UNFINISHED in result.next_steps
    assert result.strong == ()


def test_a_talk_with_the_best_of_every_turn_has_no_next_step():
    result = _grade("talk", ["s1a", "s2a"])

    assert result.strong == ("Sterk: gesprek.",)
    assert result.next_steps == ()


def test_a_promise_of_secrecy_costs_points_and_is_spoken_about():
    talks = {
        "gesprek": scenario(
            scenes=[scene("s1", reply("s1a", quality=3, fatal=True), reply("s1b", quality=3))],
            characters={"sanne": character(trust=90, ownership=90)},
        )
    }
    result = _grade("talk", ["s1a"], talks=talks)

    assert result.points == 2.5
    assert FATAL in result.next_steps
    assert result.strong == ()


def test_a_forged_talk_earns_its_possible_turns_and_the_trainer_is_told():
    result = _grade("talk", ["s1a", "verzonnen", "s2a"])

    assert result.points == 2
    assert result.remarks[0].startswith("Het gesprek kan zo niet gespeeld zijn (beurt 2: ")
    assert "telt mee: 1 van de gekozen antwoorden." in result.remarks[0]


def test_a_long_way_round_with_the_best_replies_earns_no_less_than_everything():
    talks = {
        "gesprek": scenario(
            scenes=[
                scene("s1", reply("s1a", "s2", quality=3), reply("s1b", quality=3)),
                scene("s2", reply("s2a", quality=3), reply("s2b", quality=0)),
            ],
            endings=[ending("e1", "strong", "altijd"), ending("e2", "weak", "altijd")],
        )
    }

    assert _grade("talk", ["s1b"], talks=talks).points == 4
    assert _grade("talk", ["s1a", "s2a"], talks=talks).points == 4


@given(
    st.sampled_from(list(ItemKind)),
    st.sampled_from([0.5, 1, 2.5, 3, 4, 7, 100]),
    json_values,
)
def test_points_lie_between_nothing_and_all_in_halves_whatever_the_sheet_holds(kind, most, value):
    parts = {"choice": {"points": {"a": most, "b": 0, "c": 0}}}.get(kind, {})
    if kind in {"text", "form"}:
        field = "wie" if kind == "form" else None
        parts = {"checks": [check_fields("mentions", points=most, words=["a"], field=field)]}
    result = _grade(kind, value, worth=most, **parts)

    assert result.max_points == most
    if kind == "reflection":
        assert result.points is None
    else:
        assert 0 <= result.points <= most
        assert (result.points * 2).is_integer()


@given(
    st.sampled_from(list(ItemKind)),
    st.none() | st.dictionaries(st.sampled_from(["kind", "value", "saved_at"]), json_values),
)
@example("choice", {"kind": "choice", "value": "\ud800"})
@example("talk", {"kind": "talk", "value": ["\ud800"]})
@example("choice", {"kind": "\ud800", "value": "a"})
@example("form", {"kind": "form", "value": {"\x00": "\ud800"}})
def test_what_grading_says_of_any_answer_can_be_kept_in_a_notebook(kind, answer):
    result = grade_item(item(kind), key(kind), answer, TALKS)

    json.dumps(result_data(result), ensure_ascii=False).encode("utf-8")


def test_an_answer_nested_as_deep_as_json_can_be_earns_nothing():
    deep = 100
    while True:
        try:
            nested = json.loads("[" * deep + "]" * deep)
        except RecursionError:
            break
        answer = {"kind": "choice", "value": nested}
        assert grade_item(item("choice"), key("choice"), answer, TALKS).points == 0
        answer = {"kind": nested, "value": "a"}
        assert grade_item(item("choice"), key("choice"), answer, TALKS).points == 0
        deep += 1 if deep > 700 else 100
        if deep > 1500:
            break


@given(st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["links", "rechts"]), min_size=1))
def test_putting_one_more_card_right_never_costs_points(placed):
    right = {"a": "links", "b": "links", "c": "rechts", "d": "rechts"}
    before = _grade("sort", placed).points

    for card, group in right.items():
        assert _grade("sort", {**placed, card: group}).points >= before


@given(st.permutations("abcde"))
def test_only_the_right_order_earns_everything(order):
    assert (_grade("order", order).points == 4) == (order == list("abcde"))


@given(st.floats(0, 100))
def test_points_are_rounded_to_the_nearest_half(points):
    assert abs(halves(points) - points) <= 0.25
    assert (halves(points) * 2).is_integer()


@given(any_text)
def test_nothing_in_a_result_can_act_in_a_page(text):
    result = _grade("choice", "b", next={"b": f"Kijk naar {text}", "c": "c"})
    page = result_data(result, f"Let op: {text}")["text/html"]

    row = ["<dt>", "</dt>", "<dd>", "</dd>"]
    assert re.findall(r"<[^>]*>", page) == ['<dl lang="nl">', *row, *row, "</dl>"]


def _holds(rule, text, **changes):
    return holds(Check.model_validate(check_fields(rule, **changes)), text)


@pytest.mark.parametrize(
    ("rule", "changes", "text", "passes"),
    [
        ("filled", {}, "x", True),
        ("filled", {}, " \n\t", False),
        ("min_words", {"number": 3}, "een twee drie", True),
        ("min_words", {"number": 3}, "een  twee", False),
        ("max_words", {"number": 3}, "een twee drie", True),
        ("max_words", {"number": 3}, "een twee drie vier", False),
        ("max_words", {"number": 3}, "", False),
        ("mentions", {"words": ["tas"]}, "Ik pak mijn Tas.", True),
        ("mentions", {"words": ["tas"]}, "Ik pak mijn tassen.", False),
        ("mentions", {"words": ["tas*"]}, "Ik pak mijn tassen.", True),
        ("mentions", {"words": ["tas*"]}, "Een schooltas.", False),
        ("mentions", {"words": ["over twee weken"]}, "Kijk over\n twee  weken.", True),
        ("mentions", {"words": ["ik"]}, "‘Ik’ wil", True),
        ("mentions", {"words": ["c++", "tas"]}, "tas", True),
        ("mentions", {"words": ["c++"]}, "in c++ geschreven", True),
        ("mentions", {"words": [".*"]}, "wat dan ook", False),
        ("mentions", {"words": ["foto's"]}, "twee foto’s", True),
        ("mentions", {"words": ["foto’s"]}, "twee foto's", True),
        ("mentions", {"words": ["foto’s"]}, "twee foto’s", True),
        ("avoids", {"words": ["beter*"]}, "Ik pak mijn tas.", True),
        ("avoids", {"words": ["beter*"]}, "Betere cijfers", False),
        ("avoids", {"words": ["hè"]}, "Te laat, hè?", False),
        ("avoids", {"words": ["hè"]}, "Te laat, he\u0300?", False),
        ("avoids", {"words": ["he"]}, "Te laat, hè?", True),
        ("avoids", {"words": ["best"]}, "het beste", True),
        ("avoids", {"words": ["best"]}, "", False),
        ("starts_with", {"words": ["hoe", "wat"]}, "Hoe ging het?", True),
        ("starts_with", {"words": ["hoe", "wat"]}, "“Wat wil je?”", True),
        ("starts_with", {"words": ["hoe", "wat"]}, "- hoe dan?", True),
        ("starts_with", {"words": ["hoe", "wat"]}, "Hoezo?", False),
        ("starts_with", {"words": ["hoe", "wat"]}, "En hoe ging het?", False),
        ("starts_with", {"words": ["hoe", "wat"]}, "?!", False),
        ("one_question", {}, "Hoe ging het?", True),
        ("one_question", {}, "Hoe ging het", False),
        ("one_question", {}, "Hoe? Wat?", False),
        ("no_question", {}, "Je wilt rust.", True),
        ("no_question", {}, "Wil je rust?", False),
        ("no_question", {}, "", False),
        ("names_moment", {}, "maandag", True),
        ("names_moment", {}, "Vanaf Dinsdagmiddag", True),
        ("names_moment", {}, "op dinsdagen", True),
        ("names_moment", {}, "maandagmorgen voor school", True),
        ("names_moment", {}, "over vier weken", True),
        ("names_moment", {}, "over een paar weken", True),
        ("names_moment", {}, "binnen 3 dagen", True),
        ("names_moment", {}, "elke dag", True),
        ("names_moment", {}, "Elke avond na het eten", True),
        ("names_moment", {}, "iedere ochtend", True),
        ("names_moment", {}, "’s avonds na het eten", True),
        ("names_moment", {}, "'s Morgens voor school", True),
        ("names_moment", {}, "om 16.30 uur", True),
        ("names_moment", {}, "om 9:15", True),
        ("names_moment", {}, "om 8 uur", True),
        ("names_moment", {}, "om half vijf", True),
        ("names_moment", {}, "12 januari", True),
        ("names_moment", {}, "op 12-1-2026", True),
        ("names_moment", {}, "volgende les", True),
        ("names_moment", {}, "na de herfstvakantie", True),
        ("names_moment", {}, "voor de toetsweek", True),
        ("names_moment", {}, "het vierde lesuur", True),
        ("names_moment", {}, "zo snel mogelijk", False),
        ("names_moment", {}, "snel", False),
        ("names_moment", {}, "als het lukt", False),
        ("names_moment", {}, "overdag is zonde", False),
        ("names_moment", {}, "een half jaar lang een 6,5", False),
        ("names_moment", {}, "", False),
    ],
)
def test_a_rule_sees_what_a_reader_would_see(rule, changes, text, passes):
    assert _holds(rule, text, **changes) is passes


@given(
    any_text, st.sampled_from(["mentions", "avoids", "starts_with", "names_moment", "one_question"])
)
def test_a_rule_can_be_asked_of_any_text(text, rule):
    assert _holds(rule, text, words=["tas*", "hè"]) in {True, False}


@given(any_text)
def test_a_text_that_is_not_blank_mentions_a_word_or_avoids_it(text):
    if text.strip():
        assert _holds("mentions", text, words=["a", "b*"]) != _holds(
            "avoids", text, words=["a", "b*"]
        )


@pytest.mark.parametrize("slug", SLUGS)
def test_the_worked_answer_earns_every_point_that_a_machine_can_give(slug):
    kept = maker(slug)
    results = kept.grade(kept.worked)

    assert list(results) == [each.id for each in kept.exercise.items]
    for name, result in results.items():
        if kept.exercise.item(name).kind is ItemKind.REFLECTION:
            assert result.points is None
        else:
            assert (name, result.points) == (name, result.max_points)
            assert result.next_steps == ()
            assert result.remarks == ()
            assert result.strong


@pytest.mark.parametrize("slug", SLUGS)
def test_an_untouched_exercise_earns_nothing(slug):
    kept = maker(slug)

    for result in kept.grade(AnswerSheet(slug)).values():
        assert not result.points
        assert result.next_steps == (NOT_ANSWERED,)


@pytest.mark.parametrize(("slug", "number"), MISTAKES)
def test_a_mistake_earns_what_its_maker_says_and_gets_its_pointer(slug, number):
    kept = maker(slug)
    mistake = kept.mistakes[number]
    kind = kept.exercise.item(mistake.item).kind
    made = AnswerSheet(slug).with_answer(mistake.item, kind, mistake.value, now=NOON)
    result = kept.grade_one(mistake.item, made.answers[mistake.item])

    assert result.points == mistake.points
    assert mistake.points < result.max_points
    assert mistake.pointer in " ".join(result.next_steps)
    assert result.remarks == ()


@pytest.mark.parametrize("slug", SLUGS)
def test_the_moment_of_saving_does_not_count(slug):
    kept = maker(slug)
    later = AnswerSheet(slug)
    for name, answer in kept.worked.answers.items():
        moment = NOON + timedelta(days=400)
        later = later.with_answer(name, answer["kind"], answer["value"], now=moment)

    assert kept.grade(later) == kept.grade(kept.worked)


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_of_the_key_stands_in_what_learners_get(slug):
    kept = maker(slug)
    public = kept.exercise.model_dump_json()

    for each in kept.key.items.values():
        for said in _told(each.model_dump()):
            assert json.dumps(said, ensure_ascii=False)[1:-1] not in public


def test_an_item_of_the_builders_fits_its_key():
    for kind in ItemKind:
        assert item(kind).kind is key(kind).kind
        assert item_fields(kind)["points"] == 4


def _told(kept):
    """Yield every sentence of a key, which is longer than any name."""
    if isinstance(kept, str):
        if len(kept) > 25:
            yield kept
    elif isinstance(kept, dict):
        for each in kept.values():
            yield from _told(each)
    elif isinstance(kept, list | tuple):
        for each in kept:
            yield from _told(each)

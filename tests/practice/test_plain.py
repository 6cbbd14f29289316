import re

import pytest
from builders import item, scenario
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, json_values

from mentoring_lib.domain.exercise import ItemKind
from mentoring_lib.practice.answers import NotAnAnswer, accept
from mentoring_lib.practice.plain import NOTHING, plain_answer, plain_html

NASTY = '<img src=x onerror="alert(1)">&amp;<script>'
KINDS = st.sampled_from([item(kind) for kind in ItemKind])


@pytest.mark.parametrize(
    ("kind", "value", "lines"),
    [
        ("choice", "b", ["Tekst van b"]),
        ("choices", ["a", "c"], ["Tekst van a", "Tekst van c"]),
        (
            "order",
            ["b", "a", "c", "e", "d"],
            [f"{place}. Tekst van {x}" for place, x in enumerate("baced", start=1)],
        ),
        ("sort", {"a": "rechts"}, ["Tekst van a → Tekst van rechts"]),
        ("text", "Hoe?\nWat?", ["Hoe?", "Wat?"]),
        ("form", {"wie": "Sanne"}, ["Wie: Sanne", f"Wat: {NOTHING}"]),
        ("reflection", "Ik vroeg door.", ["Ik vroeg door."]),
        ("talk", ["s1a", "s2a"], ["s1a, s2a"]),
    ],
)
def test_an_answer_is_told_in_the_words_of_the_item(kind, value, lines):
    assert plain_answer(item(kind), value) == lines


@pytest.mark.parametrize("kind", ItemKind)
@pytest.mark.parametrize("value", [None, "", [], {}])
def test_an_item_without_an_answer_says_so(kind, value):
    assert plain_answer(item(kind), value) == [NOTHING]


def test_a_talk_is_told_as_it_was_spoken():
    assert plain_answer(item("talk"), ["s1a", "s2a"], scenario().script()) == [
        "Sanne: Ik ben bij s1.",
        "Mentor: Ik zeg s1a.",
        "Sanne: Ik ben bij s2.",
        "Mentor: Ik zeg s2a.",
    ]


def test_a_forged_talk_is_told_as_far_as_it_goes_with_where_it_stopped():
    lines = plain_answer(item("talk"), ["s1a", "verzonnen"], scenario().script())

    assert lines[:2] == ["Sanne: Ik ben bij s1.", "Mentor: Ik zeg s1a."]
    assert lines[2].startswith("[beurt 2: Het antwoord ‘verzonnen’")


@given(KINDS, json_values)
def test_every_accepted_answer_can_be_told_in_plain_lines(item, value):
    try:
        accepted = accept(item, value)
    except NotAnAnswer:
        return

    lines = plain_answer(item, accepted, scenario().script())

    assert lines or isinstance(accepted, str)
    assert all(isinstance(line, str) for line in lines)


def test_nothing_in_an_answer_or_title_can_act():
    html = plain_html(item("text", title=NASTY), [NASTY, "gewoon"])

    assert html.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;") == 2
    assert "<p>gewoon</p>" in html
    assert set(re.findall(r"<(\w+)", html)) == {"section", "h3", "p"}


@given(any_text)
def test_only_the_tags_of_the_page_itself_are_in_it(text):
    html = plain_html(item("text"), [text])

    assert re.findall(r"<[^>]*>", html) == [
        '<section lang="nl">', "<h3>", "</h3>", "<p>", "</p>", "</section>",
    ]  # fmt: skip

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structure_builder import phase, structure

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.guide_pages import first_sentence, html, markdown
from mentoring_lib.practice.talk_guide import said, shared_out, talk_guide

TEXTS = Catalog().texts("guide")
ATTACK = "<script>alert(1)</script> & [klik](javascript:x) *vet* `code` | $x$"
COACHING = structure(
    phase("start", weight=1, short=True),
    phase("doel", weight=2),
    phase("feiten", weight=4),
    phase("ideeen", weight=2),
    phase("afspraak", weight=1, short=True),
)


def guide(minutes=20, kind=COACHING):
    return talk_guide(kind, minutes, TEXTS)


def shares(minutes, kind=COACHING):
    return {step.phase.id: step.minutes for step in guide(minutes, kind).steps}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the text in them."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def names(self):
        return {tag for tag, _ in self.elements}


@st.composite
def minutes_and_weights(draw):
    weights = draw(st.lists(st.integers(1, 10), min_size=1, max_size=12))
    return draw(st.integers(len(weights), 480)), weights


@given(minutes_and_weights())
def test_minutes_are_whole_add_up_and_leave_no_phase_without(given_):
    minutes, weights = given_
    found = shared_out(minutes, weights)

    assert sum(found) == minutes
    assert min(found) >= 1


@given(minutes_and_weights())
def test_a_heavier_phase_never_gets_less(given_):
    minutes, weights = given_
    found = sorted(zip(weights, shared_out(minutes, weights), strict=True))

    for (light, few), (heavy, many) in pairwise(found):
        assert light == heavy or few <= many


@given(minutes_and_weights())
def test_a_share_lies_within_a_minute_of_what_the_weight_asks(given_):
    minutes, weights = given_
    exact = [minutes * weight / sum(weights) for weight in weights]

    if min(exact) >= 1:
        for wanted, found in zip(exact, shared_out(minutes, weights), strict=True):
            assert abs(wanted - found) < 1


def test_the_minutes_follow_the_weights_and_each_phase_begins_where_the_last_ended():
    assert shares(20) == {"start": 2, "doel": 4, "feiten": 8, "ideeen": 4, "afspraak": 2}
    assert [step.begins for step in guide(20).steps] == [0, 2, 6, 14, 18]


def test_a_phase_that_would_get_less_than_a_minute_takes_it_from_the_others():
    heavy = [phase(f"deel-{number}", weight=10, short=number < 2) for number in range(4)]

    assert shares(10, structure(*heavy, phase("eind", weight=1)))["eind"] == 1


def test_a_minute_that_two_phases_have_the_same_right_to_goes_to_the_heaviest():
    assert shared_out(6, [1, 3]) == [1, 5]
    assert shared_out(5, [2, 2]) == [3, 2]


@pytest.mark.parametrize("minutes", [2, 5, 7])
def test_a_short_talk_keeps_only_the_phases_it_cannot_do_without(minutes):
    assert list(shares(minutes)) == ["start", "afspraak"]


def test_from_eight_minutes_on_all_phases_are_there():
    assert len(shares(8)) == 5


def test_more_phases_than_minutes_make_a_short_talk_too():
    many = structure(*[phase(f"stap-{number}", short=number < 3) for number in range(10)])

    assert len(shares(9, many)) == 3
    assert shares(10, many) == {f"stap-{number}": 1 for number in range(10)}


@pytest.mark.parametrize("minutes", [-5, 0, 1, 481, 10**9])
def test_minutes_that_no_talk_fits_in_are_refused_with_what_does_fit(minutes):
    with pytest.raises(MentoringError) as raised:
        guide(minutes)

    assert str(minutes) in raised.value.problem
    assert raised.value.remedy == "Kies 2 tot en met 480 minuten."


def test_a_guide_shorter_than_usual_says_so():
    assert "korte vorm" in guide(5).about
    assert guide(10).about == "Meestal duurt dit gesprek 10 tot 30 minuten."
    fixed = structure(minutes={"least": 120, "usual": 120, "most": 120})
    assert talk_guide(fixed, 120, TEXTS).about == "Meestal duurt dit gesprek 120 minuten."


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        ("Wat wil je?", "“Wat wil je?”"),
        ("Mentor: Wat wil je?", "Mentor: “Wat wil je?”"),
        ("Ik zeg: wat wil je?", "“Ik zeg: wat wil je?”"),
        ("Een zin.\nNog een zin.", "“Een zin. Nog een zin.”"),
    ],
)
def test_an_example_stands_between_quotation_marks_and_its_speaker_outside_them(example, shown):
    assert said(example) == shown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Je begint. De ander wacht.", "Je begint."),
        ("Je vraagt “Heb je al eens gebeld?” Dan stopt het.", "Je vraagt “Heb je al eens gebeld?”"),
        ("Reken op 2.5 uur, ca. drie keer", "Reken op 2.5 uur, ca. drie keer"),
    ],
)
def test_a_page_gives_the_first_sentence_of_a_pitfall(text, first):
    assert first_sentence(text) == first


def test_markdown_has_a_heading_per_phase_with_its_minutes():
    lines = markdown(guide()).splitlines()

    assert lines[0] == "# Proefgesprek · 20 minuten"
    assert "## 2\\. Doel (4 minuten, van 2 tot 6)" in lines
    assert "- “Zo zeg je doel.”" in lines


def test_who_leads_a_phase_is_told_when_it_is_not_the_mentor():
    led = structure(phase("begin", short=True), phase("slot", short=True, led_by="de leerling"))

    for page in (markdown(guide(20, led)), html(guide(20, led))):
        assert page.count("Aan zet: de leerling.") == 1


def test_the_page_is_dutch_and_whole_with_headings_that_follow_each_other():
    page = Page(html(guide()))

    assert ("html", {"lang": "nl"}) in page.elements
    assert [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)] == [1, *[2] * 7]
    assert not page.names() & {"script", "link", "img", "iframe"}
    assert not re.search(r"https?:|url\(|@import", html(guide()))


def attacked():
    steps = [
        phase(
            name,
            short=True,
            label=ATTACK,
            purpose=ATTACK,
            led_by=ATTACK,
            examples=[ATTACK, ATTACK],
            pitfalls=[ATTACK],
        )
        for name in ("begin", "slot")
    ]
    said_everywhere = {"title": ATTACK, "purpose": ATTACK, "good": ATTACK}
    lists = {name: [ATTACK] * 3 for name in ("participants", "pitfalls", "questions")}
    return guide(20, structure(*steps, **said_everywhere, **lists))


def test_nothing_in_the_content_can_act_on_the_page():
    page = Page(html(attacked()))

    assert page.names() == Page(html(guide())).names()
    assert ATTACK in page.words


def test_nothing_in_the_content_can_act_in_markdown():
    text = markdown(attacked())

    for sign in "<>[]*`|$&":
        ours = text.replace(f"*{TEXTS['watch']}*", "").replace("**", "")
        assert re.findall(rf"(?<!\\){re.escape(sign)}", ours) == [], sign


@pytest.mark.parametrize("start", ["1. ", "- ", "+ ", "= ", "2) ", "# "])
def test_a_text_that_starts_like_a_list_stays_a_text(start):
    kind = structure(good=f"{start}begin hier")

    assert f"\n{start}begin" not in markdown(guide(20, kind))
    assert f"{start.strip()[:-1]}\\{start.strip()[-1]} begin hier" in markdown(guide(20, kind))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_whatever_the_text_a_page_holds_it_and_no_new_elements(text):
    plain = {tag for tag, _ in Page(html(guide())).elements}
    if text.strip():
        page = Page(html(guide(20, structure(good=text, title=text))))
        assert page.names() <= plain

import random

import pytest
from browser.course import LESSON
from browser.visit import SCENARIO, focus_is_inside, opened, ready, said, say, tab_to
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import replay

pytestmark = pytest.mark.browser

TEXTS = Catalog().texts("talk")
PARTS = [
    "goals",
    "behind",
    "turns",
    "other_side",
    "compare",
    "curve",
    "shares",
    "profile",
    "questions",
]
HEADINGS = {name: TEXTS[name].strip() for name in PARTS}


def strolls(number=4000):
    """Yield ways through the talk, from careless to careful, the same ones every time."""
    scenes = {scene.id: scene for scene in SCENARIO.scenes}
    chance = random.Random(4)
    for _ in range(number):
        at, chosen, care = SCENARIO.start, [], chance.uniform(-2, 2)
        while at in scenes and len(chosen) < 30:
            replies = scenes[at].replies
            weights = [2.0 ** (care * reply.quality) for reply in replies]
            [reply] = chance.choices(replies, weights)
            chosen.append(reply.id)
            at = reply.leads_to
        yield chosen


def shortest_ways():
    """Return for each ending the shortest way to it that a stroll found."""
    found = {}
    for chosen in sorted(strolls(), key=len):
        ending = replay(SCENARIO, chosen).ending
        if ending is not None:
            found.setdefault(ending.id, chosen)
    return found


@pytest.fixture(scope="session")
def ways():
    return shortest_ways()


@pytest.fixture
def talk(page, course):
    opened(page, course.server, LESSON)
    return page.get_by_role("region", name=SCENARIO.title)


def test_the_talk_is_played_by_keyboard_to_each_of_its_endings(page, talk, ways):
    assert ways.keys() == {ending.id for ending in SCENARIO.endings}
    for earlier, chosen in enumerate(ways.values()):
        tab_to(page, talk.locator("[data-reply]").first)
        for number, reply in enumerate(chosen, 1):
            tab_to(page, talk.locator(f"[data-reply={reply}]"), most=6)
            page.keyboard.press("Enter" if number % 2 else "Space")
            expect(talk.locator(".mentoring-you")).to_have_count(number)
            assert focus_is_inside(talk)
        debrief_is_complete(talk, chosen, earlier)
        for name in ("curve", "curve_table"):
            tab_to(page, talk.locator("summary").filter(has_text=TEXTS[name]))
            page.keyboard.press("Enter")
        numbers = talk.get_by_role("table", name=HEADINGS["curve"])
        expect(numbers.locator("tbody tr")).to_have_count(len(chosen) + 1)
        tab_to(page, talk.get_by_role("button", name="Opnieuw beginnen"), key="Shift+Tab")
        page.keyboard.press("Enter")
        expect(talk.locator(".mentoring-you")).to_have_count(0)


def debrief_is_complete(talk, chosen, earlier):
    run = replay(SCENARIO, chosen)
    expect(talk.locator(".mentoring-closing")).to_have_text(run.ending.text.strip())
    headings = [title for name, title in HEADINGS.items() if earlier or name != "compare"]
    expect(talk.get_by_role("heading", level=4)).to_have_text(headings)
    expect(talk.locator("[data-goal]")).to_have_count(len(SCENARIO.goals))
    expect(talk.locator(".mentoring-turns > li")).to_have_count(len(chosen))
    expect(talk.locator(".mentoring-story > li")).to_have_count(len(chosen))
    expect(talk.locator("svg title")).not_to_be_empty()
    expect(talk.locator("svg desc")).not_to_be_empty()
    expect(talk.locator(".mentoring-questions > li")).to_have_count(len(SCENARIO.debrief))


def test_one_step_back_starting_again_and_returning_to_a_turn_do_what_they_say(page, talk, ways):
    chosen = ways["einde-sterk"]
    words = [spoken(turn.reply.says) for turn in replay(SCENARIO, chosen).turns]
    say(talk, *chosen[:2])
    offered = talk.locator("[data-reply]").all_inner_texts()
    say(talk, chosen[2])
    talk.get_by_role("button", name="Eén stap terug").click()
    expect(talk.locator(".mentoring-you p")).to_have_text(words[:2])
    assert talk.locator("[data-reply]").all_inner_texts() == offered

    page.reload()
    ready(page)
    expect(talk.locator(".mentoring-you p")).to_have_text(words[:2])

    talk.get_by_role("button", name="Opnieuw beginnen").click()
    expect(talk.locator(".mentoring-you")).to_have_count(0)
    say(talk, *chosen)
    expect(talk.locator(".mentoring-closing")).to_be_focused()
    third = talk.locator(".mentoring-turns > li").nth(2)
    third.locator("summary").click()
    third.get_by_role("button", name="Ga terug naar dit moment: beurt 3", exact=True).click()
    expect(talk.locator(".mentoring-you p")).to_have_text(words[:2])
    expect(talk.locator(".mentoring-debrief")).to_be_empty()
    expect(talk.locator(".mentoring-closing")).to_be_hidden()
    say(talk, chosen[2])
    assert said(talk) == words[:3]

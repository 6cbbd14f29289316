import re

import pytest
from browser.course import EXERCISE, LESSON
from browser.visit import (
    PANEL,
    SCENARIO,
    WIDTHS,
    at_width,
    faults,
    opened,
    part,
    photograph,
    say,
)
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog

pytestmark = pytest.mark.browser

CRITERIA = [each.name.strip() for each in Catalog().rubric("coachgesprek-verslag").criteria]
TARGETS = (
    f"{PANEL} :is(button, .mentoring-options label, .mentoring-chips label), .mentoring-button"
)
MACHINE_TALK = re.compile(r"\[object |undefined|\bnull\b|NaN|Traceback")
TOO_SMALL = """elements => elements.filter((element) => element.offsetParent)
  .filter((element) => { const box = element.getBoundingClientRect();
    return box.height < 43.5 || box.width < 43.5; })
  .map((element) => element.outerHTML.slice(0, 120))"""
TOO_WIDE = """panels => panels.flatMap((panel) => [panel, ...panel.querySelectorAll("*")])
  .filter((element) => element.offsetParent)
  .filter((element) => !element.closest(".mentoring-hidden, .mentoring-scroll, svg"))
  .filter((element) => element.scrollWidth > element.clientWidth + 1
    && getComputedStyle(element).overflowX !== "visible" && element.clientWidth > 0
    || element.getBoundingClientRect().right > innerWidth + 1
    || getComputedStyle(element).textOverflow === "ellipsis")
  .map((element) => element.outerHTML.slice(0, 120))"""
SCROLLS_SIDEWAYS = """pages => pages.filter((page) => page.offsetParent)
  .filter((page) => page.scrollWidth > page.clientWidth + 1).length"""


def check(page):
    """Look at a page at both widths, for axe-core's rules and for what fits on a phone."""
    found = []
    for width in WIDTHS:
        at_width(page, width)
        found += faults(page)
    wide = page.locator(PANEL).evaluate_all(TOO_WIDE)
    small = page.locator(TARGETS).evaluate_all(TOO_SMALL)
    sideways = page.locator(".jp-WindowedPanel-outer").evaluate_all(SCROLLS_SIDEWAYS)
    at_width(page, WIDTHS[0])
    expect(page.locator(PANEL).filter(has_text=MACHINE_TALK)).to_have_count(0)
    assert (found, wide, small, sideways) == ([], [], [], 0)


def test_home_is_accessible_and_fits_a_phone(page, course):
    opened(page, course.server, "start.ipynb")
    page.get_by_role("radio").first.check()
    expect(page.get_by_role("link", name="Les: ")).to_be_visible()
    check(page)
    photograph(page, "begin")


def test_a_lesson_with_its_talk_and_card_sort_is_accessible_and_fits_a_phone(page, course):
    opened(page, course.server, LESSON)
    sort = page.locator(PANEL).filter(has=page.get_by_role("button", name="Opnieuw sorteren"))
    for card in (0, 1, 2):
        sort.get_by_role("group").nth(card).get_by_role("radio").nth(card).check()
        expect(sort.locator(".mentoring-feedback").nth(card)).not_to_be_empty()
    talk = page.get_by_role("region", name=SCENARIO.title)
    say(talk, "n1b", "n2a")
    check(page)
    photograph(page, "les")
    while (reply := talk.locator("[data-reply]").first).is_visible():
        say(talk, reply.get_attribute("data-reply"))
    talk.locator(".mentoring-debrief details").evaluate_all(
        "all => all.forEach((one) => { one.open = true; })"
    )
    # axe-core gives up on contrast when a line lies just outside a box that scrolls.
    page.locator(".mentoring-log").evaluate_all(
        "logs => logs.forEach((log) => { log.style.maxHeight = 'none'; })"
    )
    check(page)
    photograph(page, "nabespreking")


def test_an_exercise_with_findings_is_accessible_and_fits_a_phone(page, course):
    opened(page, course.server, EXERCISE)
    part(page, "terugblik").get_by_role("textbox").fill("Ik sprak met Daan.")
    part(page, "terugblik").locator("summary").click()
    expect(part(page, "terugblik").get_by_role("heading", level=4)).to_have_text(CRITERIA)
    part(page, "opening").get_by_role("radio").first.check()
    talk = part(page, "gesprek")
    say(talk, talk.locator("[data-reply]").first.get_attribute("data-reply"))
    page.get_by_role("button", name="Is alles inleverklaar?").click()
    expect(page.locator(".mentoring-findings li").first).to_be_visible()
    check(page)
    photograph(page, "opdracht")


def test_the_course_is_dutch_and_calm_and_shows_code_only_when_asked(page, course):
    lesson = opened(page, course.server, LESSON)
    assert page.evaluate("document.documentElement.lang") == "nl"
    expect(page.get_by_role("menubar").get_by_role("menuitem")).to_have_text(["Bestand", "Hulp"])
    code = lesson.locator(".jp-CodeCell .jp-InputArea-editor")
    assert [each for each in code.all() if each.is_visible()] == []

    page.get_by_role("button", name="Toon code").click()
    expect(code.first).to_be_visible()
    page.get_by_role("button", name="Verberg code").click()
    expect(code.first).to_be_hidden()

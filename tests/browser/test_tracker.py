import json
import re
import shutil

import pytest
from browser.visit import (
    PANEL,
    WIDTHS,
    at_width,
    faults,
    has_focus,
    opened,
    photograph,
    ready,
    tab_to,
)
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.guide_pages import html
from mentoring_lib.practice.talk_guide import talk_guide

pytestmark = pytest.mark.browser

LESSON = "90-volgen/90-volgen.ipynb"
KIND = Catalog().structure("coachgesprek")
TEXTS = Catalog().texts("tracker")
STEPS = talk_guide(KIND, 10, Catalog().texts("guide")).steps
LABELS = [step.phase.label for step in STEPS]
KINDS = sorted(path.stem for path in Catalog().folders[-1].glob("structures/*.yaml"))
A_PAGE = re.compile(rb"/Type\s*/Page\b")
TOO_SMALL = """elements => elements.filter((element) => element.offsetParent)
  .filter((element) => element.getBoundingClientRect().height < 43.5)
  .map((element) => element.outerHTML.slice(0, 120))"""
COUNT_TONES = """() => {
  globalThis.tones = globalThis.contexts = 0;
  globalThis.AudioContext = class extends AudioContext {
    constructor() { super(); contexts += 1; }
    createOscillator() { tones += 1; return super.createOscillator(); }
  };
}"""
TOO_WIDE = """(panel) => [panel, ...panel.querySelectorAll("*")]
  .filter((element) => element.offsetParent && !element.closest(".mentoring-hidden"))
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 120))"""


def notebook(*code):
    cells = [
        {"cell_type": "markdown", "id": "titel", "metadata": {}, "source": ["# Volgen"]},
        *(
            {
                "cell_type": "code",
                "id": f"code-{number}",
                "metadata": {},
                "source": [line],
                "outputs": [],
                "execution_count": None,
            }
            for number, line in enumerate(code)
        ),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "mentoring": {"view": "course", "autorun": True}}
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def tracker(page, course):
    folder = course.learner.root / "90-volgen"
    folder.mkdir(exist_ok=True)
    (course.learner.root / LESSON).write_text(
        notebook('from mentoring_lib import track; track("coachgesprek", 10)'), "utf-8"
    )
    opened(page, course.server, LESSON)
    yield page.get_by_role("region", name=TEXTS["title"])
    course.server.end_lessons()
    shutil.rmtree(folder)
    shutil.rmtree(course.learner.root / "handvatten", ignore_errors=True)


def press(page, tracker, name, key="Enter"):
    tab_to(page, tracker.get_by_role("button", name=name, exact=True))
    page.keyboard.press(key)


def test_a_talk_is_followed_by_keyboard_from_the_first_phase_to_the_last(page, tracker):
    press(page, tracker, TEXTS["begin"])
    title = tracker.get_by_role("heading", level=4)
    expect(title).to_be_focused()
    for number, step in enumerate(STEPS):
        expect(title).to_have_text(step.phase.label)
        expect(tracker.locator("[aria-current=step]")).to_contain_text(step.phase.label)
        expect(tracker.locator(".mentoring-examples li")).to_have_count(2)
        next_phase = tracker.get_by_role("button", name=TEXTS["next"])
        tab_to(page, next_phase, key="Tab" if number == 0 else "Shift+Tab")
        page.keyboard.press("Enter" if number % 2 else "Space")
        assert has_focus(next_phase)
    expect(title).to_have_text(LABELS[-1])
    expect(next_phase).to_have_attribute("aria-disabled", "true")
    expect(tracker.get_by_role("status").last).to_have_text(
        TEXTS["phase"].format(number=len(STEPS), total=len(STEPS), label=LABELS[-1])
    )
    tab_to(page, tracker.locator(".mentoring-phases button").nth(1))
    page.keyboard.press("Enter")
    expect(title).to_have_text(LABELS[1])
    press(page, tracker, TEXTS["stop"])
    expect(tracker.get_by_role("combobox", name=TEXTS["kind"])).to_have_value("coachgesprek")


def test_the_clock_counts_on_while_the_tab_sleeps_and_says_once_that_a_phase_is_over(
    page, tracker, course
):
    page.clock.install()
    page.evaluate(COUNT_TONES)
    tracker.get_by_role("button", name=TEXTS["begin"]).click()
    told = tracker.get_by_role("status").last
    # The clock needs no kernel any more.
    course.server.end_lessons()
    minutes = STEPS[0].minutes
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["left"].format(minutes=minutes))
    page.clock.fast_forward(1000 * (60 * minutes - 20))
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["last"])
    expect(told).to_be_empty()
    # As in a tab that slept: one tick after a long time.
    page.clock.fast_forward(1000 * 45)
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["over"])
    expect(told).to_have_text(TEXTS["phase_done"].format(label=LABELS[0]))
    expect(tracker.locator(".mentoring-now")).to_have_attribute("data-over", "")

    assert page.evaluate("[tones, contexts]") == [0, 0]

    tracker.get_by_role("button", name=TEXTS["more"]).click()
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["left"].format(minutes=2))
    tracker.get_by_role("button", name=TEXTS["pause"]).click()
    page.clock.fast_forward("30:00")
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["left"].format(minutes=2))
    expect(tracker.get_by_text(TEXTS["paused"])).to_be_visible()
    tracker.get_by_role("button", name=TEXTS["next"]).click()
    tracker.get_by_role("checkbox", name=TEXTS["sound"]).check()
    tracker.get_by_role("button", name=TEXTS["start"]).click()
    page.clock.fast_forward("20:00")
    expect(tracker.get_by_text(TEXTS["total_over"].format(total=12))).to_be_visible()
    # The clock of the panel is older than the fake one: it ticks in real seconds.
    page.wait_for_timeout(1500)
    assert page.evaluate("[tones, contexts]") == [1, 1]


def test_a_running_talk_goes_on_after_the_page_was_loaded_again(page, tracker):
    tracker.get_by_role("button", name=TEXTS["begin"]).click()
    tracker.get_by_role("button", name=TEXTS["next"]).click()
    page.reload()
    ready(page)

    expect(tracker.get_by_role("heading", level=4)).to_have_text(LABELS[1])
    expect(tracker.get_by_role("button", name=TEXTS["pause"])).to_be_visible()
    kept = page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    [name] = [each for each in json.loads(kept) if each.startswith("mentoring-tracker")]
    assert name == "mentoring-tracker:90-volgen/coachgesprek/10"


def test_another_kind_and_duration_are_chosen_by_keyboard(page, tracker):
    kinds = tracker.get_by_role("combobox", name=TEXTS["kind"])
    tab_to(page, kinds)
    page.keyboard.type("Slecht")
    usual = Catalog().structure("slechtnieuwsgesprek")
    expect(tracker.get_by_role("heading", level=4)).to_have_text(usual.title)
    expect(kinds).to_be_focused()
    tab_to(page, tracker.get_by_role("radio", checked=True))
    page.keyboard.press("ArrowLeft")
    expect(tracker.get_by_role("radio", name="5 min", exact=True)).to_be_focused()
    expect(tracker.locator(".mentoring-plan li")).to_have_count(
        sum(phase.short for phase in usual.phases)
    )
    other = tracker.get_by_role("spinbutton", name=TEXTS["other"])
    tab_to(page, other)
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    expect(tracker.get_by_text("Kies 3 tot en met 480 minuten.")).to_be_visible()
    other.fill("25")
    page.keyboard.press("Enter")
    expect(tracker.locator(".mentoring-plan li")).to_have_count(len(usual.phases))
    expect(tracker.get_by_role("radio", checked=True)).to_have_count(
        int(25 in {5, 10, 20, usual.minutes.usual})
    )


def test_the_tracker_is_accessible_and_fits_a_phone(page, tracker):
    found = look(page, tracker, "volgen-kiezen")
    tracker.get_by_role("button", name=TEXTS["begin"]).click()
    found += look(page, tracker, "volgen-gesprek")
    page.clock.install()
    page.clock.fast_forward("03:00")
    tracker.get_by_role("button", name=TEXTS["pause"]).click()
    tracker.get_by_role("button", name=TEXTS["start"]).click()
    expect(tracker.get_by_role("timer")).to_have_text(TEXTS["over"])
    tracker.get_by_role("button", name=TEXTS["guide"]).click()
    expect(tracker.get_by_role("link")).to_have_count(2)
    found += look(page, tracker, "volgen-tijd-om")
    assert found == []
    moves = "card => getComputedStyle(card).transitionDuration"
    assert tracker.locator(".mentoring-now").evaluate(moves) == "2s"
    page.emulate_media(reduced_motion="reduce")
    assert tracker.locator(".mentoring-now").evaluate(moves) == "0s"


def look(page, tracker, name):
    """Return what is wrong at both widths, and keep pictures."""
    found = []
    for width in WIDTHS:
        at_width(page, width)
        found += faults(page)
        found += tracker.evaluate(TOO_WIDE)
        found += page.locator(f"{PANEL} :is(button, select, input[type=number])").evaluate_all(
            TOO_SMALL
        )
    at_width(page, WIDTHS[0])
    photograph(page, name)
    return found


def test_a_guide_is_made_and_opens_on_one_a4(page, context, tracker):
    tracker.get_by_role("button", name=TEXTS["guide"]).click()
    with context.expect_page() as opening:
        tracker.get_by_role("link", name=TEXTS["guide_page"]).click()
    guide = opening.value
    expect(guide.get_by_role("heading", level=1)).to_have_text(f"{KIND.title} · 10 minuten")
    assert faults(guide, "main") == []
    assert len(A_PAGE.findall(guide.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("name", KINDS)
def test_every_shipped_guide_prints_on_one_a4(page, name):
    kind = Catalog().structure(name)
    for minutes in {5, 10, 20, kind.minutes.usual}:
        page.set_content(html(talk_guide(kind, minutes, Catalog().texts("guide"))))
        assert len(A_PAGE.findall(page.pdf(prefer_css_page_size=True))) == 1, minutes

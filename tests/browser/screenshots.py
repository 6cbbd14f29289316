"""Make the pictures of the README: python tests/browser/screenshots.py docs/beelden."""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.course import EXERCISE, LESSON, Course, GradedCourse
from browser.find_browser import installed
from browser.visit import (
    HEIGHT,
    SCENARIO,
    WIDTHS,
    WORKED,
    at_width,
    fill_in,
    opened,
    say,
)
from playwright.sync_api import expect, sync_playwright

SAID = ("n1b", "n2a", "n3b")
# Pictures that everyone sees give no answers away.
SHOWN = {"opening": "b", "eigenaarschap": ["k1", "k6"]}


def main() -> int:
    """Make every picture in the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept, sync_playwright() as playwright:
        course = Course(Path(kept) / "cursus").start()
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox"])
        try:
            page = browser.new_page(locale="nl-NL", viewport={"width": WIDTHS[0], "height": HEIGHT})
            take(page, course, folder, Path(kept))
        finally:
            browser.close()
            course.server.stop()
    return 0


def take(page, course, folder, kept):
    """Visit the pages one after another."""
    opened(page, course.server, "start.ipynb")
    page.get_by_role("radio").first.check()
    expect(page.get_by_role("link", name="Les: ")).to_be_visible()
    page.screenshot(path=folder / "begin.png")
    talk_and_debrief(page, course, folder)
    opened(page, course.server, EXERCISE)
    fill_in(page, SHOWN)
    picture(page, page.locator("#onderdeel-eigenaarschap"), folder / "opdracht.png")
    answers = {
        name: {**answer, "value": SHOWN.get(name, answer["value"])}
        for name, answer in WORKED["answers"].items()
    }
    sheet = json.dumps({**WORKED, "answers": answers})
    graded = GradedCourse(kept / "nagekeken", course, sheet, "Sanne de Wit")
    page.goto(graded.feedback().as_uri())
    page.screenshot(path=folder / "terugkoppeling.png")


def talk_and_debrief(page, course, folder):
    """Play the talk, from its first replies to the debrief."""
    opened(page, course.server, LESSON)
    talk = page.get_by_role("region", name=SCENARIO.title)
    say(talk, *SAID)
    picture(page, talk, folder / "gesprek.png")
    at_width(page, WIDTHS[1])
    picture(page, talk, folder / "gesprek-telefoon.png")
    at_width(page, WIDTHS[0])
    while (reply := talk.locator("[data-reply]").first).is_visible():
        say(talk, reply.get_attribute("data-reply"))
    picture(page, talk.locator(".mentoring-closing"), folder / "nabespreking.png")


LAST_LINE = """log => { log.style.scrollBehavior = "auto"; log.scrollTop = log.scrollHeight; }"""


def picture(page, element, path):
    """Bring an element to the top of the window and keep what a person then sees."""
    page.locator(".mentoring-log").evaluate_all(f"logs => logs.forEach({LAST_LINE})")
    page.mouse.move(2, HEIGHT - 2)
    element.evaluate("element => element.scrollIntoView({block: 'start', behavior: 'instant'})")
    page.screenshot(path=path, animations="disabled")


if __name__ == "__main__":
    sys.exit(main())

import shutil

import pytest
from browser.course import SLUG
from browser.visit import ATTACK, WIDTHS, at_width, faults, photograph
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_the_feedback_page_is_accessible_and_runs_nothing(page, course, graded):
    shutil.copy(graded.feedback(), course.learner.feedback / f"{SLUG}.html")
    server = course.server
    page.goto(f"{server.base}/files/terugkoppeling/{SLUG}.html?token={server.token}")

    expect(page.get_by_role("heading", name="Wat sterk was")).to_be_visible()
    expect(page.get_by_text(ATTACK)).to_be_visible()
    assert page.title().startswith("Terugkoppeling")
    assert page.locator("script, img").count() == 0
    assert page.locator("html").get_attribute("lang") == "nl"
    for width in WIDTHS:
        at_width(page, width)
        assert faults(page, "body") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    photograph(page, "terugkoppeling")

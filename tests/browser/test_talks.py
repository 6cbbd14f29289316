"""The practice room in the browser: find a talk, open it, and be there."""

import pytest
from browser.visit import WIDTHS, at_width, faults, opened
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog

pytestmark = pytest.mark.browser

TITLES = {each.slug: each.title.strip() for each in Catalog().scenarios()}


def test_a_talk_is_found_from_the_home_page_and_opens_in_sight(page, course):
    opened(page, course.server, "start.ipynb")
    page.get_by_role("link", name="Oefengesprekken").click()
    card = page.locator("[data-talk=het-gaat-wel] button")
    expect(card).to_be_visible()
    for width in WIDTHS:
        at_width(page, width)
        assert faults(page) == []
    card.click()
    heading = page.get_by_role("heading", name=TITLES["het-gaat-wel"], exact=True)
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    page.locator("[data-talk=even-vertrouwelijk] button").click()
    expect(
        page.get_by_role("heading", name=TITLES["even-vertrouwelijk"], exact=True)
    ).to_be_focused()
    expect(heading).to_have_count(0)

import pytest
from browser.visit import opened, ready, tab_to
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_route_is_chosen_by_keyboard_and_its_lesson_counts_as_begun(page, course):
    opened(page, course.server, "start.ipynb")
    routes = page.get_by_role("radio")
    expect(page.get_by_text("Kies hierboven je leerroute")).to_be_visible()
    tab_to(page, routes.first)
    page.keyboard.press("Space")
    card = page.get_by_role("listitem").filter(has_text="Coachgesprek en voortgangsgesprek")
    expect(card).to_contain_text("Nog niet geopend")
    page.keyboard.press("ArrowDown")
    expect(routes.nth(1)).to_be_checked()
    page.keyboard.press("ArrowUp")

    tab_to(page, card.get_by_role("link", name="Les: "))
    page.keyboard.press("Enter")
    ready(page, "Coachgesprek en voortgangsgesprek")
    page.get_by_role("button", name="Begin", exact=True).click()
    ready(page, "")
    expect(card).to_contain_text("Begonnen")

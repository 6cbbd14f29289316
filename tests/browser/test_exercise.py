import os
import signal

import psutil
import pytest
from browser.course import EXERCISE, SLUG, eventually, mentoring
from browser.visit import (
    OPGAVE,
    SOURCE,
    WORKED_VALUES,
    fill_in,
    opened,
    part,
    ready,
    shown,
)
from playwright.sync_api import expect

from mentoring_lib.catalog.content import load
from mentoring_lib.domain.answer_key import AnswerKey
from mentoring_lib.grading.gradebook import marks

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("exercise")]

BY_MACHINE = 38
WORDS = "De leerling koos zelf wat er maandag anders gaat en ik"


@pytest.fixture
def exercise(page, course):
    return opened(page, course.server, EXERCISE)


def status(page):
    return page.locator(".mentoring-status").first


def test_a_whole_exercise_is_filled_in_handed_in_graded_and_read_back(page, course):
    fill_in(page, WORKED_VALUES)
    expect(status(page)).to_contain_text("10 van 10 onderdelen ingevuld.")
    eventually(lambda: course.answers() == WORKED_VALUES, "alles bewaard zoals het gegeven is")
    before = {item.id: shown(page, item) for item in OPGAVE.items}
    page.reload()
    ready(page)
    after = {item.id: shown(page, item) for item in OPGAVE.items}
    assert after == before
    hand_in(page, course)

    said = mentoring("grade", SLUG, "--course", course.exercises.root)
    assert f"sanne-de-wit: {BY_MACHINE} punten" in said
    scored = marks(course.exercises, SLUG)["sanne-de-wit"]
    assert sum(mark.score for mark in scored.values()) == BY_MACHINE
    mentoring("feedback", SLUG, "--course", course.exercises.root)
    feedback_is_read(page, course)


def hand_in(page, course):
    page.get_by_role("button", name="Is alles inleverklaar?").click()
    expect(page.get_by_text("Alles is ingevuld")).to_be_visible()
    page.get_by_role("textbox", name="Je naam").fill("Sanne de Wit")
    page.get_by_role("button", name="Lever in", exact=True).click()
    expect(page.get_by_text("Het bestand staat in de gedeelde map van je trainer.")).to_be_visible()
    [handed_in] = course.inbox.glob("*.zip")
    assert (course.learner.handed_in / handed_in.name).read_bytes() == handed_in.read_bytes()


def feedback_is_read(page, course):
    opened(page, course.server, "start.ipynb")
    page.get_by_role("radio").first.check()
    card = page.get_by_role("listitem").filter(has_text=OPGAVE.title.strip())
    expect(card).to_contain_text("Nagekeken")
    with page.context.expect_page() as waiting:
        card.get_by_role("link", name="Terugkoppeling").click()
    feedback = waiting.value
    expect(feedback.get_by_role("heading", name="Wat sterk was")).to_be_visible()
    expect(feedback.get_by_role("heading", name="Je volgende stap")).to_be_visible()
    text = feedback.content()
    assert [each for each in ("import ", "grade(", "BEGIN HIDDEN", "k01") if each in text] == []
    key = load(SOURCE / "maker/sleutel.yaml", AnswerKey)
    others = [hint for hint in key.items["opening"].next.values() if hint.strip() in text]
    assert others == []


def test_a_page_that_closes_in_the_middle_of_a_word_loses_no_complete_word(page, course):
    box = part(page, "terugblik").get_by_role("textbox")
    box.press_sequentially(f"{WORDS} oef")
    page.close()

    eventually(
        lambda: course.answers().get("terugblik", "").startswith(WORDS), "alle hele woorden bewaard"
    )


def test_a_kernel_that_dies_while_someone_types_is_told_and_the_text_stays(page, course):
    page.context.witness.ignore("WebSocket", "Failed to load resource", "Kernel")
    place = part(page, "terugblik")
    place.get_by_role("textbox").press_sequentially("Een eerste zin. ")
    expect(place.locator(".mentoring-saved")).to_contain_text("Bewaard om")
    [kernel] = kernels(course)
    os.kill(kernel.pid, signal.SIGKILL)
    place.get_by_role("textbox").press_sequentially("Nog een zin.")

    expect(place.get_by_role("alert")).to_contain_text("nog niet bewaard", timeout=6_000)
    expect(page.locator(".mentoring-notice:visible")).to_contain_text("Les opnieuw laden")
    expect(place.get_by_role("textbox")).to_have_value("Een eerste zin. Nog een zin.")


def kernels(course):
    server = psutil.Process(course.server.process.pid)
    return [
        child for child in server.children(recursive=True) if "ipykernel" in str(child.cmdline())
    ]


def test_the_check_names_what_is_missing_and_what_is_personal_before_handing_in(page, course):
    place = part(page, "terugblik")
    place.get_by_role("textbox").fill("Ik sprak met Daan de Boer, daan.deboer@school.nl.")
    page.get_by_role("button", name="Is alles inleverklaar?").click()
    findings = page.locator(".mentoring-findings")
    expect(findings.get_by_role("listitem").filter(has_text="ingevuld")).to_have_count(9)
    expect(findings).to_contain_text("Je tekst heeft")
    expect(findings).to_contain_text("‘Daan")
    expect(findings).to_contain_text("daan.deboer@school.nl")
    findings.get_by_role("link", name="Terugblik").first.click()
    expect(place.get_by_role("heading", level=3)).to_be_focused()

    page.get_by_role("textbox", name="Je naam").fill("Sanne de Wit")
    page.get_by_role("button", name="Lever in", exact=True).click()
    anyway = page.get_by_role("button", name="Toch inleveren")
    expect(anyway).to_be_visible()
    assert list(course.inbox.glob("*.zip")) == []
    anyway.click()
    expect(page.get_by_text("Ingeleverd om")).to_be_visible()
    assert len(list(course.inbox.glob("*.zip"))) == 1

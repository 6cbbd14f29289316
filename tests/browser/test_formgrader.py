import re

import pytest
from browser.course import SLUG, eventually, jupyter
from browser.visit import WORKED_VALUES
from playwright.sync_api import expect

from mentoring_lib.grading.gradebook import marks

pytestmark = pytest.mark.browser


@pytest.fixture
def formgrader(graded, tmp_path):
    server = jupyter(tmp_path, graded.exercises.root)
    yield server
    server.stop()


def test_a_trainer_judges_the_open_answer_in_nbgraders_own_formgrader(page, graded, formgrader):
    page.context.witness.look_away()
    page.goto(f"{formgrader.base}/login?token={formgrader.token}&next=/api")
    page.goto(f"{formgrader.base}/formgrader/gradebook/{SLUG}/{SLUG}")
    page.get_by_role("link", name="Submission #1").click()
    expect(page.get_by_text(WORKED_VALUES["terugblik"][:60])).to_be_visible()
    expect(page.get_by_text("Doel van de leerling").first).to_be_visible()
    score = page.locator("input.score#terugblik")
    expect(score).to_have_class(re.compile("needs_manual_grade"))  # its stored marks are in
    score.fill("9")
    score.press("Tab")

    mark = eventually(lambda: judged(graded), "een cijfer in het cijferboek")
    assert mark.score == 9
    assert "9 van 12 punten" in graded.feedback().read_text("utf-8")


def judged(graded):
    mark = marks(graded.exercises, SLUG)[graded.learner]["terugblik"]
    return mark if mark.score else None

"""A graded exercise in a notebook: its items, what is filled in, and handing in."""

import os

from IPython.display import display

from mentoring_lib.catalog.content import load
from mentoring_lib.domain.exercise import Exercise
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.plain import plain_answer, plain_html
from mentoring_lib.ui.exercise_session import ExerciseSession
from mentoring_lib.ui.hand_in_panel import HandInPanel
from mentoring_lib.ui.item_panel import ItemPanel
from mentoring_lib.ui.panel import here, own_catalog
from mentoring_lib.ui.status_panel import StatusPanel

GRADING = "NBGRADER_EXECUTION"
"""nbgrader sets this while it runs a notebook; then answers are shown plainly."""


def exercise(slug: str) -> "OpenExercise":
    """Return the exercise in this folder, and show how far it is filled in."""
    opened = load(here() / "opgave.yaml", Exercise)
    if opened.slug != slug:
        raise ContentError(
            place=f"{slug}.ipynb",
            problem=f"In deze map staat een andere opdracht: {opened.slug}.",
            remedy="Zet het notebook en opgave.yaml van dezelfde opdracht bij elkaar.",
        )
    shown = OpenExercise(ExerciseSession(opened, here(), own_catalog()))
    if GRADING not in os.environ:
        display(StatusPanel(shown.session))
    return shown


class OpenExercise:
    """What the cells of an exercise's notebook call."""

    def __init__(self, session: ExerciseSession) -> None:
        """Show the answers of this session."""
        self.session = session

    def show(self, name: str) -> None:
        """Show one item: as a panel, or plainly while it is graded."""
        item = self.session.exercise.item(name)
        if GRADING in os.environ:
            lines = plain_answer(item, self.session.value(item), self.session.script(item))
            text = "\n".join([item.title, *lines])
            display({"text/plain": text, "text/html": plain_html(item, lines)}, raw=True)
        else:
            display(ItemPanel(self.session, item))

    def finish(self) -> None:
        """Show the check before handing in, and the button that hands in."""
        if GRADING not in os.environ:
            display(HandInPanel(self.session))

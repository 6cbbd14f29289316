"""A graded exercise: its items, what is filled in, and handing in."""

import os
from pathlib import Path
from typing import Any

from IPython.display import display

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.exercise import Exercise, Item, TalkItem
from mentoring_lib.domain.scenario import Scenario, Script
from mentoring_lib.errors import AnswerSheetError, ContentError
from mentoring_lib.practice.answers import accept, stored_answer
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.plain import plain_answer, plain_html
from mentoring_lib.practice.privacy import Words
from mentoring_lib.practice.readiness import Readiness, readiness
from mentoring_lib.records.answer_sheet import NAME, AnswerSheet, read, store_answer
from mentoring_lib.ui.hand_in_panel import HandInPanel
from mentoring_lib.ui.item_panel import ItemPanel
from mentoring_lib.ui.panel import clock, here, now, own_catalog
from mentoring_lib.ui.status_panel import StatusPanel

GRADING = "NBGRADER_EXECUTION"
"""nbgrader sets this while it runs a notebook; then answers are shown plainly."""


def exercise(slug: str) -> "ExerciseSession":
    """Return the exercise in this folder, and show how far it is filled in."""
    session = ExerciseSession(load(here() / "opgave.yaml", Exercise), here(), own_catalog())
    if session.exercise.slug != slug:
        raise ContentError(
            place=f"{slug}.ipynb",
            problem=f"In deze map staat een andere opdracht: {session.exercise.slug}.",
            remedy="Zet het notebook en opgave.yaml van dezelfde opdracht bij elkaar.",
        )
    if GRADING not in os.environ:
        display(session.status)
    return session


class ExerciseSession:
    """One opened exercise: the answer sheet, and the panels that fill it."""

    def __init__(self, exercise: Exercise, folder: Path, catalog: Catalog) -> None:
        """Open the answer sheet in the folder; a damaged one is put aside first."""
        self.exercise = exercise
        self.folder = folder
        self.catalog = catalog
        self.sheet = _opened(folder / NAME, exercise.slug)
        self.words = Words(*(catalog.words(name) for name in ("known", "names", "diagnoses")))
        self.status = StatusPanel(self)
        self.ending = HandInPanel(self)

    def show(self, name: str) -> None:
        """Show one item: as a panel, or plainly while it is graded."""
        item = self.exercise.item(name)
        if GRADING in os.environ:
            lines = plain_answer(item, self.value(item), self.script(item))
            text = "\n".join([item.title, *lines])
            display({"text/plain": text, "text/html": plain_html(item, lines)}, raw=True)
        else:
            display(ItemPanel(self, item))

    def finish(self) -> None:
        """Show the check before handing in, and the button that hands in."""
        if GRADING not in os.environ:
            display(self.ending)

    def value(self, item: Item) -> Any:
        """Return the stored answer when it is one that the item can have."""
        return stored_answer(item, self.sheet.value(item.id))

    def answer(self, item: Item, value: object) -> str:
        """Keep an answer, and return the time of keeping it as Dutch text.

        Raises:
            NotAnAnswer: The value can't be an answer to the item.
        """
        moment = now()
        self.sheet = store_answer(
            self.folder / NAME,
            self.exercise.slug,
            item.id,
            str(item.kind),
            accept(item, value),
            now=moment,
        )
        self.status.refresh()
        self.ending.refresh()
        return self.catalog.texts("item")["saved"].format(time=clock(moment))

    def script(self, item: Item) -> Script | None:
        """Return the script of a talk; where the maker works, from the maker's file."""
        if not isinstance(item, TalkItem):
            return None
        released = self.folder / f"{item.scenario}.json"
        if released.is_file():
            return Script.model_validate_json(released.read_bytes())
        kept = self.folder / "maker" / f"{item.scenario}.yaml"
        return load(kept, Scenario).script() if kept.is_file() else None

    def readiness(self) -> Readiness:
        """Return what is missing and what looks too personal."""
        unfinished = frozenset(
            item.id
            for item in self.exercise.items
            if isinstance(item, TalkItem) and not self._finished(item)
        )
        values = {item.id: self.value(item) for item in self.exercise.items}
        return readiness(self.exercise, values, unfinished, self.words)

    def _finished(self, item: TalkItem) -> bool:
        script = self.script(item)
        chosen = tuple(self.value(item) or ())
        return script is not None and Conversation(script, chosen).finished


def _opened(path: Path, slug: str) -> AnswerSheet:
    try:
        return read(path, slug)
    except AnswerSheetError:
        # What was there stays there under another name; the learner can go on.
        path.replace(path.with_name(f"antwoorden-beschadigd-{now():%Y%m%d-%H%M%S}.json"))
        return AnswerSheet(slug)

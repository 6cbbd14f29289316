"""An opened exercise: its answer sheet, and who wants to know when it changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.exercise import Exercise, Item, TalkItem
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import Script
from mentoring_lib.errors import AnswerSheetError
from mentoring_lib.practice.answers import accept, stored_answer
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.privacy import Words
from mentoring_lib.practice.readiness import Readiness, readiness
from mentoring_lib.records.answer_sheet import NAME, AnswerSheet, read, store_answer
from mentoring_lib.ui.panel import clock, now


class ExerciseSession:
    """One opened exercise and the answers to it; every change is on disk at once."""

    def __init__(self, exercise: Exercise, folder: Path, catalog: Catalog) -> None:
        """Open the answer sheet in the folder; a damaged one is put aside first."""
        self.exercise = exercise
        self.folder = folder
        self.catalog = catalog
        self.sheet = _opened(folder / NAME, exercise.slug)
        self.watchers: list[Callable[[], None]] = []
        self._words = Words(*(catalog.words(name) for name in ("known", "names", "diagnoses")))

    def value(self, item: Item) -> Any:
        """Return the stored answer when it is one that the item can have."""
        return stored_answer(item, self.sheet.value(item.id))

    def answer(self, item: Item, value: object) -> str:
        """Keep an answer, tell the watchers, and return the time of keeping it in Dutch.

        Raises:
            NotAnAnswer: The value can't be an answer to the item.
        """
        accepted, moment = accept(item, value), now()
        self.sheet = store_answer(
            self.folder / NAME, self.exercise.slug, item.id, str(item.kind), accepted, now=moment
        )
        for changed in self.watchers:
            changed()
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
        return readiness(self.exercise, values, unfinished, self._words)

    def status_line(self) -> str:
        """Return what is filled in and when it was kept, in Dutch."""
        texts, ready = self.catalog.texts("status"), self.readiness()
        line = texts["line"].format(filled=ready.filled, total=ready.total)
        moments = [str(answer.get("saved_at", "")) for answer in self.sheet.answers.values()]
        latest = max(moments, default="")
        return f"{line} {texts['saved'].format(time=clock(latest))}" if latest else line

    def _finished(self, item: TalkItem) -> bool:
        script = self.script(item)
        if script is None:
            return False
        talk = Conversation(script, tuple(self.value(item) or ()))
        return talk.possible and talk.finished


def _opened(path: Path, slug: str) -> AnswerSheet:
    try:
        return read(path, slug)
    except AnswerSheetError:
        # What was there stays there under another name; the learner can go on.
        path.replace(path.with_name(f"antwoorden-beschadigd-{now():%Y%m%d-%H%M%S}.json"))
        return AnswerSheet(slug)

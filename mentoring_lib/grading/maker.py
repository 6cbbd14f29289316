"""What the maker of an exercise keeps: the truth against which everything is graded."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.answer_key import (
    AnswerKey,
    HalfPoints,
)
from mentoring_lib.domain.exercise import Exercise, ReflectionItem, TalkItem
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.values import Prose, Slug, Value
from mentoring_lib.errors import AnswerSheetError, ContentError
from mentoring_lib.grading.agreement import disagreements
from mentoring_lib.grading.checks import grade_item
from mentoring_lib.grading.result import ItemResult
from mentoring_lib.records.answer_sheet import AnswerSheet, read

KEPT = "maker"
"""The folder inside an exercise that is never released."""

PUBLIC = "opgave.yaml"


class Mistake(Value):
    """A typical mistake, with what it must earn and be told."""

    item: Slug
    why: Prose
    value: Any = Field(...)
    points: HalfPoints
    pointer: str = Field(min_length=4)


class Mistakes(Value):
    """The typical mistakes of one exercise."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Maker:
    """One exercise with all that its maker keeps.

    Attributes:
        folder: Where the exercise stands, ``source/<slug>``.
        exercise: What learners see.
        key: The answers and what to say about them.
        scenarios: The full scenarios of its talks, by name.
        rubrics: The rubrics of its reflections, by slug.
        worked: The maker's worked answer, which earns all machine points.
        mistakes: Typical mistakes with what they earn.
    """

    folder: Path
    exercise: Exercise
    key: AnswerKey
    scenarios: Mapping[str, Scenario]
    rubrics: Mapping[str, Rubric]
    worked: AnswerSheet
    mistakes: tuple[Mistake, ...]

    def grade(self, sheet: AnswerSheet) -> dict[str, ItemResult]:
        """Return the result of each item, in the order of the exercise."""
        return {
            item.id: self.grade_one(item.id, sheet.answers.get(item.id))
            for item in self.exercise.items
        }

    def grade_one(self, item: str, answer: Mapping[str, Any] | None) -> ItemResult:
        """Return the result of one item."""
        return grade_item(self.exercise.item(item), self.key.items[item], answer, self.scenarios)


def open_maker(folder: Path, catalog: Catalog) -> Maker:
    """Return the exercise in ``source/<slug>`` with all that is kept of it.

    Raises:
        ContentError: A file is missing or wrong, or key and exercise disagree.
    """
    exercise = load(folder / PUBLIC, Exercise)
    kept = folder / KEPT
    maker = Maker(
        folder=folder,
        exercise=exercise,
        key=load(kept / "sleutel.yaml", AnswerKey),
        scenarios={
            item.scenario: load(kept / f"{item.scenario}.yaml", Scenario)
            for item in exercise.items
            if isinstance(item, TalkItem)
        },
        rubrics={
            item.rubric: catalog.rubric(item.rubric)
            for item in exercise.items
            if isinstance(item, ReflectionItem)
        },
        worked=_worked(kept / "uitwerking.json", exercise.slug),
        mistakes=load(kept / "fouten.yaml", Mistakes).mistakes,
    )
    for problem in disagreements(exercise, maker.key, maker.rubrics):
        raise ContentError(
            place=f"{folder.name}/{KEPT}/sleutel.yaml",
            problem=problem,
            remedy="Maak opgave.yaml en sleutel.yaml weer gelijk.",
        )
    return maker


def _worked(path: Path, slug: str) -> AnswerSheet:
    if not path.is_file():
        raise ContentError(
            place=path.name,
            problem="De uitwerking ontbreekt.",
            remedy="Maak de opdracht zelf en zet je antwoordblad hier neer.",
        )
    try:
        return read(path, slug)
    except AnswerSheetError as error:
        raise ContentError(
            place=f"{path.name}:1",
            problem=f"De uitwerking kan niet gelezen worden. {error.problem}",
            remedy="Neem het antwoordblad over dat de opdracht zelf schrijft.",
        ) from error

"""What the maker of an exercise keeps: the truth against which everything is graded."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.answer_key import (
    AnswerKey,
    ChoiceKey,
    ChoicesKey,
    FormKey,
    HalfPoints,
    OrderKey,
    SortKey,
    TextKey,
)
from mentoring_lib.domain.exercise import Exercise, Item, ReflectionItem, SortItem, TalkItem, parts
from mentoring_lib.domain.rubric import Rubric
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.values import Prose, Slug, Value
from mentoring_lib.errors import ContentError
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
    for problem in _disagreements(maker):
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
    except json.JSONDecodeError as error:
        raise ContentError(
            place=f"{path.name}:{error.lineno}",
            problem="De uitwerking is geen leesbare JSON.",
            remedy="Neem het antwoordblad over dat de opdracht zelf schrijft.",
        ) from error


def _disagreements(maker: Maker) -> Iterator[str]:
    names = {item.id for item in maker.exercise.items}
    for name in sorted(names ^ set(maker.key.items)):
        yield f"‘{name}’ staat maar in één van de twee bestanden."
    for item in maker.exercise.items:
        if item.id in maker.key.items:
            yield from _item_disagreements(item, maker)


def _item_disagreements(item: Item, maker: Maker) -> Iterator[str]:
    key = maker.key.items[item.id]
    known = {part.id for part in parts(item)}
    if key.kind is not item.kind:
        yield f"‘{item.id}’ is ‘{item.kind}’ in de opgave en ‘{key.kind}’ in de sleutel."
        return
    match key:
        case ChoiceKey():
            complete = set(key.points) == known and max(key.points.values()) == item.points
            weaker = {name for name, points in key.points.items() if points < item.points}
            if not complete or weaker - set(key.next):
                yield f"‘{item.id}’: elke keuze heeft punten nodig, en een vervolgstap als ze zwakker is."
        case ChoicesKey():
            right = set(key.right)
            if not right <= known or set(key.missed) != right or set(key.wrong) != known - right:
                yield f"‘{item.id}’: elke keuze staat in missed (als ze past) of in wrong."
        case OrderKey():
            if set(key.right) != known or len(key.right) != len(known):
                yield f"‘{item.id}’: elke kaart hoort precies één keer in de volgorde."
        case SortKey() if isinstance(item, SortItem):
            groups = {group.id for group in item.groups}
            used = {*key.right.values(), *(g for also in key.also.values() for g in also)}
            if set(key.right) != known or not used <= groups or not groups >= set(key.next) >= set(key.right.values()):
                yield f"‘{item.id}’: elke kaart heeft een groep nodig, en elke groep een vervolgstap."
        case TextKey() | FormKey():
            if sum(check.points for check in key.checks) != item.points:
                yield f"‘{item.id}’: de punten van de controles zijn samen geen {item.points:g}."
            if {check.field for check in key.checks} - (known or {None}):
                yield f"‘{item.id}’: een controle noemt een veld dat er niet is."
        case _:
            rubric = maker.rubrics.get(item.rubric) if isinstance(item, ReflectionItem) else None
            if rubric is not None and rubric.max_points != item.points:
                yield f"‘{item.id}’: de rubric heeft {rubric.max_points} punten, de opgave {item.points:g}."

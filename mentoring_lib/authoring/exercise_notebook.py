"""The notebook of an exercise, made from ``opgave.yaml``: authors never edit its cells."""

from collections.abc import Iterator, Mapping
from typing import Any

from mentoring_lib.authoring.notebooks import (
    COURSE_VIEW,
    KERNEL,
    Notebook,
    code_cell,
    markdown_cell,
)
from mentoring_lib.domain.answer_key import AnswerKey, ReflectionKey
from mentoring_lib.domain.exercise import Exercise, Item, ReflectionItem
from mentoring_lib.domain.rubric import Rubric

_OUTSIDE = (
    "Open je deze opdracht in een gewone JupyterLab, "
    "kies dan eerst in het menu **Run → Run All Cells**."
)
_JUDGED = "Je trainer beoordeelt dit onderdeel met de rubric die erbij staat."


def exercise_notebook(
    exercise: Exercise, key: AnswerKey, rubrics: Mapping[str, Rubric]
) -> Notebook:
    """Return the maker's notebook of an exercise, with its hidden tests."""
    return {
        "cells": [*_opening(exercise), *_items(exercise, key, rubrics), *_ending()],
        "metadata": {"kernelspec": KERNEL, "mentoring": COURSE_VIEW},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _opening(exercise: Exercise) -> Iterator[Notebook]:
    yield markdown_cell("gewone-jupyterlab", _OUTSIDE, tags=["buiten-cursusmodus"])
    paragraphs = "\n\n".join(exercise.intro.split("\n"))
    yield markdown_cell("titel", f"# Opdracht: {exercise.title}\n\n{paragraphs}")
    yield code_cell(
        "opdracht",
        f'from mentoring_lib import exercise\nopdracht = exercise("{exercise.slug}")',
        **_nbgrader("opdracht"),
    )


def _items(exercise: Exercise, key: AnswerKey, rubrics: Mapping[str, Rubric]) -> Iterator[Notebook]:
    for item in exercise.items:
        if isinstance(item, ReflectionItem):
            yield code_cell(f"{item.id}-tekst", _show(item), **_nbgrader(f"{item.id}-tekst"))
            scheme = _mark_scheme(rubrics[item.rubric], key.items[item.id])
            yield markdown_cell(
                item.id, f"{_JUDGED}\n\n{scheme}", **_nbgrader(item.id, task=item.points)
            )
        else:
            yield code_cell(item.id, _graded(item), **_nbgrader(item.id, grade=item.points))


def _ending() -> Iterator[Notebook]:
    yield code_cell("inleveren", "opdracht.finish()", **_nbgrader("inleveren"))


def _show(item: Item) -> str:
    return f'opdracht.show("{item.id}")'


def _graded(item: Item) -> str:
    return "\n".join(
        (
            _show(item),
            "### BEGIN HIDDEN TESTS",
            "from mentoring_lib.grading.notebook import grade",
            f'grade("{item.id}")',
            "### END HIDDEN TESTS",
        )
    )


def _mark_scheme(rubric: Rubric, key: object) -> str:
    lines = ["=== BEGIN MARK SCHEME ===", f"**{rubric.title}** (samen {rubric.max_points} punten)"]
    for criterion in rubric.criteria:
        lines.append(f"\n**{criterion.name}**\n")
        lines += [f"- {each.points} {each.name}: {each.text}" for each in criterion.levels]
    if isinstance(key, ReflectionKey) and key.look_for:
        lines += ["\n**Let op**\n", *(f"- {text}" for text in key.look_for)]
    return "\n".join([*lines, "", "=== END MARK SCHEME ==="])


def _nbgrader(
    name: str, *, grade: float | None = None, task: float | None = None
) -> dict[str, Any]:
    points = grade if task is None else task
    told = {
        "grade": grade is not None,
        "grade_id": name,
        "locked": True,
        "schema_version": 3,
        "solution": False,
        "task": task is not None,
    }
    if points is not None:
        told["points"] = int(points) if points == int(points) else points
    return {"deletable": False, "editable": False, "nbgrader": told}

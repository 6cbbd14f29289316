"""What the grade cells of an exercise call, and what they leave in the notebook."""

from html import escape
from pathlib import Path
from typing import Any

from mentoring_lib.domain.exercise import Item
from mentoring_lib.errors import AnswerSheetError
from mentoring_lib.grading.folders import course_above
from mentoring_lib.grading.maker import Maker
from mentoring_lib.grading.result import ItemResult
from mentoring_lib.records.answer_sheet import NAME, AnswerSheet, read

_makers: dict[Path, Maker] = {}


def grade(item: str) -> float:
    """Return the points of one item of the exercise in the current folder.

    Shows beside it what was strong, what the next step is and what the trainer
    should know. Called in a hidden test, so it runs on the trainer's machine only.
    """
    from IPython.display import display  # noqa: PLC0415 - checks run without IPython too

    folder = Path.cwd()
    maker = _maker(folder)
    sheet, remark = sheet_of(folder, maker.exercise.slug)
    result = maker.grade_one(item, sheet.answers.get(item))
    display(result_data(result, remark), raw=True)  # type: ignore[no-untyped-call]
    return float(result.points or 0.0)


def sheet_of(folder: Path, slug: str) -> tuple[AnswerSheet, str | None]:
    """Return the answer sheet in a submission; an empty one and a remark when unusable."""
    try:
        return read(folder / NAME, slug), None
    except AnswerSheetError as error:
        return AnswerSheet(slug), f"{error.problem} Vraag de deelnemer opnieuw in te leveren."


def result_data(result: ItemResult, remark: str | None = None) -> dict[str, Any]:
    """Return a result as notebook output: text, and HTML in which nothing can act."""
    parts = [
        *(("Sterk", text) for text in result.strong),
        *(("Volgende stap", text) for text in result.next_steps),
        *(("Voor de trainer", text) for text in (*result.remarks, *filter(None, [remark]))),
    ]
    rows = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in parts)
    return {
        "text/plain": "\n".join(f"{label}: {text}" for label, text in parts) or "–",
        "text/html": f'<dl lang="nl">{rows}</dl>',
    }


def answer_data(item: Item, lines: list[str], html: str) -> dict[str, Any]:
    """Return a learner's answer as notebook output."""
    return {"text/plain": "\n".join([item.title, *lines]), "text/html": html}


def _maker(folder: Path) -> Maker:
    if folder not in _makers:
        _makers[folder] = course_above(folder).maker(folder.name)
    return _makers[folder]

"""Reading what a learner handed in: their answers, and whether the code is the maker's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mentoring_lib.grading.collect import LARGEST_NOTEBOOK, handed_in_at
from mentoring_lib.grading.notebook import sheet_of
from mentoring_lib.records.answer_sheet import AnswerSheet
from mentoring_lib.records.files import from_json


@dataclass(frozen=True, slots=True)
class Submission:
    """One hand-in, read without running anything of it.

    Attributes:
        learner: Who handed it in.
        sheet: The answers; empty when the sheet is unusable.
        sheet_remark: Why the sheet is unusable, in Dutch.
        remarks: What else the trainer should know, in Dutch.
        handed_in_at: In UTC; None when unknown.
    """

    learner: str
    sheet: AnswerSheet
    sheet_remark: str | None
    remarks: tuple[str, ...]
    handed_in_at: datetime | None


def read_submission(
    folder: Path, learner: str, slug: str, maker_code: Mapping[str, str]
) -> Submission:
    """Return the hand-in in a folder.

    Args:
        folder: ``submitted/<learner>/<slug>``.
        learner: Who handed it in.
        slug: The exercise.
        maker_code: The code of each released cell, by id.
    """
    sheet, sheet_remark = sheet_of(folder, slug)
    remarks = foreign_code(folder / f"{slug}.ipynb", maker_code)
    return Submission(learner, sheet, sheet_remark, remarks, handed_in_at(folder))


def foreign_code(path: Path, maker_code: Mapping[str, str]) -> tuple[str, ...]:
    """Return a Dutch remark for code that isn't the maker's; it is never run."""
    try:
        if path.stat().st_size > LARGEST_NOTEBOOK:
            return ("Het notebook is groter dan 20 MB en is niet gelezen.",)
        cells = from_json(path.read_bytes())["cells"]
        found = [_cell(cell) for cell in cells if cell["cell_type"] == "code"]
    except FileNotFoundError:
        return ("Het notebook ontbreekt; de punten komen uit het antwoordblad.",)
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        return ("Het notebook is beschadigd; de punten komen uit het antwoordblad.",)
    added = [source for name, source in found if source.strip() and maker_code.get(name) != source]
    return _told(added)


def code_of(cells: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Return the code of each cell of a released notebook, by its nbgrader id."""
    return dict(_cell(cell) for cell in cells if cell["cell_type"] == "code")


def _cell(cell: Mapping[str, Any]) -> tuple[str, str]:
    stored = cell["source"]
    source = stored if isinstance(stored, str) else "".join(stored)
    return str(cell["metadata"].get("nbgrader", {}).get("grade_id", "")), source


def _told(added: Sequence[str]) -> tuple[str, ...]:
    if not added:
        return ()
    first = added[0].strip().splitlines()[0][:60]
    remark = (
        f"In het notebook staat code die niet van de maker is ({len(added)} keer, "
        f"bijvoorbeeld: {first}). Die is niet uitgevoerd; de punten komen uit het antwoordblad."
    )
    return (remark,)

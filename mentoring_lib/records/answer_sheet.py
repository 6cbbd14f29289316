"""The answer sheet: ``antwoorden.json`` beside an exercise, saved at every change."""

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from mentoring_lib.errors import AnswerSheetError
from mentoring_lib.records.files import NotJson, alone, from_json, write_atomically

NAME = "antwoorden.json"
SCHEMA = 1
LARGEST = 5_000_000
"""Bytes of the largest sheet that is read; a full one is about 50,000."""


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """All answers to one exercise.

    Attributes:
        assignment: The slug of the exercise.
        answers: By item: ``kind``, ``value`` and ``saved_at``, as stored.
        other: Keys that a later version may have written; they survive.
    """

    assignment: str
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)

    def value(self, item: str) -> Any:
        """Return the stored value of an item, or None."""
        return self.answers.get(item, {}).get("value")

    def with_answer(self, item: str, kind: str, value: Any, *, now: datetime) -> "AnswerSheet":
        """Return the sheet after one item was answered."""
        stored = {
            **self.answers.get(item, {}),
            "kind": kind,
            "value": value,
            "saved_at": now.isoformat(timespec="seconds"),
        }
        return replace(self, answers={**self.answers, item: stored})

    def text(self) -> str:
        """Return the sheet as it is stored."""
        content = {
            "schema": SCHEMA,
            "assignment": self.assignment,
            **self.other,
            "answers": self.answers,
        }
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        # Half a character, as a forged sheet may hold, can't be written as UTF-8.
        return text.encode("utf-8", "replace").decode("utf-8")


def read(path: Path, assignment: str) -> AnswerSheet:
    """Return the sheet in a file; an empty one when there is no file.

    Raises:
        AnswerSheetError: The file is damaged, too large or of another exercise.
    """
    if not path.is_file():
        return AnswerSheet(assignment)
    if path.stat().st_size > LARGEST:
        megabytes = path.stat().st_size / 1_000_000
        raise _unusable(
            path, f"Het antwoordblad is {megabytes:.0f} MB groot en wordt niet gelezen."
        )
    try:
        content = from_json(path.read_bytes())
    except NotJson as error:
        raise _unusable(path, "Het antwoordblad is beschadigd.") from error
    return _checked(path, content, assignment)


def _checked(path: Path, content: object, assignment: str) -> AnswerSheet:
    if not isinstance(content, dict) or not isinstance(content.get("answers"), dict):
        raise _unusable(path, "Dit bestand is geen antwoordblad.")
    if content.get("assignment") != assignment:
        raise _unusable(path, f"Dit antwoordblad hoort niet bij {assignment}.")
    if not isinstance(content.get("schema"), int) or content["schema"] > SCHEMA:
        raise _unusable(path, "Dit antwoordblad is van een nieuwere versie van de cursus.")
    answers = {
        str(item): answer for item, answer in content["answers"].items() if isinstance(answer, dict)
    }
    known = {"schema", "assignment", "answers"}
    other = {key: value for key, value in content.items() if key not in known}
    return AnswerSheet(assignment, answers, other)


def store(path: Path, sheet: AnswerSheet) -> None:
    """Write the sheet, so that it is never half on disk."""
    write_atomically(path, sheet.text())


def store_answer(
    path: Path, assignment: str, item: str, kind: str, value: Any, *, now: datetime
) -> AnswerSheet:
    """Put one answer in the file and return the whole sheet.

    The file is read again first: the same exercise may be open twice.
    """
    with alone(path):
        sheet = read(path, assignment).with_answer(item, kind, value, now=now)
        store(path, sheet)
    return sheet


def _unusable(path: Path, problem: str) -> AnswerSheetError:
    return AnswerSheetError(
        place=path.name,
        problem=problem,
        remedy="Lever het opnieuw in vanuit je werkmap, of vraag je trainer om hulp.",
    )

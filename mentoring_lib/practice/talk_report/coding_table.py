"""The table in which a colleague codes the same talk, and reading it back."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.talk_report.talk import CHOICES, Talk
from mentoring_lib.practice.transcript.decoding import text_lines
from mentoring_lib.practice.transcript.model import TranscriptError
from mentoring_lib.practice.transcript.speakers import MENTOR

NUMBER, SPEAKER, TEXT, LABEL = "nummer", "spreker", "tekst", "label"
SECOND = "label 2"
_LABELS = {LABEL: 0, "label1": 0, "label 1": 0, SECOND: 1, "label2": 1}


@dataclass(frozen=True, slots=True)
class Codes:
    """The labels in a table, by the number of the turn; ``second`` when it has two columns."""

    first: dict[int, MoveLabel]
    second: dict[int, MoveLabel] | None


def coding_table(talk: Talk) -> str:
    """Return the talk as CSV, with an empty cell for a label at each turn of the mentor.

    It opens in a Dutch spreadsheet; what begins like a formula is kept as text.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([NUMBER, SPEAKER, TEXT, LABEL])
    for number, line in enumerate(talk.lines, 1):
        empty = "" if line.speaker == MENTOR else "-"
        writer.writerow([number, line.speaker, _harmless(line.text), empty])
    return "\ufeff" + written.getvalue()


def read_codes(content: bytes, name: str, talk: Talk, spoken: Mapping[MoveLabel, str]) -> Codes:
    """Return the labels that somebody gave to the mentor's turns of this talk.

    Args:
        content: The bytes of a CSV file with the columns ``nummer`` and ``label``, and for
            two coders also ``label 2``.
        name: The file, for the place of an error.
        talk: The talk that was coded.
        spoken: How each label is called on the screen; that name is understood too.

    Raises:
        TranscriptError: It isn't such a table, or a label isn't one of the code book.
    """
    lines, _ = text_lines(content, name)
    rows = _rows(lines, name)
    places = _places(rows[0] if rows else (), name)
    known = {_plain(label): label for label in CHOICES}
    known |= {_plain(spoken[label]): label for label in CHOICES}
    mentor = {turn.number for turn in talk.mentor}
    found: tuple[dict[int, MoveLabel], dict[int, MoveLabel]] = ({}, {})
    for at, row in enumerate(rows[1:], 2):
        number = _cell(row, places[NUMBER])
        if number.isdecimal() and int(number) in mentor:
            for column, labels in ((LABEL, found[0]), (SECOND, found[1])):
                said = _plain(_cell(row, places[column])) if column in places else ""
                if said not in {"", "-"}:
                    labels[int(number)] = _label(said, known, f"{name}:{at}")
    return Codes(found[0], found[1] if SECOND in places else None)


def _rows(lines: Sequence[str], name: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(lines, delimiter=_delimiter(lines)) if any(row)]
    except csv.Error as error:
        raise TranscriptError(
            place=name,
            problem="Deze tabel is geen leesbare CSV.",
            remedy="Bewaar hem in je rekenblad opnieuw als CSV (UTF-8).",
        ) from error


def _delimiter(lines: Sequence[str]) -> str:
    head = lines[0] if lines else ""
    return max(";,\t", key=head.count)


def _places(header: Sequence[str], name: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, cell in enumerate(header):
        title = cell.strip().casefold()
        if title in _LABELS:
            places.setdefault((LABEL, SECOND)[_LABELS[title]], at)
        elif title == NUMBER:
            places[NUMBER] = at
    if NUMBER not in places or LABEL not in places:
        raise TranscriptError(
            place=f"{name}:1",
            problem="De kolommen ‘nummer’ en ‘label’ ontbreken.",
            remedy="Gebruik de codeertabel die je hier bij dit gesprek kunt bewaren.",
        )
    return places


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _label(said: str, known: Mapping[str, MoveLabel], place: str) -> MoveLabel:
    if said not in known:
        raise TranscriptError(
            place=place,
            problem=f"‘{said[:40]}’ is geen label uit het codeboek.",
            remedy="Kies een van: " + ", ".join(label.value for label in CHOICES) + ".",
        )
    return known[said]


def _plain(text: str) -> str:
    return " ".join(text.replace("_", " ").casefold().split())


def _harmless(text: str) -> str:
    # A spreadsheet would reckon with these.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text

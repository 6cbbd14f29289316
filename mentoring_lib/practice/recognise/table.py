"""Labelling the lines of a CSV file, for whoever codes conversations in a spreadsheet."""

import codecs
import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.recognise.judgement import Judgement
from mentoring_lib.practice.recognise.recogniser import Recogniser, shipped

ADDED = ("label", "form", "confidence", "reason")
"""The columns that are added; one that was there already is kept under ``…_in``."""

MOST_BYTES = 100_000_000
_TEXT, _PREVIOUS, _SPEAKER = "text", "previous", "speaker"


class Table(NamedTuple):
    """A CSV file in memory.

    Attributes:
        header: The column names as they stand in the file.
        rows: The cells of each row, as many as there are names.
        delimiter: ``,`` or ``;``.
        encoding: How it was written, and how the labelled table is written.
    """

    header: list[str]
    rows: list[list[str]]
    delimiter: str
    encoding: str


def label_table(
    in_path: Path, out_path: Path, recogniser: Recogniser | None = None
) -> dict[str, int]:
    """Write the table with four columns added, in the same order of rows.

    Args:
        in_path: CSV with a column ``text``, and if known ``previous`` and ``speaker``.
        out_path: Where the labelled table goes.
        recogniser: Who labels; without it the cues that ship decide.

    Returns:
        How many rows got each degree of confidence.

    Raises:
        MentoringError: The file can't be read, holds no column ``text``, or can't be written.
    """
    table = _read(in_path)
    judged = _judged(table, recogniser or shipped(), in_path)
    names = [f"{name}_in" if name in ADDED else name for name in table.header]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator="\r\n")
    writer.writerow([*names, *ADDED])
    for row, each in zip(table.rows, judged, strict=True):
        writer.writerow([*row, each.label, each.form, each.confidence, each.reason])
    _write(out_path, text.getvalue().encode(table.encoding, errors="replace"))
    counts: dict[str, int] = {}
    for each in judged:
        counts[each.confidence] = counts.get(each.confidence, 0) + 1
    return counts


def _read(path: Path) -> Table:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unusable(path, 1, "Het bestand is groter dan 100 MB.", "Splits het.")
        stored = path.read_bytes()
    except OSError as error:
        raise _unusable(
            path, 1, "Dit bestand kan niet gelezen worden.", "Kijk of de naam en de map kloppen."
        ) from error
    text, encoding = _decoded(stored)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    # The usual limit of a cell is lower than the length of a pasted conversation.
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [row for row in reader if row]
    except csv.Error as error:
        raise _unusable(
            path,
            reader.line_num,
            "Deze regel is geen leesbare CSV.",
            "Bewaar het bestand opnieuw als CSV (UTF-8) in je spreadsheet.",
        ) from error
    return _squared(rows, delimiter, encoding)


def _decoded(stored: bytes) -> tuple[str, str]:
    """Return the text, and the encoding in which the answer is written."""
    try:
        text = stored.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What older spreadsheets write; five of its letters don't exist.
        return stored.decode("cp1252", errors="replace"), "utf-8-sig"
    return text, "utf-8-sig" if stored.startswith(codecs.BOM_UTF8) else "utf-8"


def _squared(rows: list[list[str]], delimiter: str, encoding: str) -> Table:
    """Return the table with as many cells in each row as there are column names."""
    if not rows:
        return Table([], [], delimiter, encoding)
    width = max(len(row) for row in rows)
    header, *others = ([*row, *[""] * (width - len(row))] for row in rows)
    return Table([name.strip() for name in header], others, delimiter, encoding)


def _judged(table: Table, recogniser: Recogniser, path: Path) -> list[Judgement]:
    places = {name.lower(): number for number, name in reversed([*enumerate(table.header)])}
    if _TEXT not in places:
        raise _unusable(
            path,
            1,
            "De kolom ‘text’ ontbreekt.",
            "Zet ‘text’ boven de kolom met wat de mentor zegt.",
        )
    texts = [row[places[_TEXT]] for row in table.rows]
    if _PREVIOUS in places:
        before = [row[places[_PREVIOUS]] for row in table.rows]
    elif _SPEAKER in places:
        before = _turns_before(texts, [row[places[_SPEAKER]].strip() for row in table.rows])
    else:
        before = [""] * len(texts)
    return [recogniser.judge(text, earlier) for text, earlier in zip(texts, before, strict=True)]


def _turns_before(texts: Sequence[str], speakers: Sequence[str]) -> list[str]:
    """Return for each turn the last words of somebody else, if the speakers are known."""
    before: list[str] = []
    other, current = "", ""
    for number, speaker in enumerate(speakers):
        if number and speaker != current:
            other = texts[number - 1]
        current = speaker
        before.append(other)
    return before


def _write(path: Path, stored: bytes) -> None:
    try:
        path.write_bytes(stored)
    except OSError as error:
        raise MentoringError(
            place=str(path),
            problem="Hier kan de tabel niet bewaard worden.",
            remedy="Kies een map die bestaat, en sluit het bestand als het open is.",
        ) from error


def _unusable(path: Path, line: int, problem: str, remedy: str) -> MentoringError:
    return MentoringError(place=f"{path.name}:{line}", problem=problem, remedy=remedy)

"""Reading a talk from a CSV file, with the separators that Dutch and English programs use."""

import csv
from collections.abc import Mapping, Sequence

from mentoring_lib.practice.transcript.columns import Columns, Rows, chosen, guessed, table_lines
from mentoring_lib.practice.transcript.model import (
    MOST_LINES,
    Transcript,
    TranscriptError,
    assembled,
    too_long,
)

_DELIMITERS = (";", ",", "\t", "|")
_LONGEST_CELL = 1_000_000
_SAMPLE = 50


def read_csv(
    lines: Sequence[str],
    name: str,
    remarks: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
) -> Transcript:
    """Return the talk in the lines of a CSV file.

    Args:
        lines: The lines of the file.
        name: The file, for the place of an error.
        remarks: What is known about the file already.
        columns: By ``text``, ``speaker``, ``start`` and ``end``: the name of that column in
            the first row; guessed when not given.

    Raises:
        TranscriptError: The table can't be read, or its columns can't be told.
    """
    said = lines[0].strip().casefold() if lines else ""
    first = 1 if said.startswith("sep=") else 0
    given = said[4:5] if first else ""
    delimiter = given or _delimiter(lines, columns)
    rows = _rows(lines, first, delimiter, name)
    if columns is not None and rows:
        held: Columns | None = chosen(rows[0][1], columns, name)
    else:
        held = guessed(rows)
    if held is None:
        raise _unclear(rows, name)
    pieces, told = table_lines(rows, held, delimiter)
    return assembled(name, pieces, [*remarks, *told])


def _delimiter(lines: Sequence[str], columns: Mapping[str, str] | None) -> str:
    """Return the separator that divides the first lines best."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]

    def quality(delimiter: str) -> tuple[bool, int, int]:
        try:
            rows = list(csv.reader(sample, delimiter=delimiter))
        except csv.Error:
            return (False, 0, 0)
        header = rows[0] if rows else []
        if columns is not None:
            titles = {title.strip().casefold() for title in header}
            fits = {each.strip().casefold() for each in columns.values()} <= titles
        else:
            held = guessed([(1, header)]) if header else None
            fits = held is not None and held.header
        wide = sum(len(row) > 1 for row in rows)
        same = sum(len(row) == len(header) for row in rows)
        return (fits and len(header) > 1, wide, same)

    return max(_DELIMITERS, key=quality)


def _rows(lines: Sequence[str], first: int, delimiter: str, name: str) -> Rows:
    reader = csv.reader((f"{line}\n" for line in lines[first:]), delimiter=delimiter)
    rows: list[tuple[int, Sequence[str]]] = []
    before = csv.field_size_limit(_LONGEST_CELL)
    starts = first + 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((starts, row))
            if len(rows) > MOST_LINES + 1:
                raise too_long(name)
            starts = first + reader.line_num + 1
    except csv.Error as error:
        raise TranscriptError(
            place=f"{name}:{first + reader.line_num}",
            problem="Hier klopt de tabel niet; misschien sluit een aanhalingsteken niet.",
            remedy="Open het bestand in een rekenblad en bewaar het opnieuw als CSV (UTF-8).",
        ) from error
    finally:
        csv.field_size_limit(before)
    return rows


def _unclear(rows: Rows, name: str) -> TranscriptError:
    titles = ", ".join(f"‘{cell.strip()[:40]}’" for cell in (rows[0][1] if rows else ())[:12])
    return TranscriptError(
        place=f"{name}:1",
        problem="Het is niet duidelijk in welke kolom de tekst staat"
        + (f"; bovenaan staat {titles}." if titles else "."),
        remedy="Zet ‘spreker’, ‘tekst’ en eventueel ‘tijd’ boven de kolommen.",
    )

"""Reading a talk from a Word file: a transcript of Teams, paragraphs, or a table."""

from collections.abc import Iterator, Mapping

from mentoring_lib.practice.transcript.columns import Rows, chosen, guessed, table_lines
from mentoring_lib.practice.transcript.model import Line, Transcript, assembled, counted
from mentoring_lib.practice.transcript.plain_text import read_plain_text
from mentoring_lib.practice.transcript.word_file import Table, WordText, word_text


def read_word(content: bytes, name: str, columns: Mapping[str, str] | None = None) -> Transcript:
    """Return the talk in a Word file.

    Args:
        content: The bytes of the file.
        name: The file, for the place of an error.
        columns: The names of the columns of a table, as for a CSV file; guessed when not given.

    Raises:
        TranscriptError: The file can't be used, or nothing is said in it.
    """
    text = word_text(content, name)
    remarks = [f"Niet gelezen: {', '.join(text.unread)}."] if text.unread else []
    tables = [_rows(block) for block in text.blocks if isinstance(block, Table)]
    talks = [rows for rows in tables if _is_talk(rows, columns)]
    if talks:
        return _from_tables(text, talks, name, remarks, columns)
    return read_plain_text(list(_flat(text)), name, remarks)


def _rows(table: Table) -> Rows:
    filled = (row for row in table.rows if any(cell.strip() for cell in row))
    return [(number, row) for number, row in enumerate(filled, 1)]


def _is_talk(rows: Rows, columns: Mapping[str, str] | None) -> bool:
    """Tell whether a table says who says what; a table for the layout does not."""
    if columns is not None:
        titles = {title.strip().casefold() for title in rows[0][1]} if rows else set()
        return {name.strip().casefold() for name in columns.values()} <= titles
    held = guessed(rows)
    return held is not None and held.speaker is not None


def _from_tables(
    text: WordText,
    talks: list[Rows],
    name: str,
    remarks: list[str],
    columns: Mapping[str, str] | None,
) -> Transcript:
    pieces: list[Line] = []
    told = list(remarks)
    for rows in talks:
        held = guessed(rows) if columns is None else chosen(rows[0][1], columns, name)
        if held is not None:
            lines, about = table_lines(rows, held, " ")
            pieces += lines
            told += about
    outside = sum(isinstance(block, str) and bool(block.strip()) for block in text.blocks)
    if outside:
        told.append(counted(outside, "alinea", "alinea’s") + " buiten de tabel overgeslagen.")
    others = sum(isinstance(block, Table) for block in text.blocks) - len(talks)
    if others:
        told.append(counted(others, "andere tabel", "andere tabellen") + " overgeslagen.")
    return assembled(name, pieces, told)


def _flat(text: WordText) -> Iterator[str]:
    for block in text.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from cell.split("\n")
        else:
            yield from block.split("\n")
        yield ""

"""Finding who, what and when among the columns of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.practice.transcript.clock import seconds
from mentoring_lib.practice.transcript.model import Line, TranscriptError, counted, placed

_NAMES = {
    "speaker": "spreker naam wie deelnemer persoon rol speaker name who participant role",
    "text": "tekst uiting uitspraak zin inhoud woorden beurt text utterance sentence content "
    "transcript transcriptie transcription caption",
    "start": "tijd start begin van starttijd begintijd tijdstip tijdcode time timestamp starttime "
    "from timecode in",
    "end": "eind einde tot eindtijd end endtime to out",
}
_KNOWN = {word: column for column, words in _NAMES.items() for word in words.split()}
_MOST_SPEAKERS = 40
_LONGEST_NAME = 40

Rows = Sequence[tuple[int, Sequence[str]]]
"""The rows of a table, each with the line where it starts."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, counted from 0; ``header`` tells whether row one names them."""

    text: int
    speaker: int | None = None
    start: int | None = None
    end: int | None = None
    header: bool = False


def guessed(rows: Rows) -> Columns | None:
    """Return what the columns of a table seem to hold; None when that can't be told."""
    if not rows:
        return None
    named = _by_header(rows[0][1])
    return named or _by_content(rows)


def chosen(header: Sequence[str], names: Mapping[str, str], place: str) -> Columns:
    """Return the columns that a person chose by the names in the first row.

    Args:
        header: The first row.
        names: By ``text``, ``speaker``, ``start`` and ``end``: the name of that column.
        place: The file, for the place of an error.

    Raises:
        TranscriptError: The table has no column of that name, or no text was chosen.
    """
    titles = [title.strip().casefold() for title in header]
    missing = [name for name in names.values() if name.strip().casefold() not in titles]
    if missing or "text" not in names:
        lacking = f"‘{missing[0]}’" if missing else "met de tekst"
        raise TranscriptError(
            place=f"{place}:1",
            problem=f"De kolom {lacking} is er niet.",
            remedy=f"Kies uit: {', '.join(header)[:300]}.",
        )
    at = {kind: titles.index(name.strip().casefold()) for kind, name in names.items()}
    return Columns(at["text"], at.get("speaker"), at.get("start"), at.get("end"), header=True)


def table_lines(rows: Rows, columns: Columns, delimiter: str) -> tuple[list[Line], list[str]]:
    """Return the pieces of speech in a table, and what a reader should know about it."""
    lines: list[Line] = []
    wider: list[int] = []
    bad_times: list[int] = []
    width = len(rows[0][1])
    for number, cells in rows[1:] if columns.header else rows:
        row = list(cells)
        if len(row) > width:
            wider.append(number)
            if columns.text == width - 1:
                row[columns.text :] = [delimiter.join(row[columns.text :])]
        written = _cell(row, columns.start)
        lines.append(
            Line(
                _cell(row, columns.speaker),
                _cell(row, columns.text),
                seconds(written),
                seconds(_cell(row, columns.end)),
            )
        )
        if written.strip() and lines[-1].start_s is None:
            bad_times.append(number)
    return lines, list(_remarks(wider, bad_times, joined=columns.text == width - 1))


def _remarks(wider: list[int], bad_times: list[int], *, joined: bool) -> list[str]:
    told = []
    if wider and joined:
        told.append(f"Meer kolommen dan bovenaan; bij de tekst gezet: {placed(wider)}.")
    elif wider:
        about = counted(len(wider), "rij", "rijen")
        told.append(f"{about} met extra kolommen; die zijn overgeslagen: {placed(wider)}.")
    if bad_times:
        told.append(f"De tijd is niet te lezen; de tekst is bewaard: {placed(bad_times)}.")
    return told


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _by_header(header: Sequence[str]) -> Columns | None:
    at: dict[str, int] = {}
    for number, title in enumerate(header):
        words = "".join(sign for sign in title.casefold() if sign.isalpha())
        if words in _KNOWN:
            at.setdefault(_KNOWN[words], number)
    if "text" not in at:
        return None
    return Columns(at["text"], at.get("speaker"), at.get("start"), at.get("end"), header=True)


def _by_content(rows: Rows) -> Columns | None:
    width = min(max(len(row) for _, row in rows), 12)
    values = [[_cell(row, number).strip() for _, row in rows] for number in range(width)]
    times = [number for number in range(width) if _all_times(values[number])]
    others = [number for number in range(width) if number not in times and any(values[number])]
    if not others:
        return None
    text = max(others, key=lambda number: sum(map(len, values[number])))
    speaker = next((each for each in others if each != text and _names(values[each])), None)
    if speaker is None and len(others) > 1:
        return None
    start, end = (*times, None, None)[:2]
    return Columns(text, speaker, start, end)


def _all_times(values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    return bool(filled) and all(seconds(value) is not None for value in filled)


def _names(values: Sequence[str]) -> bool:
    distinct = {value.casefold() for value in values if value}
    short = all(len(value) <= _LONGEST_NAME for value in distinct)
    return short and 0 < len(distinct) <= min(_MOST_SPEAKERS, max(2, len(values) // 2 + 1))

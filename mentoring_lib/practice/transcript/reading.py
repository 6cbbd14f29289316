"""Reading a talk from a file of any kind that we know."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from mentoring_lib.practice.transcript.decoding import text_lines
from mentoring_lib.practice.transcript.model import Transcript, TranscriptError
from mentoring_lib.practice.transcript.plain_text import read_plain_text
from mentoring_lib.practice.transcript.subtitles import read_subtitles
from mentoring_lib.practice.transcript.table import read_csv
from mentoring_lib.practice.transcript.word import read_word

LARGEST = 20_000_000
"""Bytes; the text of a day of talking is less than 1 MB."""

KINDS = (".txt", ".vtt", ".srt", ".csv", ".docx")
"""What a panel may offer to choose from."""

_ARROW = re.compile(r"\s*[\d:.,]{4,20}\s*-->\s*[\d:.,]{4,20}")
_HEAD = 50


def read_transcript(
    content: bytes, name: str, columns: Mapping[str, str] | None = None
) -> Transcript:
    """Return the talk that a file holds; nothing is written anywhere.

    The content decides what kind of file it is; the name decides only about tables.

    Args:
        content: The bytes of the file.
        name: The name of the file, such as ``gesprek.vtt``.
        columns: For a table, by ``text``, ``speaker``, ``start`` and ``end``: the name of
            that column in the first row; guessed when not given.

    Raises:
        TranscriptError: The file can't be read, is too large, or nothing is said in it.
    """
    if len(content) > LARGEST:
        raise TranscriptError(
            place=name,
            problem="Dit bestand is groter dan 20 MB.",
            remedy="Kies het transcript, niet de opname; of knip het gesprek eruit.",
        )
    if content.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or name.lower().endswith(".docx"):
        return read_word(content, name, columns)
    lines, remarks = text_lines(content, name)
    if _is_subtitles(lines, name):
        return read_subtitles(lines, name, remarks)
    if name.lower().endswith((".csv", ".tsv")) or columns is not None:
        return read_csv(lines, name, remarks, columns)
    return read_plain_text(lines, name, remarks)


def read_transcript_file(path: Path, columns: Mapping[str, str] | None = None) -> Transcript:
    """Return the talk in a file on this machine; never reads more than ``LARGEST`` and one byte.

    Raises:
        TranscriptError: As ``read_transcript``, or the file isn't there.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise TranscriptError(
            place=path.name,
            problem="Dit bestand kan niet gelezen worden.",
            remedy="Kijk of het er nog staat en of een ander programma het open heeft.",
        ) from error
    return read_transcript(content, path.name, columns)


def _is_subtitles(lines: Sequence[str], name: str) -> bool:
    if name.lower().endswith((".vtt", ".srt")) or lines[0].strip().startswith("WEBVTT"):
        return True
    # Text that was copied from Teams has such times too, but no number above the first.
    first, second = ([line for line in lines[:_HEAD] if line.strip()] + ["", ""])[:2]
    return first.strip().isdigit() and _ARROW.match(second) is not None

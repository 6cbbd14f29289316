"""A talk as it was written down: who said what, and when."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.utterance import Utterance

MOST_LINES = 20_000
"""Pieces of speech; a school day of talking has fewer."""

LONGEST_SPEAKER = 80

_INVISIBLE = {
    code: " " if code in range(32) else None
    for code in (*range(32), *range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x202A, 0x202F))
} | {0x2060: None, 0xFEFF: None, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


class TranscriptError(MentoringError):
    """A file with a talk can't be read, or doesn't hold a talk."""


@dataclass(frozen=True, slots=True)
class Line:
    """One turn of one speaker.

    Attributes:
        speaker: The name in the file; empty when the file doesn't say.
        text: What was said, on one line.
        start_s: Seconds from the start of the recording, if the file says so.
        end_s: Seconds from the start of the recording, if the file says so.
    """

    speaker: str
    text: str
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The turns of a talk in order, and in Dutch what a reader should know about the file."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()

    def utterances(self) -> tuple[Utterance, ...]:
        """Return the turns as the analysis of moves takes them."""
        return tuple(Utterance(line.text, line.speaker) for line in self.lines)


def assembled(name: str, pieces: Iterable[Line], remarks: Iterable[str] = ()) -> Transcript:
    """Return the talk of the pieces in a file; pieces of one speaker in a row become one turn.

    Args:
        name: The file, for the place of an error.
        pieces: What was read; one without a speaker belongs to the speaker before it.
        remarks: What the reader of this kind of file has to tell already.

    Raises:
        TranscriptError: There are too many pieces, or there is nothing said.
    """
    told = list(remarks)
    clean = [_clean(piece) for piece in _at_most(name, pieces)]
    spoken = [piece for piece in clean if piece.text]
    if len(spoken) < len(clean):
        told.append(
            counted(len(clean) - len(spoken), "leeg stuk", "lege stukken") + " overgeslagen."
        )
    named = any(piece.speaker for piece in spoken)
    body = _from_first_speaker(spoken) if named else spoken
    if len(body) < len(spoken):
        before = counted(len(spoken) - len(body), "regel", "regels")
        told.append(f"{before} vóór de eerste spreker overgeslagen.")
    if not body:
        raise TranscriptError(
            place=name,
            problem="Er staat geen gesproken tekst in dit bestand.",
            remedy="Kijk of je het goede bestand koos, met het gesprek erin.",
        )
    if not named:
        told.append("Er staan geen sprekers in dit bestand; elke regel telt als een eigen beurt.")
    return Transcript(merged(body), tuple(told))


def merged(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines with those of one speaker in a row put together."""
    spellings: dict[str, str] = {}
    turns: list[list[Line]] = []
    speaker = ""
    for line in lines:
        speaker = spellings.setdefault(line.speaker.casefold(), line.speaker) or speaker
        if turns and speaker and turns[-1][0].speaker == speaker:
            turns[-1].append(line)
        else:
            turns.append([replace(line, speaker=speaker)])
    return tuple(_one_turn(parts) for parts in turns)


def counted(number: int, one: str, more: str) -> str:
    """Return a number with its noun, such as “1 regel” or “3 regels”."""
    return f"{number} {one if number == 1 else more}"


def placed(numbers: Sequence[int]) -> str:
    """Return line numbers as a person says them, at most five."""
    shown = ", ".join(str(number) for number in numbers[:5])
    rest = f" en nog {len(numbers) - 5}" if len(numbers) > 5 else ""  # noqa: PLR2004 - as said above
    return f"{'regel' if len(numbers) == 1 else 'regels'} {shown}{rest}"


def _at_most(name: str, pieces: Iterable[Line]) -> Iterable[Line]:
    for number, piece in enumerate(pieces, 1):
        if number > MOST_LINES:
            raise too_long(name)
        yield piece


def too_long(name: str) -> TranscriptError:
    """Return the error for a file with more lines than a talk has."""
    return TranscriptError(
        place=name,
        problem="Dit bestand heeft meer dan 20.000 regels.",
        remedy="Knip er het gesprek uit dat je wilt bekijken.",
    )


def _clean(piece: Line) -> Line:
    text = unicodedata.normalize("NFC", piece.text.translate(_INVISIBLE))
    speaker = unicodedata.normalize("NFC", piece.speaker.translate(_INVISIBLE))
    return replace(
        piece,
        text=" ".join(text.split()),
        speaker=" ".join(speaker.split())[:LONGEST_SPEAKER].strip(" :"),
    )


def _from_first_speaker(pieces: list[Line]) -> list[Line]:
    first = next(number for number, piece in enumerate(pieces) if piece.speaker)
    return pieces[first:]


def _one_turn(parts: list[Line]) -> Line:
    return replace(
        parts[0],
        text=" ".join(part.text for part in parts),
        end_s=parts[-1].end_s,
    )

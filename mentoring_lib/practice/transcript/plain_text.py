"""Reading a talk from plain text, typed by hand or copied from Teams, Zoom or Word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mentoring_lib.practice.transcript.clock import ARROW, seconds
from mentoring_lib.practice.transcript.labels import (
    Candidate,
    accepted,
    candidate,
    once,
    without_time,
)
from mentoring_lib.practice.transcript.model import (
    MOST_LINES,
    Line,
    Transcript,
    assembled,
    counted,
    too_long,
)

_SYSTEM = re.compile(
    r"(?:started|stopped) transcription|(?:joined|left) the meeting"
    r"|(?:heeft de )?transcriptie (?:is )?(?:gestart|gestopt|beëindigd)",
    re.IGNORECASE,
)
_MOST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Written:
    text: str
    start: str = ""
    end: str = ""
    named: Candidate | None = None


def read_plain_text(lines: Sequence[str], name: str, remarks: Sequence[str] = ()) -> Transcript:
    """Return the talk in lines of plain text.

    A line without a name belongs to the speaker before it.

    Raises:
        TranscriptError: Nothing is said, or the file is too long.
    """
    if sum(not line.isspace() and line != "" for line in lines) > MOST_LINES:
        raise too_long(name)
    written = list(_written(lines))
    spoken = [each for each in written if not _SYSTEM.search(each.text[:200])]
    told = list(remarks)
    if len(spoken) < len(written):
        about = counted(len(written) - len(spoken), "melding", "meldingen")
        told.append(f"{about} van het vergaderprogramma overgeslagen.")
    speakers = accepted((each.named for each in spoken if each.named), len(spoken))
    pieces = [_piece(each, speakers) for each in spoken]
    told += [f"‘{who}’ komt één keer voor als spreker; klopt dat?" for who in once(pieces)]
    return assembled(name, _with_words(pieces), told)


def _written(lines: Sequence[str]) -> Iterator[_Written]:
    number = 0
    while number < len(lines):
        line = lines[number].strip().replace("**", "")
        number += 1
        arrow = ARROW.match(line[:200])
        if arrow:
            # Word files of Teams: the times, then the name, then the words.
            who = lines[number].strip() if number < len(lines) else ""
            if who and number + 1 < len(lines) and _alone(who, lines[number + 1]):
                number += 1
                yield _Written("", arrow[1], arrow[2], Candidate(who, "", "", "@"))
                continue
        if line:
            start, text = without_time(line)
            yield _Written(text, start, arrow[2] if arrow else "", candidate(text))


def _alone(who: str, following: str) -> bool:
    ends = who.endswith((".", "?", "!", ","))
    return (
        len(who) <= _MOST_NAME and not ends and bool(following.strip()) and "-->" not in following
    )


def _with_words(pieces: Sequence[Line]) -> Iterator[Line]:
    """Yield the pieces; a name that stands alone goes with the line under it."""
    alone: Line | None = None
    for piece in pieces:
        if alone and piece.speaker:
            yield alone
        elif alone:
            yield replace(alone, text=piece.text)
            alone = None
            continue
        alone = piece if piece.speaker and not piece.text else None
        if not alone:
            yield piece
    if alone:
        yield alone


def _piece(written: _Written, speakers: frozenset[str]) -> Line:
    start, end = seconds(written.start), seconds(written.end)
    plain = Line("", written.text, start, end)
    if written.named is None or written.named.label.casefold() not in speakers:
        return plain
    named = replace(plain, speaker=written.named.label, text=written.named.rest)
    return named if start is not None else replace(named, start_s=seconds(written.named.time))

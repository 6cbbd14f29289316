"""From a file with a talk to a talk that may be kept; the original never leaves memory."""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import replace

from mentoring_lib.catalog.names import NameLists
from mentoring_lib.practice.transcript.finding import find_personal_data
from mentoring_lib.practice.transcript.found import Kind
from mentoring_lib.practice.transcript.model import Line, Transcript, TranscriptError, merged
from mentoring_lib.practice.transcript.reading import LARGEST, read_transcript
from mentoring_lib.practice.transcript.review import Review
from mentoring_lib.practice.transcript.speakers import (
    MENTOR,
    OTHER,
    RoleGuess,
    guessed_roles,
    speakers,
)

MOST_TURNS = 3_000
"""A talk of a few hours; a page with more is no longer pleasant to read."""

MOST_PIECES = 100
"""Parts in which a browser sends a file; the server takes no message of more than 10 MB."""

AS_MENTOR, AS_OTHER, LEFT_OUT = "mentor", "other", "skip"
"""What a speaker can be."""

PASTED = "geplakte tekst"


class Upload:
    """A file that arrives from the browser in pieces."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._pieces: list[str] = []

    def take(self, at: int, of: int, piece: str) -> bytes | None:
        """Return the file when this was its last piece, else None.

        Raises:
            TranscriptError: A piece is missing or damaged, or the file is too large.
        """
        if at == 0:
            self._pieces = []
        if at != len(self._pieces) or not 0 < of <= MOST_PIECES:
            raise _not_arrived()
        self._pieces.append(piece)
        # Four letters carry three bytes.
        if sum(map(len, self._pieces)) > LARGEST * 4 // 3 + 4:
            raise _not_arrived()
        if len(self._pieces) < of:
            return None
        whole, self._pieces = "".join(self._pieces), []
        try:
            return base64.b64decode(whole, validate=True)
        except ValueError as error:
            raise _not_arrived() from error


class Intake:
    """A talk on its way: read, given roles and pseudonymised, and not kept anywhere yet.

    Attributes:
        given: The talk as it was read, with the names in the file.
        guess: The roles to offer.
        roles: What each speaker is; empty as long as nobody said.
        review: What was found to pseudonymise, once the roles are known.
    """

    def __init__(self, content: bytes, name: str, lists: NameLists) -> None:
        """Read a talk.

        Raises:
            TranscriptError: The file can't be read, or it is no talk between people.
        """
        self.given = read_transcript(content, name)
        self._lists = lists
        if len(self.given.lines) > MOST_TURNS:
            raise TranscriptError(
                place=name,
                problem=f"Dit gesprek heeft meer dan {MOST_TURNS} beurten.",
                remedy="Knip er het deel uit dat je wilt bekijken.",
            )
        if len(speakers(self.given)) == 1:
            raise TranscriptError(
                place=name,
                problem="We vinden hier maar één spreker.",
                remedy="Zet vóór elke beurt wie er praat, zoals ‘Mentor:’ en ‘Leerling:’.",
            )
        self.guess: RoleGuess = guessed_roles(self.given)
        self.roles: dict[str, str] = {}
        self.review: Review | None = None

    def offered(self) -> dict[str, str]:
        """Return what each speaker is: as the learner said, else as we guess."""
        if self.roles:
            return self.roles
        return {
            name: AS_MENTOR if role == MENTOR else AS_OTHER
            for name, role in self.guess.roles.items()
        }

    def divide(self, roles: Mapping[str, str]) -> None:
        """Take what each speaker is, and look for what points to a person.

        Raises:
            TranscriptError: Nobody is the mentor, or nobody is the other.
        """
        known = {each.name for each in speakers(self.given)}
        possible = (AS_MENTOR, AS_OTHER, LEFT_OUT)
        chosen = {name: role for name, role in roles.items() if name in known and role in possible}
        if set(chosen) != known or not {AS_MENTOR, AS_OTHER} <= set(chosen.values()):
            raise TranscriptError(
                place="sprekers",
                problem="Een gesprek heeft een mentor en een ander.",
                remedy="Kies wie jij bent, en laat ten minste één ander staan.",
            )
        self.roles = chosen
        left = merged(line for line in self.given.lines if chosen[line.speaker] != LEFT_OUT)
        talk = Transcript(left)
        self.review = Review(talk, find_personal_data(talk, self._lists))

    def decide(self, numbers: Iterable[object], *, replaced: bool) -> None:
        """Take whether the finds with these numbers are replaced."""
        if self.review is not None:
            there = range(len(self.review.found))
            known = [each for each in numbers if isinstance(each, int) and each in there]
            step = self.review.accept if replaced else self.review.reject
            self.review = step(*known)

    def add(self, words: str, kind: str) -> None:
        """Have words of the learner's own replaced everywhere.

        Raises:
            TranscriptError: They don't stand in the talk.
        """
        if self.review is not None and kind in set(Kind):
            self.review = self.review.add(words, Kind(kind))

    def lines(self) -> tuple[Line, ...]:
        """Return the turns with roles and placeholders, as they would be kept."""
        if self.review is None:
            return ()
        names = self._role_names()
        talk = self.review.transcript
        # The names of the speakers go: from here on only their roles count.
        numbered = [
            (number, each) for number, each in enumerate(self.review.found) if not each.in_speaker
        ]
        rejected = {at for at, (number, _) in enumerate(numbered) if number in self.review.rejected}
        lines = tuple(replace(line, speaker=names[line.speaker]) for line in talk.lines)
        found = tuple(each for _, each in numbered)
        return Review(Transcript(lines), found, frozenset(rejected)).applied().lines

    def _role_names(self) -> dict[str, str]:
        others = [name for name, role in self.roles.items() if role == AS_OTHER]
        ordered = [each.name for each in speakers(self.given) if each.name in others]
        names = {name: MENTOR for name, role in self.roles.items() if role == AS_MENTOR}
        for at, name in enumerate(ordered):
            names[name] = OTHER if not at else f"{OTHER} {at + 1}"
        return names


def _not_arrived() -> TranscriptError:
    return TranscriptError(
        place="bestand",
        problem="Het bestand is niet heel aangekomen, of het is groter dan 20 MB.",
        remedy="Kies het nog een keer. Neem het transcript, niet de opname.",
    )

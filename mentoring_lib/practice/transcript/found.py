"""What in a talk points to a person: what it is, where it stands and what may replace it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data; the value is the Dutch word in the placeholder."""

    NAME = "naam"
    PLACE = "plaats"
    SCHOOL = "school"
    CLASS = "klas"
    DATE = "datum"
    PHONE = "telefoonnummer"
    EMAIL = "e-mailadres"
    ADDRESS = "adres"
    NUMBER = "nummer"
    ACCOUNT = "rekeningnummer"
    WEB = "webadres"
    HANDLE = "gebruikersnaam"


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of one text that may be personal.

    Attributes:
        kind: What it seems to be.
        start: Index of its first sign in the text.
        end: Index after its last sign.
        sure: Whether the form leaves little doubt.
        key: What two spots share that mean the same; for a name its parts with ``|`` between
            first name and surname, one of which may be empty.
    """

    kind: Kind
    start: int
    end: int
    sure: bool
    key: str


@dataclass(frozen=True, slots=True)
class Found:
    """One place in a talk that a person reviews.

    Attributes:
        kind: What it seems to be.
        text: The words as they stand there.
        placeholder: What replaces it, such as ``[naam 1]``; the same for the same person.
        line: Index of the turn in the transcript.
        span: First index and index after the last, in the text of the turn or in the name of
            its speaker.
        sure: Whether the form leaves little doubt; the rest deserves a look.
        in_speaker: Whether it is the name of the speaker; then it counts for all the turns of
            that speaker, and ``line`` is the first.
    """

    kind: Kind
    text: str
    placeholder: str
    line: int
    span: tuple[int, int]
    sure: bool
    in_speaker: bool = False

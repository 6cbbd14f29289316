"""What is needed to understand a typed reply, and what the other says to one that fits none."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.values import Prose, Value


class Mood(StrEnum):
    """How the other sits in the conversation, as far as a generic reaction shows it."""

    OPEN = "open"
    WARY = "wary"
    CLOSED = "closed"


class WordBook(Value):
    """Lists of words for comparing a typed line with the replies of a scene.

    Attributes:
        fillers: Words that say little about what somebody means.
        negations: Words that turn a sentence round.
        speaker: Words for who speaks.
        persons: Words for somebody; with one of them, a part of a sentence says who does it.
        numbers: Numbers written in letters.
        joints: Words that begin a new thought.
        same: Groups of words that count as one; the first stands for the others.
        opposites: Two sides, with a slash between them.
        secrecy: How a promise to tell nobody sounds; ``*`` stands for other words.
        own: A promise to tell nobody holds one of these words.
        honest: A line with one of these words is no such promise.
        unable: A part of a sentence with one of these words is none either.
        insults: Words that no mentor's reply holds.
        silence: How somebody types that nothing is said.
        around: Words that may stand beside that.
    """

    fillers: Prose
    negations: Prose
    speaker: Prose
    persons: Prose
    numbers: Prose
    joints: Prose
    same: tuple[Prose, ...]
    opposites: tuple[Prose, ...]
    secrecy: tuple[Prose, ...]
    own: Prose
    honest: Prose
    unable: Prose
    insults: Prose
    silence: tuple[Prose, ...]
    around: Prose


Lines = Annotated[tuple[Prose, ...], Field(min_length=1)]


class Reactions(Value):
    """What the other says to a typed line that no reply of the scene fits.

    Attributes:
        notes: What the panel says, by name.
        lines: What the other says, by what the mentor does and how the other feels.
    """

    notes: dict[str, Prose]
    lines: dict[MoveLabel, dict[Mood, Lines]]

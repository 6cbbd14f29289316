"""Conversation structures, and what the moves are called."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.values import Prose, Slug, Value

SHORT_PHASES = range(2, 5)
"""How many phases a short talk may keep: two to four."""

CUE_LENGTHS = range(2, 61)
"""How many characters a cue may have."""


def _is_a_cue(text: str) -> str:
    if text != text.strip().lower() or len(text) not in CUE_LENGTHS or not _has_a_word(text):
        raise ValueError(f"het signaal '{text}' hoort 2 tot en met 60 kleine letters te hebben")
    return text


def _has_a_word(text: str) -> bool:
    return any(map(str.isalnum, text))


Cue = Annotated[str, AfterValidator(_is_a_cue)]
"""A few words in lower case that give a phase away; in YAML on the line itself."""

Minutes = Annotated[int, Field(ge=1, le=480)]


class TalkMinutes(Value):
    """How long a kind of conversation takes, in minutes."""

    least: Minutes
    usual: Minutes
    most: Minutes

    @model_validator(mode="after")
    def _climbs(self) -> Self:
        if not self.least <= self.usual <= self.most:
            raise ValueError("'least', 'usual' en 'most' moeten oplopen")
        return self


class Phase(Value):
    """One part of a conversation, with what it is for.

    ``weight`` is its share of the time; ``led_by`` is who leads when that isn't the mentor.
    """

    id: Slug
    label: Prose
    purpose: Prose
    led_by: Prose | None = None
    weight: int = Field(ge=1, le=10)
    short: bool = False
    examples: tuple[Prose, ...] = Field(min_length=2)
    pitfalls: tuple[Prose, ...] = Field(min_length=1)
    cues: tuple[Cue, ...] = Field(min_length=3)


class Structure(Value):
    """A kind of conversation in its phases."""

    slug: Slug
    title: Prose
    note: Prose
    purpose: Prose
    participants: tuple[Prose, ...] = Field(min_length=1)
    minutes: TalkMinutes
    good: Prose
    pitfalls: tuple[Prose, ...] = Field(min_length=3)
    rubric: Slug
    phases: tuple[Phase, ...] = Field(min_length=2)
    questions: tuple[Prose, ...] = ()

    @model_validator(mode="after")
    def _phases_fit_together(self) -> Self:
        names = [phase.id for phase in self.phases]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"de fase '{twice[0]}' komt twee keer voor")
        if sum(phase.short for phase in self.phases) not in SHORT_PHASES:
            raise ValueError("zet 'short: true' bij twee tot en met vier fasen")
        return self

    def label(self, phase: str) -> str:
        """Return the Dutch label of a phase; KeyError when there is none."""
        return {each.id: each.label for each in self.phases}[phase]


class NamedMove(Value):
    """A move with its Dutch label and one sentence of explanation."""

    id: Move
    label: Prose
    explanation: Prose
    family: Slug

"""Conversation structures, and what the moves are called."""

from pydantic import Field

from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.values import Prose, Slug, Value


class Phase(Value):
    """One part of a conversation, with what it is for."""

    id: Slug
    label: Prose
    purpose: Prose
    example: Prose


class Structure(Value):
    """A kind of conversation in its phases."""

    slug: Slug
    title: Prose
    note: Prose
    phases: tuple[Phase, ...] = Field(min_length=2)

    def label(self, phase: str) -> str:
        """Return the Dutch label of a phase; KeyError when there is none."""
        return {each.id: each.label for each in self.phases}[phase]


class NamedMove(Value):
    """A move with its Dutch label and one sentence of explanation."""

    id: Move
    label: Prose
    explanation: Prose
    family: Slug

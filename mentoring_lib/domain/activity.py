"""Practice activities that give feedback at once."""

from pydantic import Field

from mentoring_lib.domain.exercise import Labelled
from mentoring_lib.domain.values import Prose, Slug, Value


class ExplainedCard(Labelled):
    """A card with the group where it belongs, and why."""

    group: Slug
    also: tuple[Slug, ...] = ()
    why: Prose


class CardSort(Value):
    """Cards to be sorted into groups, each explained as soon as it lies."""

    slug: Slug
    title: Prose
    intro: Prose
    groups: tuple[Labelled, ...] = Field(min_length=2)
    cards: tuple[ExplainedCard, ...] = Field(min_length=2)

"""Rubrics: what a person looks at, in levels that climb."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from mentoring_lib.domain.values import Prose, Slug, Value


class Level(Value):
    """One step of a criterion."""

    points: Annotated[int, Field(ge=0, le=10)]
    name: Prose
    text: Prose


class Criterion(Value):
    """One quality that is judged, with its levels from weak to strong."""

    id: Slug
    name: Prose
    levels: tuple[Level, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _levels_climb(self) -> Self:
        points = [level.points for level in self.levels]
        if points != sorted(set(points)):
            raise ValueError(f"de niveaus van '{self.id}' moeten oplopen in punten")
        return self


class Rubric(Value):
    """A set of criteria for one kind of work."""

    slug: Slug
    title: Prose
    source: Prose
    criteria: tuple[Criterion, ...] = Field(min_length=1)

    @property
    def max_points(self) -> int:
        """Return the points when every criterion is at its highest level."""
        return sum(criterion.levels[-1].points for criterion in self.criteria)

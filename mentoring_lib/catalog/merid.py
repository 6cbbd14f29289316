"""The code book MERID: the four roles of a mentor who discusses a lesson."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.values import Prose, Slug, Value

PLACE = "moves/merid.yaml"


class Input(StrEnum):
    """Whether the mentor brings a subject in, or takes up the other's."""

    ACTIVE = "active"
    REACTIVE = "reactive"


class Style(StrEnum):
    """How much the mentor steers."""

    DIRECTIVE = "directive"
    NON_DIRECTIVE = "non_directive"


class Role(Value):
    """One of the four roles, with what it means and when it fits."""

    id: Slug
    input: Input
    style: Style
    label: Prose
    meaning: Prose
    fits: Prose


class MeridBook(Value):
    """The roles, and which style each label of a turn points to.

    Source:
        Hennissen, Crasborn, Brouwer, Korthagen & Bergen (2008); Crasborn et al. (2011).
        How the axes are read per turn is our own.
    """

    source: Prose
    reading: Prose
    roles: tuple[Role, ...] = Field(min_length=4, max_length=4)
    directive: frozenset[MoveLabel]
    non_directive: frozenset[MoveLabel]
    reactive: frozenset[MoveLabel]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if len({(role.input, role.style) for role in self.roles}) != len(self.roles):
            raise ValueError("elke rol hoort een eigen input en style te hebben")
        both = sorted(self.directive & self.non_directive)
        if both:
            raise ValueError(f"'{both[0]}' staat bij directive en bij non_directive")
        return self

    def role(self, given: Input, style: Style) -> Role:
        """Return the role on these two axes."""
        return next(each for each in self.roles if (each.input, each.style) == (given, style))

    def style(self, label: MoveLabel) -> Style | None:
        """Return the style that a label points to; None when it points to neither."""
        if label in self.directive:
            return Style.DIRECTIVE
        return Style.NON_DIRECTIVE if label in self.non_directive else None


def merid_book(catalog: Catalog) -> MeridBook:
    """Return the code book, a school's own before the shipped one.

    Raises:
        ContentError: The file can't be read or doesn't hang together.
    """
    return load(catalog.path(PLACE), MeridBook)

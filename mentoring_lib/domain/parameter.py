"""Parameters: what a conversation changes in a person, or in a group."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StringConstraints, model_validator

from mentoring_lib.domain.values import Prose, Slug, Value

GROUP = "groep"
"""Who owns a parameter of everybody together, as in ``groep.rust``."""

MOST_CHANGE = 20
"""What one reply can do at most to trust, ownership or tension."""

Setting = StrictBool | StrictInt | Slug
"""The value of a parameter: a flag, a number, or the name of an option."""

Owned = tuple[str, str]
"""Whose parameter it is, and which."""

Effect = (
    StrictBool
    | StrictInt
    | Annotated[str, StringConstraints(pattern=r"^(?:=-?\d{1,6}|[a-z0-9]+(?:-[a-z0-9]+)*)$")]
)
"""What a reply does to a parameter: add a number, ``=40`` to set it, a flag or an option."""


class Parameter(StrEnum):
    """The parameters that every scenario may use without defining them, from 0 to 100."""

    TRUST = "trust"
    OWNERSHIP = "ownership"
    TENSION = "tension"


class Number(Value):
    """A whole number within bounds."""

    kind: Literal["number"]
    label: Prose
    lowest: Annotated[int, Field(ge=-100_000, le=100_000)] = 0
    highest: Annotated[int, Field(ge=-100_000, le=100_000)] = 100

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.lowest >= self.highest:
            raise ValueError(f"'lowest: {self.lowest}' moet kleiner zijn dan 'highest'")
        return self

    def allows(self, value: Setting) -> bool:
        """Tell whether the parameter can have this value."""
        number = isinstance(value, int) and not isinstance(value, bool)
        return number and self.lowest <= int(value) <= self.highest

    def accepts(self, effect: Effect) -> bool:
        """Tell whether a reply can do this to it."""
        if isinstance(effect, str):
            return effect.startswith("=") and self.allows(int(effect[1:]))
        width = self.highest - self.lowest
        return not isinstance(effect, bool) and abs(effect) <= width

    def after(self, value: Setting, effect: Effect) -> Setting:
        """Return the value after an effect; it stays within the bounds."""
        wanted = int(effect[1:]) if isinstance(effect, str) else int(value) + int(effect)
        return max(self.lowest, min(self.highest, wanted))

    def percent(self, value: Setting) -> float:
        """Return where a value stands between the bounds, from 0 to 100."""
        return 100 * (int(value) - self.lowest) / (self.highest - self.lowest)


class Flag(Value):
    """Something that is so or not."""

    kind: Literal["flag"]
    label: Prose

    def allows(self, value: Setting) -> bool:
        """Tell whether the parameter can have this value."""
        return isinstance(value, bool)

    def accepts(self, effect: Effect) -> bool:
        """Tell whether a reply can do this to it."""
        return isinstance(effect, bool)

    def after(self, _value: Setting, effect: Effect) -> Setting:
        """Return the value after an effect."""
        return bool(effect)

    def percent(self, value: Setting) -> float:
        """Return 100 when it is so, and else 0."""
        return 100.0 if value else 0.0


class Options(Value):
    """One of a few named options, such as a mood."""

    kind: Literal["choice"]
    label: Prose
    options: Annotated[dict[Slug, Prose], Field(min_length=2)]

    def allows(self, value: Setting) -> bool:
        """Tell whether the parameter can have this value."""
        return isinstance(value, str) and value in self.options

    def accepts(self, effect: Effect) -> bool:
        """Tell whether a reply can do this to it."""
        return isinstance(effect, str) and effect in self.options

    def after(self, _value: Setting, effect: Effect) -> Setting:
        """Return the value after an effect."""
        return str(effect)

    def percent(self, value: Setting) -> float:
        """Return where the option stands in the order they were written, from 0 to 100."""
        return 100 * list(self.options).index(str(value)) / (len(self.options) - 1)


Kind = Annotated[Number | Flag | Options, Field(discriminator="kind")]

LEVEL = Number(kind="number", label="van 0 tot 100")
STANDARD: dict[str, Number] = {str(each): LEVEL for each in Parameter}

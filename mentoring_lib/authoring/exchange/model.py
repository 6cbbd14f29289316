"""What an export or import gives, and the error when it can't."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import ContentError

Fields = dict[str, Any]
"""A scenario, or a part of it, as its YAML file writes it out."""


class Format(StrEnum):
    """A format of another tool."""

    UUDSL = "uudsl"
    TWEE = "twee"
    INK = "ink"


class ExchangeError(ContentError):
    """A file of another tool can't be made into a scenario."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A scenario in the format of another tool.

    Attributes:
        text: What the file holds.
        notes: What the other tool can't do or keep, in Dutch.
    """

    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """A scenario made from the file of another tool.

    Attributes:
        scenario: The scenario, with placeholders where the source had nothing.
        todo: What the author has to fill in, in Dutch.
        notes: What stood in the source and didn't come along, in Dutch.
    """

    scenario: Scenario
    todo: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """Things to tell the author, each once, with the places where they hold."""

    places: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str, *places: str) -> None:
        """Count that something holds, and where."""
        self.places.setdefault(text, []).extend(places)

    def lines(self) -> tuple[str, ...]:
        """Return one line for each thing, with at most five places."""
        return tuple(_line(text, dict.fromkeys(places)) for text, places in self.places.items())


_SHOWN = 5


def _line(text: str, places: Iterable[str]) -> str:
    named = list(places)
    if not named:
        return text
    more = f" en nog {len(named) - _SHOWN}" if len(named) > _SHOWN else ""
    return f"{text} ({', '.join(named[:_SHOWN])}{more})"

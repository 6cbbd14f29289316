"""One thing that doesn't hang together in a scenario, with its place in the file."""

from collections.abc import Sequence
from typing import Self

Location = tuple[str | int, ...]


class LooseEnd(str):
    """What is wrong, in Dutch; ``location`` tells where, as keys and numbers."""

    __slots__ = ("location",)
    location: Location

    def __new__(cls, problem: str, *location: str | int) -> Self:
        """Return the problem with its place."""
        made = super().__new__(cls, problem)
        made.location = location
        return made


class LooseEnds(ValueError):
    """Everything that doesn't hang together; the first decides the place that is told."""

    def __init__(self, problems: Sequence[LooseEnd]) -> None:
        """Take at least one problem."""
        super().__init__(" · ".join(problems))
        self.location = problems[0].location

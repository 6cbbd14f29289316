"""What grading says about one item, and about one learner's exercise."""

from dataclasses import dataclass
from math import floor

from mentoring_lib.practice.replay import Run


@dataclass(frozen=True, slots=True)
class ItemResult:
    """The outcome of one item.

    Attributes:
        item: The id of the item.
        points: From 0 to ``max_points`` in halves; None when a person judges.
        max_points: The most that could be earned.
        strong: What was strong, in Dutch, for the learner.
        next_steps: What to try next, in Dutch, for the learner.
        remarks: What the trainer should know, in Dutch.
        run: The conversation that was replayed, for a talk.
    """

    item: str
    points: float | None
    max_points: float
    strong: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    run: Run | None = None


def shown_points(points: float) -> str:
    """Return points as they are written in Dutch."""
    return f"{points:g}".replace(".", ",")


def halves(points: float) -> float:
    """Return the points rounded to halves, with a quarter rounded up."""
    return floor(points * 2 + 0.5) / 2

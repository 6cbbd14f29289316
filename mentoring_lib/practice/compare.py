"""Two runs of the same talk, side by side."""

from dataclasses import dataclass
from itertools import zip_longest

from mentoring_lib.practice.replay import AssessedTurn, Run


@dataclass(frozen=True, slots=True)
class Beside:
    """The turns with one number in two runs; None where a run had ended."""

    number: int
    left: AssessedTurn | None
    right: AssessedTurn | None

    @property
    def same(self) -> bool:
        """Tell whether both said the same at the same moment."""
        return (
            self.left is not None
            and self.right is not None
            and (self.left.scene.id, self.left.reply.id)
            == (self.right.scene.id, self.right.reply.id)
        )


def side_by_side(left: Run, right: Run) -> tuple[Beside, ...]:
    """Return the turns of two runs next to each other."""
    return tuple(
        Beside(number, one, other)
        for number, (one, other) in enumerate(zip_longest(left.turns, right.turns), start=1)
    )


def first_difference(rows: tuple[Beside, ...]) -> int | None:
    """Return the number of the turn where the runs parted, or None when they are the same."""
    return next((row.number for row in rows if not row.same), None)

"""How much two coders agree, corrected for chance.

The sums are done by NLTK (Apache 2.0, pure Python, no numpy), which is imported only here
and only when they are asked for.
"""

import importlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from mentoring_lib.errors import ExtraMissing

FEWEST = 10
"""Turns; with fewer, a figure for agreement says next to nothing."""

_TWO = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two coders compare.

    Attributes:
        both: Turns that both gave a label.
        same: Turns to which both gave the same.
        kappa: Cohen's kappa, at most 1 and 0 by chance; None when both use one and the same label
            everywhere, or there is nothing to compare.
        alpha: Krippendorff's alpha for names, in the same range; None for the same reason.
    """

    both: int
    same: int
    kappa: float | None
    alpha: float | None


def agreement(one: Sequence[Hashable | None], other: Sequence[Hashable | None]) -> Agreement:
    """Return how two coders of the same turns agree.

    Args:
        one: The labels of one coder, None for a turn without one.
        other: The labels of the other, as many.

    Raises:
        ExtraMissing: NLTK isn't installed.

    Source:
        Cohen (1960), A coefficient of agreement for nominal scales; Krippendorff (2011),
        Computing Krippendorff's alpha-reliability.
    """
    pairs = [
        (str(left), str(right))
        for left, right in zip(one, other, strict=True)
        if left is not None and right is not None
    ]
    same = sum(left == right for left, right in pairs)
    if len({label for pair in pairs for label in pair}) < _TWO:
        # Whoever can only say one thing can't agree more than by chance.
        return Agreement(len(pairs), same, None, None)
    rows = [
        (coder, number, label)
        for number, pair in enumerate(pairs)
        for coder, label in zip("ab", pair, strict=True)
    ]
    task = _task(rows)
    return Agreement(len(pairs), same, float(task.kappa()), float(task.alpha()))


def _task(rows: list[tuple[str, int, str]]) -> Any:
    try:
        nltk = importlib.import_module("nltk.metrics.agreement")
    except ModuleNotFoundError as error:
        raise ExtraMissing(
            place="overeenstemming",
            problem="Het pakket nltk is niet geïnstalleerd.",
            remedy="Installeer de cursus opnieuw, of ga verder zonder deze cijfers.",
        ) from error
    return nltk.AnnotationTask(data=rows)

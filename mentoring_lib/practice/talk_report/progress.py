"""One's own talks in order of time: a few figures, never beside a norm or another person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mentoring_lib.practice.talk_report.estimates import (
    OPEN_WIDTH,
    RATIO_WIDTH,
    Band,
    Estimated,
)
from mentoring_lib.practice.talk_report.exact import Counted


@dataclass(frozen=True, slots=True)
class Report:
    """What one talk shows."""

    counted: Counted
    estimated: Estimated


@dataclass(frozen=True, slots=True)
class Series:
    """One figure over the talks.

    Attributes:
        name: The figure.
        values: Its value in each talk, None where it can't be told.
        width: Half the width of its band; 0 for a figure that is certain.
        top: The end of its scale.
        certain: Whether it is counted and not estimated.
    """

    name: str
    values: tuple[float | None, ...]
    width: float
    top: float
    certain: bool


_COUNTED = frozenset({"word_share", "words_per_turn", "longest", "stacked"})

_FIGURES: tuple[tuple[str, float, float, Callable[[Report], float | None]], ...] = (
    # name, half the width of the band, least end of the scale, value
    ("word_share", 0.0, 1.0, lambda each: each.counted.word_share),
    ("words_per_turn", 0.0, 20.0, lambda each: each.counted.mentor.words_per_turn),
    ("longest", 0.0, 60.0, lambda each: each.counted.longest.count),
    ("stacked", 0.0, 5.0, lambda each: each.counted.stacked.count),
    ("open_share", OPEN_WIDTH, 1.0, lambda each: _value(each.estimated.open_share)),
    ("ratio", RATIO_WIDTH, 2.0, lambda each: _value(each.estimated.ratio)),
    ("chains", 0.0, 5.0, lambda each: len(each.estimated.chains)),
    ("unasked_advice", 0.0, 5.0, lambda each: each.estimated.unasked_advice.count),
)


def over_time(reports: Sequence[Report]) -> tuple[Series, ...]:
    """Return each figure over the talks, the oldest first."""
    found = []
    for name, width, least, value in _FIGURES:
        values = tuple(value(each) for each in reports)
        reach = max([least, *(each + width for each in values if each is not None)])
        top = least if name.endswith("_share") else reach
        found.append(Series(name, values, width, top, name in _COUNTED))
    return tuple(found)


def _value(band: Band | None) -> float | None:
    return None if band is None else band.value

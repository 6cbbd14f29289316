"""The trained fallback: it weighs everything that is true of a turn."""

import math
import struct
from collections.abc import Iterable, Sequence
from itertools import islice

from mentoring_lib.domain.move_cues import LARGEST_WEIGHT, SCALE, ZERO, Weights
from mentoring_lib.domain.move_label import MoveLabel

MOST_FEATURES = 65_535 // (ZERO + LARGEST_WEIGHT)
"""Features of one turn that are weighed; more would spill over into the next label."""

_BITS = 16


class Model:
    """Weighs features, each with a row of weights per label.

    A row is one whole number with 16 bits for each label, so that one addition adds the
    weights of all labels. Weighing is what a turn would otherwise cost most time on.
    """

    def __init__(self, weights: Weights) -> None:
        """Take what was learned."""
        self._labels = weights.labels
        self._lanes = struct.Struct(f"<{len(weights.labels)}H")
        self._rows = {
            name: int.from_bytes(row.encode("utf-16-le"), "little")
            for name, row in weights.rows.items()
        }

    def shares(self, features: Iterable[str]) -> list[float]:
        """Return for each label how much it stands out; together 1."""
        known = filter(None, map(self._rows.get, features))
        total = sum(islice(known, MOST_FEATURES)).to_bytes(self._lanes.size, "little")
        # The zero of each row is the same for all labels, so it doesn't count in a share.
        return as_shares([each / SCALE for each in self._lanes.unpack(total)])

    def best_two(self, shares: Sequence[float]) -> tuple[MoveLabel, MoveLabel, float]:
        """Return the label that stands out most, the next one, and the share of the first."""
        highest, next_best = sorted(shares, reverse=True)[:2]
        first = shares.index(highest)
        second = shares.index(next_best)
        if second == first:
            second = shares.index(next_best, first + 1)
        return self._labels[first], self._labels[second], highest

    def pull(self, feature: str, label: MoveLabel) -> int:
        """Return how hard one feature pulls towards a label."""
        row = self._rows.get(feature)
        if row is None:
            return 0
        return ((row >> _BITS * self._labels.index(label)) & 0xFFFF) - ZERO


def as_shares(sums: Sequence[float]) -> list[float]:
    """Return positive shares of 1 for sums of weights."""
    highest = max(sums)
    parts = [math.exp(each - highest) for each in sums]
    total = sum(parts)
    return [part / total for part in parts]

"""The parts of a talk: the phases that were found, or its beginning, middle and end."""

from collections.abc import Sequence

from mentoring_lib.practice.coverage import Coverage

PARTS = 3
"""Parts of a talk whose phases aren't known."""


def found_parts(
    found: Coverage | None, turns: int, names: Sequence[str]
) -> tuple[tuple[int, str], ...]:
    """Return the number of the first turn of each part, with its Dutch label, in order.

    Args:
        found: The phases that the talk shows; None when no structure was chosen.
        turns: How many turns the talk has.
        names: What the beginning, the middle and the end are called, and what comes before
            the first phase that was found.
    """
    starts = sorted(
        (each.first, each.phase.label)
        for each in (found.phases if found else ())
        if each.first is not None
    )
    if len(starts) <= 1:
        firsts = [1 + turns * part // PARTS for part in range(PARTS)]
        return tuple(zip(firsts, names[:PARTS], strict=True))
    before = ((1, names[PARTS]),) if starts[0][0] > 1 else ()
    return (*before, *starts)

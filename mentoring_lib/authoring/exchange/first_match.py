"""Alternatives of which the first that holds counts, as ours do.

Elsewhere every alternative carries its own full condition: that it holds, and that
none before it does.
"""

from collections.abc import Iterator, Sequence

from mentoring_lib.authoring.exchange.logic import ALWAYS, Logic, denied, every, given


def in_full(conditions: Sequence[Logic]) -> Iterator[Logic]:
    """Yield for each alternative when it is the first that holds."""
    before: list[Logic] = []
    for condition in conditions:
        yield every([condition, *before])
        before.append(denied(condition))


def in_turn(conditions: Sequence[Logic]) -> Iterator[Logic]:
    """Yield what is left to ask of each, when the ones before it didn't hold.

    When they say the opposite of each other, the last one always holds.
    """
    before: list[Logic] = []
    for condition in conditions:
        left = given(condition, before)
        yield left
        before.append(denied(left) if left != ALWAYS else ALWAYS)

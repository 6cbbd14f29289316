"""Searching a shortest talk among all the ways a conversation can go."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence

from mentoring_lib.domain.scenario import Reply
from mentoring_lib.practice.board import Board, Moment

Offer = Callable[[Sequence[Reply]], Iterable[Reply]]
"""Which of the replies that are offered somebody takes."""


def shortest_talk(
    board: Board[Reply],
    offer: Offer,
    *,
    most: int,
    fitting: Callable[[Moment], bool] = lambda _: True,
) -> tuple[str, ...]:
    """Return the replies of a shortest talk that ends fittingly.

    Empty when there is none, or when none was found within ``most`` moments.

    Args:
        board: The ways through the scenario.
        offer: Which of the offered replies may be taken.
        most: After how many moments the search stops.
        fitting: Whether an end of the conversation is one that is looked for.
    """
    came_from: dict[Moment, tuple[Moment, str] | None] = {board.first: None}
    waiting = deque([board.first])
    while waiting and len(came_from) <= most:
        moment = waiting.popleft()
        for reply in offer(board.offered(moment)):
            after = board.after(moment, reply)
            if after in came_from:
                continue
            came_from[after] = (moment, reply.id)
            if not board.over(after):
                waiting.append(after)
            elif fitting(after):
                return _way_to(after, came_from)
    return ()


def _way_to(
    moment: Moment, came_from: Mapping[Moment, tuple[Moment, str] | None]
) -> tuple[str, ...]:
    way: list[str] = []
    step = came_from[moment]
    while step is not None:
        moment, reply = step
        way.append(reply)
        step = came_from[moment]
    return tuple(reversed(way))

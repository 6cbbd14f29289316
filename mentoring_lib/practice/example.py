"""The worked example: how the talk goes when every choice is a strong one."""

from collections import deque

from mentoring_lib.domain.scenario import Outcome, Reply, Scenario
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board, Moment
from mentoring_lib.practice.replay import ending_after

MOST = 50_000
"""The search for an example stops after this many moments."""


def worked_example(scenario: Scenario) -> tuple[str, ...]:
    """Return the shortest talk of strongest replies that ends strongly.

    Empty when there is none, or when none was found within ``MOST`` moments.
    """
    names = scenario.parameter_names()
    ruled = {names[n] for rule in scenario.rules() for n in rule.names if n in names}
    board: Board[Reply] = Board(scenario, ruled | watched_by_replies(scenario))
    came_from: dict[Moment, tuple[Moment, str] | None] = {board.first: None}
    waiting = deque([board.first])
    while waiting and len(came_from) <= MOST:
        moment = waiting.popleft()
        offered = board.offered(moment)
        top = max((reply.quality for reply in offered), default=0)
        for reply in offered:
            after = board.after(moment, reply)
            if reply.quality < top or after in came_from:
                continue
            came_from[after] = (moment, reply.id)
            if not board.over(after):
                waiting.append(after)
            elif _strong(scenario, board, after):
                return _way_to(after, came_from)
    return ()


def _strong(scenario: Scenario, board: Board[Reply], moment: Moment) -> bool:
    found = board.found(moment)
    return ending_after(scenario, moment.at, found, fatal=False).outcome is Outcome.STRONG


def _way_to(moment: Moment, came_from: dict[Moment, tuple[Moment, str] | None]) -> tuple[str, ...]:
    way: list[str] = []
    step = came_from[moment]
    while step is not None:
        moment, reply = step
        way.append(reply)
        step = came_from[moment]
    return tuple(reversed(way))

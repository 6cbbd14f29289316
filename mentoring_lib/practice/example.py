"""The worked example: how the talk goes when every choice is a strong one."""

from collections.abc import Sequence

from mentoring_lib.domain.scenario import Outcome, Reply, Scenario
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board, Moment
from mentoring_lib.practice.replay import ending_after
from mentoring_lib.practice.search import shortest_talk

MOST = 50_000
"""The search for an example stops after this many moments."""


def worked_example(scenario: Scenario) -> tuple[str, ...]:
    """Return the shortest talk of strongest replies that ends strongly.

    Empty when there is none, or when none was found within ``MOST`` moments.
    """
    names = scenario.parameter_names()
    ruled = {names[name] for rule in scenario.rules() for name in rule.names if name in names}
    board: Board[Reply] = Board(scenario, ruled | watched_by_replies(scenario))

    def ends_strongly(moment: Moment) -> bool:
        ending = ending_after(scenario, moment.at, board.found(moment), fatal=False)
        return ending.outcome is Outcome.STRONG

    return shortest_talk(board, strongest, most=MOST, fitting=ends_strongly)


def strongest(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies of the highest quality; several when they tie."""
    top = max((reply.quality for reply in replies), default=0)
    return [reply for reply in replies if reply.quality == top]

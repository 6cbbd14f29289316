"""How far each learning goal can be shown, and which can't be reached at all."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.scenario import Goal, Reply, Scenario
from mentoring_lib.practice.board import Board
from mentoring_lib.practice.conversation import LONGEST
from mentoring_lib.practice.goals import shown_goals
from mentoring_lib.practice.replay import replay

TALKS = 400
"""So many talks are tried at random, besides those of the best and the worst replies."""

_TALK_LENGTH = 60


@dataclass(frozen=True, slots=True)
class GoalRange:
    """What was met of a learning goal in the talks that were tried.

    Attributes:
        goal: The goal.
        lowest: The lowest percentage that was met, or None when it never had a chance.
        highest: The highest percentage that was met.
        replies: How many replies show it.
    """

    goal: Goal
    lowest: int | None
    highest: int | None
    replies: int

    @property
    def reachable(self) -> bool:
        """Tell whether a talk was met that shows it well."""
        return self.highest is not None and self.highest >= self.goal.enough


def goal_ranges(scenario: Scenario, known: Sequence[Sequence[str]]) -> tuple[GoalRange, ...]:
    """Return what random talks, and the talks that are known, show of each goal."""
    if not scenario.goals:
        return ()
    met: dict[str, list[int]] = {goal.id: [] for goal in scenario.goals}
    for talk in (*known, *_random_talks(scenario)):
        for shown in shown_goals(scenario, replay(scenario, talk)):
            if shown.percent is not None:
                met[shown.goal.id].append(shown.percent)
    shows = [goal for reply in scenario.replies() for goal in reply.shows]
    return tuple(
        GoalRange(
            goal,
            min(met[goal.id], default=None),
            max(met[goal.id], default=None),
            shows.count(goal.id),
        )
        for goal in scenario.goals
    )


def _random_talks(scenario: Scenario) -> Iterator[tuple[str, ...]]:
    chance = random.Random(scenario.slug)  # noqa: S311 - the same talks at each run
    board: Board[Reply] = Board(scenario)
    for _ in range(TALKS):
        moment = board.first
        talk: list[str] = []
        while not board.over(moment) and len(talk) < min(_TALK_LENGTH, LONGEST):
            offered = board.offered(moment)
            if not offered:
                break
            reply = chance.choice(offered)
            talk.append(reply.id)
            moment = board.after(moment, reply)
        yield tuple(talk)

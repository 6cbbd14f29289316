"""The graph of a scenario: what can be reached, where it circles, how many ways there are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mentoring_lib.authoring.walk import Walk
from mentoring_lib.domain.scenario import Scenario

END = "∎"
"""Stands for every way out of the conversation."""


@dataclass(frozen=True)
class Graph:
    """The scenes of a scenario and the ways between them, whatever the conditions say."""

    scenario: Scenario

    @cached_property
    def ways(self) -> Mapping[str, tuple[str, ...]]:
        """Return where each reachable place leads, with ``END`` for an ending."""
        walk = Walk(self.scenario)
        places = walk.places
        return {
            place: tuple(to if to in places else END for to in walk.exits(place))
            for place in walk.reached()
        }

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Return the groups of places that lead to each other, each in order of name."""
        return tuple(
            tuple(sorted(group))
            for group in _strongly_connected(self.ways)
            if len(group) > 1 or group[0] in self.ways[group[0]]
        )

    @property
    def simple(self) -> bool:
        """Tell whether every way is open at every moment: no conditions, no subjects."""
        return not self.scenario.subjects and not any(
            reply.when is not None or reply.branches for reply in self.scenario.replies()
        )

    def path_count(self) -> int | None:
        """Return how many different talks there are; None when there are endlessly many."""
        if self.circles:
            return None
        counts: dict[str, int] = {END: 1}
        for place in _leaves_first(self.ways, self.scenario.start):
            counts[place] = sum(counts[to] for to in self.ways[place])
        return counts[self.scenario.start]


def _leaves_first(ways: Mapping[str, Sequence[str]], start: str) -> Iterator[str]:
    """Yield the places of a graph without circles, each after those it leads to."""
    seen, stack = {start}, [(start, iter(ways[start]))]
    while stack:
        place, left = stack[-1]
        following = next((to for to in left if to != END and to not in seen), None)
        if following is None:
            stack.pop()
            yield place
        else:
            seen.add(following)
            stack.append((following, iter(ways[following])))


def _strongly_connected(ways: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the groups of places that can reach each other.

    Source:
        R. Tarjan (1972), "Depth-first search and linear graph algorithms",
        written with a stack of its own, so that depth is no limit.
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_, waiting = set(), []
    for root in ways:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_.add(root)
        waiting.append(root)
        stack = [(root, iter(ways[root]))]
        while stack:
            place, left = stack[-1]
            to = next((each for each in left if each != END), None)
            if to is None:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[place])
                if low[place] == index[place]:
                    yield _group_of(place, waiting, open_)
            elif to not in index:
                index[to] = low[to] = len(index)
                open_.add(to)
                waiting.append(to)
                stack.append((to, iter(ways[to])))
            elif to in open_:
                low[place] = min(low[place], index[to])


def _group_of(place: str, waiting: list[str], open_: set[str]) -> list[str]:
    group: list[str] = []
    while not group or group[-1] != place:
        group.append(waiting.pop())
        open_.discard(group[-1])
    return group

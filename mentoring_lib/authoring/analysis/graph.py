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
        for place in _after_leaves(self.ways, self.scenario.start, {self.scenario.start}):
            counts[place] = sum(counts[to] for to in self.ways[place])
        return counts[self.scenario.start]


def _strongly_connected(ways: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the groups of places that can reach each other.

    Source:
        S. R. Kosaraju (1978), as published by M. Sharir (1981): what is finished last
        going forward gathers its group going backward. With stacks of its own, so that
        depth is no limit.
    """
    backward: dict[str, list[str]] = {place: [] for place in ways}
    for place, exits in ways.items():
        for to in exits:
            if to != END:
                backward[to].append(place)
    gathered: set[str] = set()
    for place in reversed(_finished(ways)):
        if place not in gathered:
            group, waiting = [], [place]
            gathered.add(place)
            while waiting:
                group.append(waiting.pop())
                new = [each for each in backward[group[-1]] if each not in gathered]
                gathered.update(new)
                waiting += dict.fromkeys(new)
            yield group


def _finished(ways: Mapping[str, Sequence[str]]) -> list[str]:
    """Return every place, each after all that was reached from it first."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in ways:
        if root not in seen:
            seen.add(root)
            finished += _after_leaves(ways, root, seen)
    return finished


def _after_leaves(ways: Mapping[str, Sequence[str]], root: str, seen: set[str]) -> Iterator[str]:
    stack = [(root, iter(ways[root]))]
    while stack:
        place, left = stack[-1]
        following = next((to for to in left if to != END and to not in seen), None)
        if following is None:
            stack.pop()
            yield place
        else:
            seen.add(following)
            stack.append((following, iter(ways[following])))

"""Searching all the ways a conversation can go, and where they end.

A scene offers the same replies whatever happened before; only the rules of the
endings look at the state. So a search needs to remember of the state no more than
the values that a rule mentions, and whether a promise of secrecy was made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mentoring_lib.domain.scenario import Ending, Parameter, Reply, Scenario, Scene
from mentoring_lib.practice.replay import ending_after

MOST = 300_000
"""A search stops after this many situations, and says so."""

Values = tuple[int, ...]
Situation = tuple[str, Values, bool]
"""A scene, the values that the rules look at, and whether something was fatal."""

Offer = Callable[[Scene], Iterable[Reply]]


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a search ended.

    Attributes:
        endings: The ids of the endings that it met.
        complete: Whether nothing was left to search.
    """

    endings: frozenset[str]
    complete: bool


@dataclass(frozen=True)
class Walk:
    """All the ways through a scenario."""

    scenario: Scenario

    def ends(self, offer: Offer, *, most: int = MOST) -> Ends:
        """Return every ending that can be met with the replies that are offered.

        Exact: it remembers each situation, so that a circle is walked once.
        It stops early when every ending was met, or after ``most`` situations.
        """
        start: Situation = (self.scenario.start, self._start, False)
        met: set[str] = set()
        seen, waiting = {start}, [start]
        while waiting and len(met) < len(self.scenario.endings):
            if len(seen) > most:
                return Ends(frozenset(met), complete=False)
            scene, values, fatal = waiting.pop()
            for reply in offer(self._scenes[scene]):
                after = (reply.leads_to, self._after(reply, values), fatal or reply.fatal)
                if reply.leads_to not in self._scenes:
                    met.add(self._ending(*after).id)
                elif after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return Ends(frozenset(met), complete=True)

    def scenes(self) -> set[str]:
        """Return the ids of the scenes that can be reached."""
        seen, waiting = {self.scenario.start}, [self.scenario.start]
        while waiting:
            following = set(self._exits(waiting.pop())) & set(self._scenes)
            waiting += following - seen
            seen |= following
        return seen

    def open_scenes(self) -> set[str]:
        """Return the ids of the scenes from which an ending can be reached."""
        found: set[str] = set()
        while True:
            more = {
                name
                for name in self._scenes
                if any(to in found or to not in self._scenes for to in self._exits(name))
            }
            if more == found:
                return found
            found = more

    @cached_property
    def _scenes(self) -> Mapping[str, Scene]:
        return {scene.id: scene for scene in self.scenario.scenes}

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, Parameter]]:
        return self.scenario.parameter_names()

    @cached_property
    def _watched(self) -> tuple[tuple[str, Parameter], ...]:
        rules = [each.when for each in self.scenario.endings if each.when is not None]
        return tuple(sorted({self._names[name] for rule in rules for name in rule.names}))

    @cached_property
    def _start(self) -> Values:
        people = self.scenario.characters
        return tuple(people[who].state[parameter] for who, parameter in self._watched)

    def _exits(self, scene: str) -> Iterator[str]:
        return (reply.leads_to for reply in self._scenes[scene].replies)

    def _after(self, reply: Reply, values: Values) -> Values:
        # One name after another, as a replay does it: two names may mean one value.
        after = dict(zip(self._watched, values, strict=True))
        for name, change in reply.effect.items():
            key = self._names[name]
            if key in after:
                after[key] = max(0, min(100, after[key] + change))
        return tuple(after.values())

    def _ending(self, to: str, values: Values, fatal: bool) -> Ending:  # noqa: FBT001 - a situation
        state = dict(zip(self._watched, values, strict=True))
        return ending_after(self.scenario, to, state, fatal=fatal)

"""Searching all the ways a conversation can go, and where they end.

A search remembers of the state no more than the values that a reply or a rule of the
endings looks at, where each subject stands, and whether a promise of secrecy was made.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mentoring_lib.domain.scenario import Reply, Scenario
from mentoring_lib.domain.script import SUBJECTS, SpokenReply
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board, Moment
from mentoring_lib.practice.replay import ending_after

MOST = 300_000
"""A search stops after this many situations, and says so."""

Situation = tuple[Moment, bool]
"""Where the conversation stands, and whether something was fatal."""

Offer = Callable[[Sequence[Reply]], Iterable[Reply]]
"""Which of the replies that are offered somebody takes."""


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
        start: Situation = (self.board.first, False)
        met: set[str] = set()
        seen, waiting = {start}, [start]
        while waiting and len(met) < len(self.scenario.endings):
            if len(seen) > most:
                return Ends(frozenset(met), complete=False)
            moment, fatal = waiting.pop()
            for reply in offer(self.board.offered(moment)):
                after = (self.board.after(moment, reply), fatal or reply.fatal)
                if self.board.over(after[0]):
                    met.add(self.ending(*after))
                elif after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return Ends(frozenset(met), complete=True)

    def ending(self, moment: Moment, fatal: bool) -> str:  # noqa: FBT001 - a situation
        """Return the id of the ending of a conversation that is over."""
        state = dict(zip(self.board.keys, moment.values, strict=True))
        return ending_after(self.scenario, moment.at, state, fatal=fatal).id

    def scenes(self) -> set[str]:
        """Return the ids of the scenes that can be reached if every condition held."""
        seen, waiting = {self.scenario.start}, [self.scenario.start]
        while waiting:
            following = set(self._exits(waiting.pop())) & self._places
            waiting += following - seen
            seen |= following
        return seen - {SUBJECTS}

    def open_scenes(self) -> set[str]:
        """Return the ids of the scenes from which an ending can be reached."""
        entered_from: dict[str, set[str]] = {}
        for name in self._places:
            for to in self._exits(name):
                entered_from.setdefault(to, set()).add(name)
        found: set[str] = set()
        waiting = [
            place for place in entered_from if place not in self._places or place == SUBJECTS
        ]
        while waiting:
            more = entered_from.get(waiting.pop(), set()) - found
            found |= more
            waiting += more
        return found - {SUBJECTS}

    @cached_property
    def board(self) -> Board[Reply]:
        """Return the board of the search."""
        names = self.scenario.parameter_names()
        ruled = {names[name] for rule in self.scenario.rules() for name in rule.names & set(names)}
        return Board(self.scenario, ruled | watched_by_replies(self.scenario))

    @cached_property
    def _places(self) -> set[str]:
        return {*self.board.scenes, SUBJECTS}

    @cached_property
    def _openings(self) -> Mapping[str, tuple[str, ...]]:
        return {each.id: _ways(each.opening) for each in self.scenario.subjects}

    def _exits(self, place: str) -> Iterator[str]:
        if place == SUBJECTS:
            for ways in self._openings.values():
                yield from ways
            return
        scene = self.board.scenes[place]
        for reply in scene.replies:
            yield from _ways(reply)
        if scene.interleave:
            yield from self._exits(SUBJECTS)


def _ways(reply: SpokenReply) -> tuple[str, ...]:
    return (reply.leads_to, *(branch.leads_to for branch in reply.branches))

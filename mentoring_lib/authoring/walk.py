"""Searching all the ways a conversation can go, and where they end.

A search remembers of the state no more than the values that a reply or a rule of the
endings looks at, where each subject stands, and whether a promise of secrecy was made.
"""

import random
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mentoring_lib.domain.scenario import Reply, Scenario
from mentoring_lib.domain.script import SUBJECTS, SpokenReply
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board, Moment
from mentoring_lib.practice.replay import ending_after
from mentoring_lib.practice.search import Offer, shortest_talk

MOST = 300_000
"""A search stops after this many situations, and says so."""

FEW = 20_000
"""A search for moments at which nothing can be said stops after this many."""

STEPS = 60_000
"""So many turns of talks at random are tried before everything is searched."""

Situation = tuple[Moment, bool]
"""Where the conversation stands, and whether something was fatal."""


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

    def all_ends(self, *, most: int = MOST) -> Ends:
        """Return every ending that can be met.

        It tries talks at random first, which mostly meets every ending at once.
        """
        return self.ends(_all, met=self._tried(), most=most)

    def ends(self, offer: Offer, *, met: Collection[str] = (), most: int = MOST) -> Ends:
        """Return every ending that can be met with the replies that are offered.

        Exact: it remembers each situation, so that a circle is walked once.
        It stops early when every ending was met, or after ``most`` situations.
        """
        start: Situation = (self.board.first, False)
        found = set(met)
        seen, waiting = {start}, [start]
        while waiting and len(found) < len(self.scenario.endings):
            if len(seen) > most:
                return Ends(frozenset(found), complete=False)
            moment, fatal = waiting.pop()
            for reply in offer(self.board.offered(moment)):
                after = (self.board.after(moment, reply), fatal or reply.fatal)
                if self.board.over(after[0]):
                    found.add(self.ending(*after))
                elif after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return Ends(frozenset(found), complete=True)

    def _tried(self) -> set[str]:
        chance = random.Random(self.scenario.slug)  # noqa: S311 - the same at each run
        met: set[str] = set()
        moment, fatal = self.board.first, False
        for _ in range(STEPS):
            replies = self.board.offered(moment)
            if replies:
                reply = chance.choice(replies)
                moment, fatal = self.board.after(moment, reply), fatal or reply.fatal
            if self.board.over(moment):
                met.add(self.ending(moment, fatal))
                if len(met) == len(self.scenario.endings):
                    break
            if self.board.over(moment) or not replies:
                moment, fatal = self.board.first, False
        return met

    def shortest(self, offer: Offer, *, most: int = MOST) -> tuple[str, ...]:
        """Return a shortest talk to an ending with the replies that are offered.

        Empty when there is none, or when none was found within ``most`` moments.
        """
        return shortest_talk(self.board, offer, most=most)

    def stuck(self, *, most: int = FEW) -> tuple[str, ...]:
        """Return the places where, in a situation that occurs, nothing can be said."""
        if all(reply.when is None for reply in self.scenario.replies()):
            return ()
        board: Board[Reply] = Board(self.scenario, watched_by_replies(self.scenario))
        seen, waiting, found = {board.first}, [board.first], set()
        while waiting and len(seen) <= most:
            moment = waiting.pop()
            offered = board.offered(moment)
            if not offered:
                found.add(moment.at)
            for reply in offered:
                after = board.after(moment, reply)
                if after not in seen and not board.over(after):
                    seen.add(after)
                    waiting.append(after)
        return tuple(sorted(found))

    def ending(self, moment: Moment, fatal: bool) -> str:  # noqa: FBT001 - a situation
        """Return the id of the ending of a conversation that is over."""
        found = self.board.found(moment)
        return ending_after(self.scenario, moment.at, found, fatal=fatal).id

    def scenes(self) -> set[str]:
        """Return the ids of the scenes that can be reached if every condition held."""
        return set(self.reached()) - {SUBJECTS}

    def reached(self) -> list[str]:
        """Return every place that can be reached if every condition held, the start first."""
        found = {self.scenario.start: None}
        waiting = [self.scenario.start]
        while waiting:
            for to in self.exits(waiting.pop()):
                if to in self.places and to not in found:
                    found[to] = None
                    waiting.append(to)
        return list(found)

    def open_scenes(self) -> set[str]:
        """Return the ids of the scenes from which an ending can be reached."""
        entered_from: dict[str, set[str]] = {}
        for name in self.places:
            for to in self.exits(name):
                entered_from.setdefault(to, set()).add(name)
        found: set[str] = set()
        waiting = [place for place in entered_from if place not in self.places or place == SUBJECTS]
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
    def places(self) -> set[str]:
        """Return every place where the conversation goes on."""
        return {*self.board.scenes, SUBJECTS}

    @cached_property
    def _openings(self) -> Mapping[str, tuple[str, ...]]:
        return {each.id: _ways(each.opening) for each in self.scenario.subjects}

    def exits(self, place: str) -> Iterator[str]:
        """Yield where the replies of a place lead, if every condition held."""
        if place == SUBJECTS:
            for ways in self._openings.values():
                yield from ways
            return
        scene = self.board.scenes[place]
        for reply in scene.replies:
            yield from _ways(reply)
        if scene.interleave:
            yield from self.exits(SUBJECTS)


def _all(replies: Sequence[Reply]) -> Sequence[Reply]:
    return replies


def _ways(reply: SpokenReply) -> tuple[str, ...]:
    return (reply.leads_to, *(branch.leads_to for branch in reply.branches))

"""Replaying a conversation against its full scenario: what each turn did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.expression_node import Found
from mentoring_lib.domain.parameter import Owned, Setting
from mentoring_lib.domain.scenario import Ending, Outcome, Reply, Scenario, Scene
from mentoring_lib.domain.script import BY_RULE
from mentoring_lib.domain.scripting import watched_by_replies
from mentoring_lib.practice.board import Board, Moment
from mentoring_lib.practice.conversation import LONGEST, not_offered

State = Mapping[Owned, Setting]
"""The value of each parameter of each character, and of the group."""

STRONGEST = 3
GOOD = 2


@dataclass(frozen=True, slots=True)
class AssessedTurn:
    """One turn, with what it did to the other."""

    scene: Scene
    reply: Reply
    offered: tuple[Reply, ...]
    before: State
    after: State

    @property
    def alternative(self) -> Reply | None:
        """Return the strongest reply that wasn't given, when it is a good one."""
        others = [reply for reply in self.offered if reply is not self.reply]
        best = max(others, key=lambda reply: reply.quality, default=None)
        return best if best is not None and best.quality >= GOOD else None


@dataclass(frozen=True, slots=True)
class Run:
    """A conversation as far as it was possible.

    Attributes:
        turns: The turns that the scenario allows, in order.
        ending: How it ended, or None when it was not finished.
        start: The state before the first turn.
        refused: Why the next chosen reply was impossible, in Dutch.
    """

    turns: tuple[AssessedTurn, ...]
    ending: Ending | None
    start: State
    refused: str | None = None

    @property
    def state(self) -> State:
        """Return the state at the end."""
        return self.turns[-1].after if self.turns else self.start

    @property
    def fatal(self) -> bool:
        """Tell whether something was said that can't be made good."""
        return any(turn.reply.fatal for turn in self.turns)

    @property
    def quality(self) -> int:
        """Return the sum of the qualities of the turns."""
        return sum(turn.reply.quality for turn in self.turns)


def replay(scenario: Scenario, chosen: Sequence[str]) -> Run:
    """Return what the choices did, up to the first that is impossible."""
    board: Board[Reply] = Board(scenario)
    moment, refused = board.first, None
    turns: list[AssessedTurn] = []
    for number, name in enumerate(chosen, start=1):
        offered = board.offered(moment) if number <= LONGEST else ()
        reply = next((each for each in offered if each.id == name), None)
        if reply is None:
            error = not_offered(name, number)
            refused = f"{error.place}: {error.problem}"
            break
        before, moment, scene = moment, board.after(moment, reply), scenario.scene(moment.at)
        turns.append(
            AssessedTurn(scene, reply, offered, _state(board, before), _state(board, moment))
        )
    fatal = any(turn.reply.fatal for turn in turns)
    ended = board.over(moment)
    ending = ending_after(scenario, moment.at, board.found(moment), fatal=fatal) if ended else None
    return Run(tuple(turns), ending, _state(board, board.first), refused)


def shortest_strong(scenario: Scenario) -> int:
    """Return the fewest turns to an ending when every reply is of the best quality."""
    board: Board[Reply] = Board(scenario, watched_by_replies(scenario))
    frontier, seen, turns = [board.first], {board.first}, 0
    while frontier and turns < LONGEST:
        turns += 1
        following = [after for moment in frontier for after in _best_ways(board, moment)]
        if any(board.over(moment) for moment in following):
            return turns
        frontier = [moment for moment in dict.fromkeys(following) if moment not in seen]
        seen.update(frontier)
    return max(turns, 1)


def _best_ways(board: Board[Reply], moment: Moment) -> Iterator[Moment]:
    offered = board.offered(moment)
    best = max((reply.quality for reply in offered), default=0)
    return (board.after(moment, reply) for reply in offered if reply.quality == best)


def _state(board: Board[Reply], moment: Moment) -> State:
    return dict(zip(board.keys, moment.values, strict=True))


def ending_after(scenario: Scenario, to: str, found: Found, *, fatal: bool) -> Ending:
    """Return how a conversation ends.

    Args:
        scenario: The scenario that was played.
        to: Where the last reply leads: an ending, or the rules of the endings.
        found: The values by the names that the rules of the endings mention.
        fatal: Whether secrecy was promised; then it ends at most fairly.
    """
    ending = _by_rule(scenario, found) if to == BY_RULE else scenario.ending(to)
    if not fatal or ending.outcome is not Outcome.STRONG:
        return ending
    weaker = [each for each in scenario.endings if each.outcome is not Outcome.STRONG]
    fair = (each for each in weaker if each.outcome is Outcome.FAIR)
    return next(fair, weaker[0])


def _by_rule(scenario: Scenario, found: Found) -> Ending:
    return next(
        ending
        for ending in scenario.endings
        if ending.when is not None and ending.when.holds(found)
    )


def by_written_name(scenario: Scenario, state: State) -> dict[str, Setting]:
    """Return the values under each name that an author may write for them."""
    names = scenario.parameter_names().items()
    return {name: state[key] for name, key in names if key in state}

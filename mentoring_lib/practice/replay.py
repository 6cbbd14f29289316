"""Replaying a conversation against its full scenario: what each turn did."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.scenario import (
    BY_RULE,
    Ending,
    Outcome,
    Parameter,
    Reply,
    Scenario,
    Scene,
)
from mentoring_lib.errors import MoveNotAllowed
from mentoring_lib.practice.conversation import Conversation

State = Mapping[tuple[str, Parameter], int]
"""The value of each parameter of each character, from 0 to 100."""

STRONGEST = 3
GOOD = 2


@dataclass(frozen=True, slots=True)
class AssessedTurn:
    """One turn, with what it did to the other."""

    scene: Scene
    reply: Reply
    before: State
    after: State

    @property
    def alternative(self) -> Reply | None:
        """Return the strongest reply that wasn't given, when it is a good one."""
        others = [reply for reply in self.scene.replies if reply is not self.reply]
        best = max(others, key=lambda reply: reply.quality)
        return best if best.quality >= GOOD else None


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
    conversation = Conversation(scenario.script(), tuple(chosen))
    state = start_state(scenario)
    turns: list[AssessedTurn] = []
    refused = None
    steps = conversation.turns()
    while True:
        try:
            step = next(steps)
        except StopIteration:
            break
        except MoveNotAllowed as error:
            refused = f"{error.place}: {error.problem}"
            break
        turn = _assessed(scenario, step.scene.id, step.reply.id, state)
        turns.append(turn)
        state = turn.after
    return Run(tuple(turns), _ending(scenario, turns, state), start_state(scenario), refused)


def start_state(scenario: Scenario) -> State:
    """Return how everyone is before the first word."""
    return {
        (who, parameter): value
        for who, character in scenario.characters.items()
        for parameter, value in character.state.items()
    }


def shortest_strong(scenario: Scenario) -> int:
    """Return the fewest turns to an ending when every reply is of the best quality."""
    scenes = {scene.id: scene for scene in scenario.scenes}
    frontier, seen, turns = [scenario.start], {scenario.start}, 0
    while frontier:
        turns += 1
        following = [to for at in frontier for to in _best_exits(scenes[at])]
        if any(to not in scenes for to in following):
            return turns
        frontier = [to for to in dict.fromkeys(following) if to not in seen]
        seen.update(frontier)
    return max(turns, 1)


def _best_exits(scene: Scene) -> Iterator[str]:
    best = max(reply.quality for reply in scene.replies)
    return (reply.leads_to for reply in scene.replies if reply.quality == best)


def _assessed(scenario: Scenario, scene: str, reply: str, before: State) -> AssessedTurn:
    at = scenario.scene(scene)
    said = next(each for each in at.replies if each.id == reply)
    names = scenario.parameter_names()
    after = dict(before)
    for name, change in said.effect.items():
        key = names[name]
        after[key] = max(0, min(100, after[key] + change))
    return AssessedTurn(at, said, before, after)


def _ending(scenario: Scenario, turns: Sequence[AssessedTurn], state: State) -> Ending | None:
    if not turns or turns[-1].reply.leads_to in {scene.id for scene in scenario.scenes}:
        return None
    fatal = any(turn.reply.fatal for turn in turns)
    return ending_after(scenario, turns[-1].reply.leads_to, state, fatal=fatal)


def ending_after(scenario: Scenario, to: str, state: State, *, fatal: bool) -> Ending:
    """Return how a conversation ends.

    Args:
        scenario: The scenario that was played.
        to: Where the last reply leads: an ending, or the rules of the endings.
        state: At least the parameters that a rule mentions.
        fatal: Whether secrecy was promised; then it ends at most fairly.
    """
    ending = _by_rule(scenario, state) if to == BY_RULE else scenario.ending(to)
    if not fatal or ending.outcome is not Outcome.STRONG:
        return ending
    weaker = [each for each in scenario.endings if each.outcome is not Outcome.STRONG]
    fair = (each for each in weaker if each.outcome is Outcome.FAIR)
    return next(fair, weaker[0])


def _by_rule(scenario: Scenario, state: State) -> Ending:
    names = scenario.parameter_names().items()
    by_name = {name: state[key] for name, key in names if key in state}
    return next(
        ending
        for ending in scenario.endings
        if ending.when is not None and ending.when.holds(by_name)
    )

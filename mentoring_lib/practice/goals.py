"""What a conversation showed of each learning goal, and who did the talking."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mentoring_lib.domain.loose_names import MENTOR
from mentoring_lib.domain.scenario import Goal, Scenario
from mentoring_lib.domain.script import SILENT
from mentoring_lib.practice.replay import AssessedTurn, Run, by_written_name

MOST = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """How far a conversation showed a learning goal.

    Attributes:
        goal: The goal.
        percent: From 0 to 100; None when the conversation gave no chance to show it.
        turns: The numbers of the turns that showed it, from 1.
        missed: The numbers of the turns in which it could have been shown, from 1.
    """

    goal: Goal
    percent: int | None
    turns: tuple[int, ...]
    missed: tuple[int, ...]

    @property
    def well(self) -> bool:
        """Tell whether it was shown well."""
        return self.percent is not None and self.percent >= self.goal.enough


def shown_goals(scenario: Scenario, run: Run) -> tuple[Shown, ...]:
    """Return what the run showed of each goal of the scenario, in their order."""
    found = reckoned(scenario, run) if any(goal.measure for goal in scenario.goals) else {}
    return tuple(_shown(goal, run, found) for goal in scenario.goals)


def reckoned(scenario: Scenario, run: Run) -> dict[str, object]:
    """Return all that a measure may ask about a run, under the text it is asked by.

    Parameters by their names, ``count(probe)``, ``percent(trust)``, ``share(mentor)``
    in percent of the words, and ``turns()``.
    """
    state = by_written_name(scenario, run.state)
    names = scenario.parameter_names()
    moves = Counter(f"count({turn.reply.move})" for turn in run.turns)
    return {
        **state,
        **moves,
        **{
            f"percent({name})": scenario.kind(names[name][1]).percent(value)
            for name, value in state.items()
        },
        **{f"share({who})": part for who, part in shares(scenario, run).items()},
        "turns()": len(run.turns),
    }


def shares(scenario: Scenario, run: Run) -> dict[str, float]:
    """Return how much of the words each speaker said, in percent, the mentor first."""
    words = Counter({MENTOR: 0, **dict.fromkeys(scenario.characters, 0)})
    for turn in run.turns:
        for who, said in spoken_by(turn):
            words[who] += len(said.split())
    total = sum(words.values())
    return {who: MOST * count / total if total else 0.0 for who, count in words.items()}


def spoken_by(turn: AssessedTurn) -> Iterator[tuple[str, str]]:
    """Yield who said what in a turn, in the order it was said; silence is left out."""
    scene, reply = turn.scene, turn.reply
    yield scene.speaker, scene.says
    for other in scene.others:
        yield other.speaker, other.says
    if reply.says != SILENT:
        yield MENTOR, reply.says
    if reply.reaction is not None:
        yield scene.speaker, reply.reaction
    for reaction in reply.reactions:
        yield reaction.speaker, reaction.says


def _shown(goal: Goal, run: Run, found: Mapping[str, object]) -> Shown:
    chances = [
        (number, goal.id in turn.reply.shows)
        for number, turn in enumerate(run.turns, start=1)
        if any(goal.id in reply.shows for reply in turn.offered)
    ]
    taken = tuple(number for number, shown in chances if shown)
    missed = tuple(number for number, shown in chances if not shown)
    if goal.measure is not None:
        percent = round(max(0, min(MOST, goal.measure.value(found))))
        return Shown(goal, percent, taken, missed)
    percent_taken = round(MOST * len(taken) / len(chances)) if chances else None
    return Shown(goal, percent_taken, taken, missed)

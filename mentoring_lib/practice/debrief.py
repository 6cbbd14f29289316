"""Looking back on a conversation: what you did, its effect, and a stronger choice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.scenario import Parameter, Scenario
from mentoring_lib.domain.structure import NamedMove, Structure
from mentoring_lib.practice.chart import Line, line_chart
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import AssessedTurn, Run, State


@dataclass(frozen=True, slots=True)
class TurnReview:
    """One turn in Dutch words, ready to be shown."""

    phase: str
    who: str
    heard: str
    said: str
    move: str
    effect: str
    changed: str
    alternative: str | None
    alternative_is_stronger: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The Dutch words of a debrief."""

    texts: Mapping[str, str]
    moves: Mapping[Move, NamedMove]
    structure: Structure

    def parameter(self, scenario: Scenario, who: str, parameter: Parameter) -> str:
        """Return a parameter's label; with a name when several people have it."""
        label = self.texts[str(parameter)]
        owners = [each for each in scenario.characters.values() if parameter in each.state]
        return label if len(owners) == 1 else f"{label} {scenario.characters[who].name}"


def review(scenario: Scenario, turn: AssessedTurn, words: Words) -> TurnReview:
    """Return one turn in words."""
    other = turn.alternative
    return TurnReview(
        phase=words.structure.label(turn.scene.phase),
        who=scenario.characters[turn.scene.speaker].name,
        heard=turn.scene.says,
        said=spoken(turn.reply.says),
        move=words.moves[turn.reply.move].label,
        effect=turn.reply.feedback,
        changed=_changes(scenario, turn.before, turn.after, words),
        alternative=None if other is None else spoken(other.says),
        alternative_is_stronger=other is not None and other.quality > turn.reply.quality,
    )


def profile(run: Run, words: Words) -> list[tuple[str, int]]:
    """Return how often each move was made, most often first."""
    counts = Counter(words.moves[turn.reply.move].label for turn in run.turns)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def curve(scenario: Scenario, run: Run, words: Words) -> tuple[Line, ...]:
    """Return the course of each parameter, from before the first turn to the end."""
    states = [run.start, *(turn.after for turn in run.turns)]
    return tuple(
        Line(words.parameter(scenario, *key), tuple(state[key] for state in states))
        for key in run.start
    )


def curve_in_words(lines: tuple[Line, ...]) -> str:
    """Return what the curve shows, as sentences."""
    return " ".join(
        f"{line.label[:1].upper()}{line.label[1:]} {_course(line.values)}." for line in lines
    )


def curve_chart(name: str, lines: tuple[Line, ...], title: str) -> str:
    """Return the curve as a picture with its text inside."""
    return line_chart(name, title, curve_in_words(lines), lines)


def _course(values: tuple[int, ...]) -> str:
    first, last = values[0], values[-1]
    if first == last:
        return f"begon op {first} en eindigde daar ook"
    direction = "steeg" if last > first else "daalde"
    return f"{direction} van {first} naar {last}"


def _changes(scenario: Scenario, before: State, after: State, words: Words) -> str:
    changed = [
        f"{words.parameter(scenario, *key)} {_signed(after[key] - before[key])} (nu {after[key]})"
        for key in before
        if after[key] != before[key]
    ]
    return ", ".join(changed) or words.texts["unchanged"]


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−")

"""Looking back on a conversation: what you did, its effect, and a stronger choice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.moves import Move
from mentoring_lib.domain.parameter import GROUP, Flag, Number, Options, Owned
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.structure import NamedMove, Structure
from mentoring_lib.practice.chart import Line, line_chart
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import AssessedTurn, Run, State

MOST_LINES = 6
"""A chart of more lines than this can't be read; those that moved most are kept."""


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

    def parameter(self, scenario: Scenario, who: str, parameter: str) -> str:
        """Return a parameter's label; with a name when several people have it."""
        own = scenario.parameters.get(parameter)
        label = self.texts[parameter] if own is None else own.label
        owners = [each for each, state in scenario.state.items() if parameter in state]
        if len(owners) == 1:
            return label
        name = self.texts["group"] if who == GROUP else scenario.characters[who].name
        return f"{label} {name}"


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
    moved = [key for key in run.start if isinstance(scenario.kind(key[1]), Number)]
    moved.sort(key=lambda key: -_range(states, key))
    shown = set(moved[:MOST_LINES])
    return tuple(
        Line(
            words.parameter(scenario, *key),
            tuple(_percent(scenario, key, state) for state in states),
        )
        for key in run.start
        if key in shown
    )


def _range(states: Sequence[State], key: Owned) -> int:
    values = [int(state[key]) for state in states]
    return max(values) - min(values)


def _percent(scenario: Scenario, key: Owned, state: State) -> int:
    return round(scenario.kind(key[1]).percent(state[key]))


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
        f"{words.parameter(scenario, *key)} {_change(scenario, key, before, after, words)}"
        for key in before
        if after[key] != before[key]
    ]
    return ", ".join(changed) or words.texts["unchanged"]


def _change(scenario: Scenario, key: Owned, before: State, after: State, words: Words) -> str:
    match scenario.kind(key[1]):
        case Number():
            return f"{_signed(int(after[key]) - int(before[key]))} (nu {after[key]})"
        case Flag():
            return words.texts["now_so" if after[key] else "not_so"]
        case Options() as kind:
            return f"→ {kind.options[str(after[key])]}"


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−")

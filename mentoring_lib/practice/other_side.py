"""The same talk from the other's side: what they heard, and what they thought."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.debrief import Words
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import AssessedTurn, Run, State


@dataclass(frozen=True, slots=True)
class Felt:
    """One turn as the other lived it, in Dutch.

    Attributes:
        who: The name of the other.
        said: What the other said.
        meant: What the other thought and didn't say, or None.
        heard: What the mentor said.
        thought: What the other thought on hearing it.
        mood: How much trust and tension there were after it, in a few words.
    """

    who: str
    said: str
    meant: str | None
    heard: str
    thought: str
    mood: str


def other_side(scenario: Scenario, run: Run, words: Words) -> Iterator[Felt]:
    """Yield each turn from the side of the one the mentor talked with."""
    for turn in run.turns:
        yield Felt(
            who=scenario.characters[turn.scene.speaker].name,
            said=turn.scene.says,
            meant=turn.scene.thought,
            heard=spoken(turn.reply.says),
            thought=turn.reply.thought or _direction(turn, words),
            mood=moods(scenario, turn.after).get(turn.scene.speaker, ""),
        )


def moods(scenario: Scenario, state: State) -> dict[str, str]:
    """Return how each character who has moods looks now, by the character's id."""
    found = {f"{who}.{name}": value for (who, name), value in state.items()}
    for written, owned in scenario.parameter_names().items():
        found.setdefault(written, state[owned])
    looks: dict[str, str] = {}
    for who, character in scenario.characters.items():
        # Inside a character, ``trust`` is that character's own.
        own = {name: value for (owner, name), value in state.items() if owner == who}
        known = {**found, **own}
        fitting = [mood.text for mood in character.moods if mood.when.holds(known)]
        if fitting:
            looks[who] = fitting[0]
    return looks


def _direction(turn: AssessedTurn, words: Words) -> str:
    """Return in which direction the reply moved the one who heard it."""
    who = turn.scene.speaker
    moved = int(turn.after.get((who, "trust"), 0)) - int(turn.before.get((who, "trust"), 0))
    name = "felt_same" if moved == 0 else "felt_closer" if moved > 0 else "felt_away"
    return words.texts[name]

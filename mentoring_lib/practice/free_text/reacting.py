"""What the other says to a typed line that no reply of the scene fits."""

from collections.abc import Mapping

from mentoring_lib.domain.free_text import Mood, Reactions
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.parameter import Owned, Setting

_TRUSTING = 60
_DISTRUSTING = 35
_TENSE = 70


def mood_of(state: Mapping[Owned, Setting], who: str) -> Mood:
    """Return how a character sits in the conversation; wary when nothing is known.

    Args:
        state: The value of each parameter, from 0 to 100.
        who: The character's id.
    """
    trust, tension = state.get((who, "trust")), state.get((who, "tension"))
    if _at_least(tension, _TENSE) or (trust is not None and not _at_least(trust, _DISTRUSTING)):
        return Mood.CLOSED
    return Mood.OPEN if _at_least(trust, _TRUSTING) else Mood.WARY


def reaction(reactions: Reactions, label: MoveLabel, mood: Mood, earlier: int) -> str | None:
    """Return what the other says, or None when nothing fits such a line.

    Args:
        reactions: The lines to pick from.
        label: What the mentor does with the line.
        mood: How the other sits in the conversation.
        earlier: How many generic reactions this scene had already, so that none returns at once.
    """
    lines = reactions.lines.get(label, {}).get(mood)
    return lines[earlier % len(lines)] if lines else None


def _at_least(value: Setting | None, least: int) -> bool:
    return isinstance(value, int) and value >= least

"""One thing said in a conversation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says before another speaks.

    Attributes:
        text: The words as they were typed or transcribed.
        speaker: Who says it; empty when that isn't known.
    """

    text: str
    speaker: str = ""

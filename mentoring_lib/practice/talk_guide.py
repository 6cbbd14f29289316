"""A talk guide (*handvat*): the phases of a conversation, fitted into the minutes you have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.structure import Phase, Structure
from mentoring_lib.errors import MentoringError

SHORT_TALK = 8
"""Under this many minutes only the phases that a short talk can't do without."""

MANY = 7
"""With more phases than this a guide says less of each, to stay on one page."""

LONGEST = 480
"""The most minutes that a guide is made for: a working day."""


_SPEAKER = re.compile(r"^((?:[A-Z][a-z]+: )?)(.*)$")


@dataclass(frozen=True, slots=True)
class Step:
    """A phase with its minutes, and the minute at which it begins."""

    phase: Phase
    minutes: int
    begins: int


@dataclass(frozen=True, slots=True)
class TalkGuide:
    """The steps of a conversation for a number of minutes; ``guide_pages`` prints it."""

    structure: Structure
    minutes: int
    steps: tuple[Step, ...]
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return the name of the guide's files, without the kind of file."""
        return f"{self.structure.slug}-{self.minutes}-minuten"

    @property
    def about(self) -> str:
        """Return in one line how long such a talk takes, and that this is short when it is."""
        usual = self.structure.minutes
        climb = (usual.least, usual.most) if usual.least < usual.most else (usual.usual,)
        span = " tot ".join(map(str, climb))
        return self.texts["usual" if self.minutes >= usual.least else "shorter"].format(span=span)

    @property
    def many(self) -> bool:
        """Return whether there are so many steps that each gets just one example line."""
        return len(self.steps) > MANY

    def examples(self, step: Step) -> tuple[str, ...]:
        """Return the example lines of a step that fit on the page, between quotation marks."""
        return tuple(map(said, step.phase.examples[: 1 if self.many else 2]))


def talk_guide(structure: Structure, minutes: int, texts: Mapping[str, str]) -> TalkGuide:
    """Return the guide of a structure for a talk of so many minutes.

    Args:
        structure: The kind of conversation.
        minutes: Whole minutes for the whole talk.
        texts: The words of the part ``guide`` of the interface.

    Raises:
        MentoringError: There is less than one minute for each phase, or more than a day.
    """
    phases = _phases_for(structure, minutes)
    if not len(phases) <= minutes <= LONGEST:
        raise MentoringError(
            place=structure.title,
            problem=texts["impossible"].format(minutes=minutes),
            remedy=texts["possible"].format(least=len(_short(structure)), most=LONGEST),
        )
    shares = shared_out(minutes, [phase.weight for phase in phases])
    begins = [sum(shares[:number]) for number in range(len(shares))]
    steps = tuple(Step(*each) for each in zip(phases, shares, begins, strict=True))
    return TalkGuide(structure, minutes, steps, texts)


def _phases_for(structure: Structure, minutes: int) -> tuple[Phase, ...]:
    if minutes >= max(SHORT_TALK, len(structure.phases)):
        return structure.phases
    return _short(structure)


def _short(structure: Structure) -> tuple[Phase, ...]:
    return tuple(phase for phase in structure.phases if phase.short)


def said(example: str) -> str:
    """Return an example line between quotation marks; a speaker's name stays outside them."""
    return _SPEAKER.sub(r"\1“\2”", " ".join(example.split()), count=1)


def shared_out(minutes: int, weights: Sequence[int]) -> list[int]:
    """Return whole minutes by weight that add up, each at least one.

    What would get less than a minute gets one; the others share the rest by largest
    remainder. Of equal remainders the heaviest goes first, then the first in order.

    Args:
        minutes: At least as many as there are weights.
        weights: At least one, all above nought.
    """
    total = sum(weights)
    tiny = {at for at, weight in enumerate(weights) if minutes * weight < total}
    if tiny:
        others = [weight for at, weight in enumerate(weights) if at not in tiny]
        shares = iter(shared_out(minutes - len(tiny), others))
        return [1 if at in tiny else next(shares) for at in range(len(weights))]
    whole = [minutes * weight // total for weight in weights]
    order = sorted(
        range(len(weights)),
        key=lambda at: (-(minutes * weights[at] % total), -weights[at], at),
    )
    for at in order[: minutes - sum(whole)]:
        whole[at] += 1
    return whole

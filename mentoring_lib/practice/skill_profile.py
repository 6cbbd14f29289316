"""One profile of what a mentor does, over practice talks and real ones.

In a practice talk the author wrote what each reply does, so the count is exact. In a
real talk the program recognised it, or the learner did; that count is an estimate.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.moves import Move
from mentoring_lib.practice.replay import Run
from mentoring_lib.practice.talk_report.talk import Talk

ROUGHLY = 10
"""An estimated share is told in steps of so many percent."""


class Skill(StrEnum):
    """What a turn is for, coarse enough to mean the same in both kinds of talks."""

    INVITE = "invite"
    STEER = "steer"
    RETURN = "return"
    AFFIRM = "affirm"
    ADVISE = "advise"
    JUDGE = "judge"
    OTHER = "other"


_OF_LABEL = {
    MoveLabel.OPEN: Skill.INVITE,
    MoveLabel.PROBE: Skill.INVITE,
    MoveLabel.FACTUAL: Skill.STEER,
    MoveLabel.CLOSED: Skill.STEER,
    MoveLabel.LEADING: Skill.STEER,
    MoveLabel.STACKED: Skill.STEER,
    MoveLabel.REFLECTION: Skill.RETURN,
    MoveLabel.SUMMARY: Skill.RETURN,
    MoveLabel.AFFIRMATION: Skill.AFFIRM,
    MoveLabel.ADVICE: Skill.ADVISE,
    MoveLabel.OPINION: Skill.JUDGE,
    MoveLabel.ASSUMPTION: Skill.JUDGE,
}
_OF_MOVE = {
    Move.OPEN_QUESTION: Skill.INVITE,
    Move.PROBE: Skill.INVITE,
    Move.HAND_BACK_LEAD: Skill.INVITE,
    Move.SEEK_COLLABORATION: Skill.INVITE,
    Move.CLOSED_QUESTION: Skill.STEER,
    Move.LEADING_QUESTION: Skill.STEER,
    Move.STACKED_QUESTION: Skill.STEER,
    Move.SCALING_QUESTION: Skill.STEER,
    Move.SIMPLE_REFLECTION: Skill.RETURN,
    Move.COMPLEX_REFLECTION: Skill.RETURN,
    Move.SUMMARY: Skill.RETURN,
    Move.AFFIRMATION: Skill.AFFIRM,
    Move.GIVE_INFORMATION: Skill.ADVISE,
    Move.ADVISE_WITH_PERMISSION: Skill.ADVISE,
    Move.ADVISE_WITHOUT_PERMISSION: Skill.ADVISE,
    Move.REFER: Skill.ADVISE,
    Move.CONFRONT: Skill.JUDGE,
    Move.FEEDBACK: Skill.JUDGE,
    Move.SET_LIMIT: Skill.JUDGE,
    Move.ASSUME: Skill.JUDGE,
    Move.MINIMISE: Skill.JUDGE,
    Move.TAKE_OVER: Skill.JUDGE,
}


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each skill was seen in a number of turns.

    Attributes:
        turns: How many turns were counted.
        counts: The turns by skill.
    """

    turns: int
    counts: Mapping[Skill, int]

    def percent(self, skill: Skill) -> int:
        """Return the share of the turns, from 0 to 100."""
        return round(100 * self.counts.get(skill, 0) / self.turns) if self.turns else 0

    def roughly(self, skill: Skill) -> int:
        """Return the share in steps of ``ROUGHLY`` percent, for what was estimated."""
        exact = 100 * self.counts.get(skill, 0) / self.turns if self.turns else 0
        return ROUGHLY * round(exact / ROUGHLY)


def practised(runs: Iterable[Run]) -> Shares:
    """Return what was done in practice talks; silence has no place in words."""
    moves = [turn.reply.move for run in runs for turn in run.turns]
    return _shares(_OF_MOVE.get(move, Skill.OTHER) for move in moves if move is not Move.SILENCE)


def really_said(talks: Iterable[Talk]) -> Shares:
    """Return what was done in real talks, as recognised or as the learner corrected it."""
    return _shares(_OF_LABEL.get(turn.label, Skill.OTHER) for talk in talks for turn in talk.mentor)


def _shares(skills: Iterable[Skill]) -> Shares:
    counts = Counter(skills)
    return Shares(sum(counts.values()), counts)

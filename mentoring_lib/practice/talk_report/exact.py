"""What can be counted in a talk without any judgement: who talks how long, and in which form."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.talk_report.talk import ASKED, MentorTurn, Talk
from mentoring_lib.practice.transcript.finding import PLACEHOLDER
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.practice.transcript.speakers import MENTOR

FEWEST_STACKED = 2
"""Sentences that ask, before a turn is stacked."""

FEWEST_IN_ROW = 2
"""Turns, before questions follow on each other."""

_WHY = re.compile(r"\bwaarom\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hits:
    """How often something occurs, and the numbers of the turns in which it does."""

    count: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one side of the talk says.

    Attributes:
        turns: How many turns.
        words: How many words.
        seconds: How long, if the file gives the times of every turn.
    """

    turns: int
    words: int
    seconds: float | None

    @property
    def words_per_turn(self) -> float:
        """Return the mean length of a turn; 0 when there is none."""
        return self.words / self.turns if self.turns else 0.0


@dataclass(frozen=True, slots=True)
class Counted:
    """Everything that is certain about a talk.

    Attributes:
        mentor: What the mentor says.
        others: What all others say together.
        longest: Words in the mentor's longest turn, and that turn.
        longest_s: How long that turn takes, if the file says so.
        in_row: The longest run of turns of the mentor with questions only.
        stacked: Turns with more than one question.
        why: How often the mentor says “waarom”.
        forms: The turns with a sentence of each form that asks.
    """

    mentor: Part
    others: Part
    longest: Hits
    longest_s: float | None
    in_row: Hits
    stacked: Hits
    why: Hits
    forms: dict[Form, Hits]

    @property
    def word_share(self) -> float:
        """Return the mentor's share of all words, 0-1."""
        return _share(self.mentor.words, self.others.words)

    @property
    def time_share(self) -> float | None:
        """Return the mentor's share of the time that is talked, 0-1; None without times."""
        if self.mentor.seconds is None or self.others.seconds is None:
            return None
        return _share(self.mentor.seconds, self.others.seconds)


def counted(talk: Talk) -> Counted:
    """Return what can be counted in a talk with at least one turn of the mentor."""
    timed = all(_seconds(line) is not None for line in talk.lines)
    longest = max(talk.mentor, key=lambda turn: _words(turn.line))
    return Counted(
        mentor=_part([turn.line for turn in talk.mentor], timed=timed),
        others=_part([line for line in talk.lines if line.speaker != MENTOR], timed=timed),
        longest=Hits(_words(longest.line), (longest.number,)),
        longest_s=_seconds(longest.line),
        in_row=_longest_run(talk.mentor),
        stacked=_where(turn for turn in talk.mentor if _is_stacked(turn)),
        why=_times(talk.mentor, lambda turn: len(_WHY.findall(turn.line.text))),
        forms={form: _of_form(talk.mentor, form) for form in Form if form in ASKED},
    )


def _part(lines: Sequence[Line], *, timed: bool) -> Part:
    seconds = sum(_seconds(line) or 0.0 for line in lines) if timed else None
    return Part(len(lines), sum(map(_words, lines)), seconds)


def _words(line: Line) -> int:
    # A placeholder stands for a name and counts as one word.
    return len(PLACEHOLDER.sub("x", line.text).split())


def _seconds(line: Line) -> float | None:
    if line.start_s is None or line.end_s is None or line.end_s < line.start_s:
        return None
    return line.end_s - line.start_s


def _share(mine: float, others: float) -> float:
    return mine / (mine + others) if mine + others else 0.0


def _is_stacked(turn: MentorTurn) -> bool:
    # The learner's own label goes before what the form says.
    if turn.own is not None:
        return turn.own is MoveLabel.STACKED
    return sum(form in ASKED for form in turn.forms()) >= FEWEST_STACKED


def _only_asks(turn: MentorTurn) -> bool:
    said = [form for form in turn.forms() if form is not Form.SHORT]
    return bool(said) and all(form in ASKED for form in said)


def _longest_run(turns: Iterable[MentorTurn]) -> Hits:
    """Return the longest run; of equals, the first. A single turn is no run."""
    best: tuple[int, ...] = ()
    run: tuple[int, ...] = ()
    for turn in turns:
        run = (*run, turn.number) if _only_asks(turn) else ()
        best = max(best, run, key=len)
    return Hits(len(best), best) if len(best) >= FEWEST_IN_ROW else Hits(0, ())


def _of_form(turns: Sequence[MentorTurn], form: Form) -> Hits:
    return _times(turns, lambda turn: turn.forms().count(form))


def _times(turns: Sequence[MentorTurn], often: Callable[[MentorTurn], int]) -> Hits:
    times = [often(turn) for turn in turns]
    return Hits(sum(times), _numbers(turn for turn, n in zip(turns, times, strict=True) if n))


def _where(turns: Iterable[MentorTurn]) -> Hits:
    numbers = _numbers(turns)
    return Hits(len(numbers), numbers)


def _numbers(turns: Iterable[MentorTurn]) -> tuple[int, ...]:
    return tuple(turn.number for turn in turns)

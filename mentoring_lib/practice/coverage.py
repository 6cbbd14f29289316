"""Which phases of a structure a written-out conversation shows, and in which order.

Words give hints, no proof: a phase of which nothing is found may have been there. So each
phase comes with the lines that point to it, and a person judges.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentoring_lib.domain.structure import Phase, Structure
from mentoring_lib.practice.cues import CueList, Found, Line, folded
from mentoring_lib.practice.utterance import Utterance

STRONG = 2
"""Words of cues that a line needs to count on its own; one loose word is weak."""

WEAK_LINES = 2
"""How many weak lines together count as a strong one."""


class Trace(StrEnum):
    """How much of a phase the text shows."""

    FOUND = "found"
    FAINT = "faint"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that points to a phase: its number from 1 on, who spoke, and the words."""

    line: int
    speaker: str
    words: tuple[str, ...]
    strong: bool


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A phase that came before or after another, against the order of the structure."""

    early: bool
    other: str


@dataclass(frozen=True, slots=True)
class PhaseTrace:
    """What the text shows of one phase; ``first`` is the line that counts for the order."""

    phase: Phase
    trace: Trace
    evidence: tuple[Evidence, ...]
    first: int | None
    moved: OutOfOrder | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a text shows of each phase, in the order of the structure."""

    phases: tuple[PhaseTrace, ...]
    mentor_spoke: bool

    @property
    def in_order(self) -> bool:
        """Return whether the phases that were found came in the order of the structure."""
        return all(each.moved is None for each in self.phases)


def coverage(
    structure: Structure, transcript: Sequence[Utterance], mentor: str = "Mentor"
) -> Coverage:
    """Return what a text shows of the phases of a structure.

    Args:
        structure: The kind of conversation, with its cues per phase.
        transcript: The lines in order. A line without a speaker counts for everybody.
        mentor: The speaker whose lines count. In a phase that somebody else leads
            (``led_by``), the lines of all speakers count.
    """
    lines = [Line(each.text) for each in transcript]
    mine = [folded(each.speaker.strip()) in {"", folded(mentor.strip())} for each in transcript]
    traces = []
    for phase in structure.phases:
        cues = CueList(phase.cues)
        evidence = tuple(
            _evidence(number, transcript[number - 1].speaker, found)
            for number, line in enumerate(lines, start=1)
            if (mine[number - 1] or not _led_by_mentor(phase)) and (found := line.find(cues))
        )
        traces.append(_traced(phase, evidence))
    return Coverage(_ordered(traces), any(mine))


def _led_by_mentor(phase: Phase) -> bool:
    return phase.led_by is None or folded(phase.led_by).removeprefix("de ") == "mentor"


def _evidence(number: int, speaker: str, found: tuple[Found, ...]) -> Evidence:
    strong = sum(each.size for each in found) >= STRONG
    return Evidence(number, speaker, tuple(each.words for each in found), strong)


def _traced(phase: Phase, evidence: tuple[Evidence, ...]) -> PhaseTrace:
    strong = [each.line for each in evidence if each.strong]
    if not strong and len(evidence) >= WEAK_LINES:
        strong = [each.line for each in evidence]
    if strong:
        return PhaseTrace(phase, Trace.FOUND, evidence, strong[0])
    return PhaseTrace(phase, Trace.FAINT if evidence else Trace.NOT_FOUND, evidence, None)


def _ordered(traces: Sequence[PhaseTrace]) -> tuple[PhaseTrace, ...]:
    """Return the traces, each with how it fell out of the longest run in order."""
    placed = [(number, each.first) for number, each in enumerate(traces) if each.first is not None]
    kept = {placed[at] for at in longest_climb([line for _, line in placed])}
    moved = {
        number: _against(number, line, kept, traces)
        for number, line in placed
        if (number, line) not in kept
    }
    return tuple(
        PhaseTrace(each.phase, each.trace, each.evidence, each.first, moved.get(number))
        for number, each in enumerate(traces)
    )


def _against(
    number: int, line: int, kept: set[tuple[int, int]], traces: Sequence[PhaseTrace]
) -> OutOfOrder:
    # Early against the first phase that should have come before, late against the last after.
    passed = [other for other, at in sorted(kept) if other < number and at > line]
    if passed:
        return OutOfOrder(early=True, other=traces[passed[0]].phase.label)
    overtaken = [other for other, at in sorted(kept) if other > number and at < line]
    return OutOfOrder(early=False, other=traces[overtaken[-1]].phase.label)


def longest_climb(values: Sequence[int]) -> list[int]:
    """Return the places of the longest run that never falls; of equals, the first in place.

    Args:
        values: Any whole numbers; equal neighbours stay in a run.
    """
    lengths = _lengths_from(values)
    run: list[int] = []
    for at, value in enumerate(values):
        left = max(lengths, default=0) - len(run)
        if left and lengths[at] == left and (not run or value >= values[run[-1]]):
            run.append(at)
    return run


def _lengths_from(values: Sequence[int]) -> list[int]:
    """Return for each place how long the longest run is that starts there."""
    tails: list[int] = []
    lengths = [0] * len(values)
    for at in range(len(values) - 1, -1, -1):
        # Read backwards and negated, a run that never falls is one that never falls as well.
        place = bisect_right(tails, -values[at])
        tails[place : place + 1] = [-values[at]]
        lengths[at] = place + 1
    return lengths


def in_words(found: Coverage, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return what was found as Dutch sentences: one per phase, then the order, then a caution.

    Args:
        found: What a text shows.
        texts: The words of the part ``tracker`` of the interface.
    """
    start = () if found.mentor_spoke else (texts["no_mentor"],)
    return (
        *start,
        *(_phase_in_words(each, texts) for each in found.phases),
        *_order_in_words(found, texts),
        texts["caution"],
    )


def _phase_in_words(each: PhaseTrace, texts: Mapping[str, str]) -> str:
    lines = "; ".join(
        texts["line"].format(line=proof.line, words=", ".join(f"‘{w}’" for w in proof.words))
        for proof in each.evidence
    )
    return texts[each.trace].format(phase=each.phase.label, lines=lines)


def _order_in_words(found: Coverage, texts: Mapping[str, str]) -> tuple[str, ...]:
    if sum(each.first is not None for each in found.phases) < WEAK_LINES:
        return ()
    if found.in_order:
        return (texts["in_order"],)
    return tuple(
        texts["early" if each.moved.early else "late"].format(
            phase=each.phase.label, other=each.moved.other
        )
        for each in found.phases
        if each.moved is not None
    )

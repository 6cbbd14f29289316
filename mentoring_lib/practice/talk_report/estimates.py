"""What a talk seems to show: it hangs on labels, about which trained people differ too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mentoring_lib.catalog.move_cues import cue_book
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.recognise.context import stem
from mentoring_lib.practice.recognise.grammar_words import QUESTION_WORDS
from mentoring_lib.practice.recognise.phrases import Phrases
from mentoring_lib.practice.recognise.words import sentences
from mentoring_lib.practice.talk_report.exact import Hits
from mentoring_lib.practice.talk_report.talk import MentorTurn, Talk
from mentoring_lib.practice.transcript.finding import PLACEHOLDER

OPEN_WIDTH = 0.2
RATIO_WIDTH = 0.5
"""Half the width of a band. Own measurement: over 103 counselling talks in AnnoMI (Wu et al.,
2022) rules and statistics were on average 0.16-0.20 and 0.41-0.49 beside what people coded."""

HUMAN_OPEN = 0.23
HUMAN_RATIO = 0.57
"""How much two trained coders of one talk differ on average. Own count over the talks in
AnnoMI (Wu et al., 2022) that ten people coded."""

FEWEST_QUESTIONS = 3
"""With fewer there is no band: what was measured had at least so many."""

FEWEST_TURNS = 10
"""With fewer turns of the mentor a band is a weak hint; what was measured had at least so many."""

ROOM_FOR_PERMISSION = 2
"""Earlier turns of the mentor in which permission may have been asked."""

PERMISSION = "toestemming"
"""The cue of the code book that shows such a question."""

_OPEN = frozenset({MoveLabel.OPEN, MoveLabel.PROBE})
_GIVES_BACK = frozenset({MoveLabel.REFLECTION, MoveLabel.SUMMARY})


@dataclass(frozen=True, slots=True)
class Band:
    """A value between two limits.

    Attributes:
        value: What the labels give.
        low: The lower limit.
        high: The upper limit.
        lines: The turns that count for the value.
        others: The turns that it is set against.
    """

    value: float
    low: float
    high: float
    lines: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A turn that gives back what was said, and the question that goes on about it.

    Both numbers are the same when it is one turn.
    """

    back: int
    question: int


@dataclass(frozen=True, slots=True)
class Estimated:
    """Everything that hangs on labels.

    Attributes:
        open_share: Open questions and probes in all questions; None with too few questions.
        ratio: Reflections and summaries for each question; None with too few questions.
        early_advice: Advice before the first question.
        unasked_advice: Advice without a question for permission shortly before.
        chains: Where the mentor gives back and then asks on.
        unsettled: Turns about which the program doubts and the learner hasn't chosen.
        few_turns: Whether the talk is shorter than the talks that were measured.
    """

    open_share: Band | None
    ratio: Band | None
    early_advice: Hits
    unasked_advice: Hits
    chains: tuple[Chain, ...]
    unsettled: tuple[int, ...]
    few_turns: bool


def estimated(talk: Talk) -> Estimated:
    """Return what the labels of a talk point to."""
    return Estimated(
        open_share=_open_share(talk),
        ratio=_ratio(talk),
        early_advice=_hits(_before_first_question(talk)),
        unasked_advice=_hits(_without_permission(talk)),
        chains=tuple(_chains(talk)),
        unsettled=tuple(turn.number for turn in talk.mentor if turn.unsettled),
        few_turns=len(talk.mentor) < FEWEST_TURNS,
    )


def _open_share(talk: Talk) -> Band | None:
    asked = tuple(turn.number for turn in talk.mentor if turn.asks)
    if len(asked) < FEWEST_QUESTIONS:
        return None
    wide = tuple(turn.number for turn in talk.mentor if turn.label in _OPEN)
    share = len(wide) / len(asked)
    return Band(share, max(share - OPEN_WIDTH, 0.0), min(share + OPEN_WIDTH, 1.0), wide, asked)


def _ratio(talk: Talk) -> Band | None:
    asked = tuple(turn.number for turn in talk.mentor if turn.asks)
    if len(asked) < FEWEST_QUESTIONS:
        return None
    back = tuple(turn.number for turn in talk.mentor if turn.label in _GIVES_BACK)
    ratio = len(back) / len(asked)
    return Band(ratio, max(ratio - RATIO_WIDTH, 0.0), ratio + RATIO_WIDTH, back, asked)


def _before_first_question(talk: Talk) -> Iterator[int]:
    for turn in talk.mentor:
        if turn.asks:
            return
        if turn.label is MoveLabel.ADVICE:
            yield turn.number


def _without_permission(talk: Talk) -> Iterator[int]:
    for at, turn in enumerate(talk.mentor):
        near = talk.mentor[max(at - ROOM_FOR_PERMISSION, 0) : at + 1]
        if turn.label is MoveLabel.ADVICE and not any(map(_asks_permission, near)):
            yield turn.number


@lru_cache(maxsize=1)
def _permission() -> Phrases:
    book = cue_book()
    phrases = (each for cue in book.cues if cue.id == PERMISSION for each in cue.phrases)
    return Phrases(((0, each) for each in phrases), book.lists)


def _asks_permission(turn: MentorTurn) -> bool:
    return any(_permission().found_in(each.words) for each in sentences(turn.line.text))


def _chains(talk: Talk) -> Iterator[Chain]:
    for turn in talk.mentor:
        if turn.asks and _gives_back_first(turn):
            yield Chain(turn.number, turn.number)
    for turn, following in pairwise(talk.mentor):
        if turn.label in _GIVES_BACK and following.asks and _goes_on(talk, turn, following):
            yield Chain(turn.number, following.number)


def _gives_back_first(turn: MentorTurn) -> bool:
    """Return whether a sentence gives back what was said before the question comes."""
    return any(judged.label in _GIVES_BACK for _, judged in turn.judged.sentences[:-1])


def _goes_on(talk: Talk, turn: MentorTurn, following: MentorTurn) -> bool:
    """Return whether a question stays with what was given back, or with the answer to it."""
    if following.label is MoveLabel.PROBE:
        return True
    known = stems(turn.line.text) | stems(talk.others_before(following.number))
    return bool(known & stems(following.line.text))


def stems(text: str) -> frozenset[str]:
    """Return what the words of a text are about, without the words that say little."""
    # Who is named is a subject; the word “naam” in a placeholder is none.
    people = {match.group() for match in PLACEHOLDER.finditer(text)}
    words = {word for each in sentences(PLACEHOLDER.sub(" ", text)) for word in each.words}
    return (frozenset(map(stem, words - QUESTION_WORDS)) | people) - {""}


def _hits(numbers: Iterable[int]) -> Hits:
    found = tuple(numbers)
    return Hits(len(found), found)

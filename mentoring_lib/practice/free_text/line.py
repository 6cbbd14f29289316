"""A line, typed or authored, ready to be compared."""

import math
from collections import Counter
from collections.abc import Container, Iterable
from typing import NamedTuple

from mentoring_lib.domain.move_label import Form, MoveLabel
from mentoring_lib.practice.free_text.lexicon import Lexicon, sentences
from mentoring_lib.practice.recognise.judgement import Confidence
from mentoring_lib.practice.recognise.recogniser import Recogniser

FILLER = 0.25
"""How much a word that says little counts, beside one that says something."""

_ASKING = frozenset({Form.QUESTION_WORD_FIRST, Form.VERB_FIRST})


class Token(NamedTuple):
    """One word of a line.

    Attributes:
        stem: The word as it is compared.
        weight: How much it says.
        negated: Whether it stands in a thought that is turned round.
        own: Whether the speaker is in that thought.
        asked: Whether it stands in a question.
    """

    stem: str
    weight: float
    negated: bool
    own: bool
    asked: bool


class Line(NamedTuple):
    """A line that can be compared.

    Attributes:
        tokens: Its words in order.
        weight: How much they say together.
        grams: Its pieces of three letters.
        label: What the recogniser takes it for.
        sure: Whether the recogniser is sure of that.
    """

    tokens: tuple[Token, ...]
    weight: float
    grams: frozenset[str]
    label: MoveLabel
    sure: bool


class LineReader:
    """Makes lines ready, with the words of one conversation weighed."""

    def __init__(self, lexicon: Lexicon, recogniser: Recogniser, texts: Iterable[str]) -> None:
        """Weigh the words: what occurs in few of the texts says more."""
        self._lexicon = lexicon
        self._recogniser = recogniser
        counts: Counter[str] = Counter()
        known = list(texts)
        for text in known:
            clauses = (clause for each in sentences(text) for clause in lexicon.clauses(each))
            counts.update({lexicon.stem(word) for clause in clauses for word in clause})
        number = len(known)
        self._weights = {
            root: self._weight(root, math.log((1 + number) / (0.5 + count)))
            for root, count in counts.items()
        }
        self._unknown = math.log((1 + number) / 0.5)

    def content(self, stems: Iterable[str], known: Container[str]) -> float:
        """Return how much unknown stems say together, counted in words never seen before."""
        others = self._lexicon.fillers | self._lexicon.pronouns
        said = (
            self._weights.get(root, self._unknown)
            for root in stems
            if root not in known and root not in others
        )
        return sum(said) / self._unknown

    def _weight(self, root: str, weight: float) -> float:
        return weight * (FILLER if root in self._lexicon.fillers else 1)

    def line(self, text: str, previous: str) -> Line:
        """Return a line ready to be compared.

        Args:
            text: The line as it was typed or written.
            previous: What the other said before it.
        """
        tokens = tuple(token for each in sentences(text) for token in self._tokens(each))
        judged = self._recogniser.judge(text, previous)
        said = f" {' '.join(token.stem for token in tokens)} "
        return Line(
            tokens,
            sum(token.weight for token in tokens),
            frozenset(said[at : at + 3] for at in range(len(said) - 2)),
            judged.label,
            judged.confidence is not Confidence.LOW,
        )

    def _tokens(self, sentence: str) -> Iterable[Token]:
        form = self._recogniser.judge(sentence).form
        asked = "?" in sentence or form in _ASKING
        own = False
        for clause in self._lexicon.clauses(sentence):
            negated = not self._lexicon.negations.isdisjoint(clause)
            if not self._lexicon.persons.isdisjoint(clause):
                own = not self._lexicon.speaker.isdisjoint(clause)
            for word in clause:
                root = self._lexicon.stem(word)
                weight = self._weights.get(root)
                if weight is None:
                    weight = self._weight(root, self._unknown)
                yield Token(root, weight, negated, own, asked)

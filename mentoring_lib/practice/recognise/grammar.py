"""The form of a sentence: what comes first, and whether that makes it a question."""

from typing import NamedTuple

from mentoring_lib.domain.move_label import Form
from mentoring_lib.practice.recognise.grammar_words import (
    ARTICLES,
    FINITE,
    IMPERATIVES,
    NEVER_A_VERB,
    OPENERS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBORDINATORS,
    YOU_SUBJECT,
)
from mentoring_lib.practice.recognise.words import Sentence

SHORTEST_CLAUSE = 3
"""Words; with fewer, a sentence without subject is a short sign."""

MOST_CLAUSES = 20
"""Parts of a sentence that are looked at; a longer sentence is an enumeration."""

FURTHEST = 60
"""Words of a sentence in which “en” or “of” can join two questions."""

_AFTER_QUESTION_WORD = 4
_FIRST = "ik"
_JOINERS = frozenset({"en", "of"})
_BETWEEN_CLAUSES = frozenset({"en", "maar", "dus", "ja", "nee", "nou", "oké", "eh", "zeg"})
_TURNERS = frozenset({"nu", "dan", "zo", "goed", "toen", "prima", "fijn", "nou"})
_CAN_ASK = QUESTION_WORDS | PREPOSITIONS
_PRONOUNS = SUBJECTS - ARTICLES
_SUBJECT_OF_IMPERATIVE = frozenset({"je", "er", "dat", "het", "dit", "die", "ze", "iets"})
_ASKED, _SHORT, _STATEMENT = Form.STATEMENT_ASKED, Form.SHORT, Form.STATEMENT
_SUBJECTS_ASKED = SUBJECTS | ARTICLES
_POLITE = frozenset({"gaat", "komt", "neemt", "vertelt", "zegt", "denkt"})


class Shape(NamedTuple):
    """The form of one sentence and where it shows.

    Attributes:
        form: What comes first.
        at: Index of the word that decides the form.
        begin: Index of the first word after openers such as “nou”.
        is_question: Whether it asks, by its mark or by the order of its words.
        askings: Places where a question begins; two or more may be a stacked question.
    """

    form: Form
    at: int
    begin: int
    is_question: bool
    askings: tuple[int, ...]


def shape_of(sentence: Sentence) -> Shape:
    """Return the form of a sentence; certain, for it looks at words and order only."""
    words = sentence.words
    begin = _after_openers(words) if words[0] in OPENERS else 0
    asked = sentence.is_asked
    askings = tuple([at for at in _starts(sentence, begin) if _asks(sentence, at, begin)])
    if askings and (asked or not _is_subordinate(words, begin)):
        at = askings[0]
        return Shape(_kind_of_question(words, at), at, begin, is_question=True, askings=askings)
    if asked:
        return Shape(_ASKED, begin, begin, is_question=True, askings=())
    return Shape(_kind_of_statement(words, begin), begin, begin, is_question=False, askings=())


def _asks(sentence: Sentence, at: int, begin: int) -> bool:
    words, mark = sentence.words, sentence.mark
    asked = "?" in mark
    if words[at] in _CAN_ASK and asks_with_word(words, at, strict=not asked):
        return True
    if words[at] in NEVER_A_VERB:
        return False
    return (asked or not _turned(sentence, at)) and asks_with_verb(
        words, at, strict=not asked or at != begin, mark=mark
    )


def _turned(sentence: Sentence, at: int) -> bool:
    """Return whether a word before the verb explains its place, as in “nu ben je boos”."""
    return (
        at > 0 and at not in sentence.clauses[:MOST_CLAUSES] and sentence.words[at - 1] in _TURNERS
    )


def _kind_of_question(words: tuple[str, ...], at: int) -> Form:
    if words[at] in QUESTION_WORDS or (words[at] in PREPOSITIONS and words[at] not in FINITE):
        return Form.QUESTION_WORD_FIRST
    return Form.VERB_FIRST


def _kind_of_statement(words: tuple[str, ...], begin: int) -> Form:
    first = words[begin]
    second = words[begin + 1] if begin + 1 < len(words) else ""
    if first in IMPERATIVES and second not in _PRONOUNS:
        return Form.IMPERATIVE
    return _SHORT if len(words) < SHORTEST_CLAUSE else _STATEMENT


def _is_subordinate(words: tuple[str, ...], begin: int) -> bool:
    return words[begin] in SUBORDINATORS and not asks_with_word(words, begin, strict=True)


def _after_openers(words: tuple[str, ...]) -> int:
    at = 0
    last = len(words) - 1
    while at < last and words[at] in OPENERS:
        at += 1
    return at


def _starts(sentence: Sentence, begin: int) -> list[int]:
    """Return where a main clause can begin: the beginning, after a comma, after “en”."""
    words = sentence.words
    size = len(words)
    starts = {begin}
    if len(sentence.clauses) > 1:
        for clause in sentence.clauses[1:MOST_CLAUSES]:
            at = clause
            while begin < at < size - 1 and words[at] in _BETWEEN_CLAUSES:
                at += 1
            if at > begin:
                starts.add(at)
    if words[begin] == "dus" and begin + 1 < size:
        starts.add(begin + 1)
    if not _JOINERS.isdisjoint(words):
        for at in range(begin + 2, min(size, FURTHEST) - 1):
            if words[at] in _JOINERS and words[at - 1] not in PREPOSITIONS:
                starts.add(at + 1)
    return sorted(starts)


def asks_with_word(words: tuple[str, ...], at: int, *, strict: bool) -> bool:
    """Return whether a question word stands here, if need be after a preposition.

    Args:
        words: The words of the sentence.
        at: Where the clause begins.
        strict: Whether the order of what follows must be that of a question, because
            there is no question mark.
    """
    size = len(words)
    if words[at] not in QUESTION_WORDS:
        if words[at] in PREPOSITIONS and at + 1 < size and words[at + 1] in QUESTION_WORDS:
            at += 1
        else:
            return False
    if not strict:
        return at == 0 or words[at] != "wanneer" or size - at > 1
    return _verb_before_subject(words, at + 1)


def _verb_before_subject(words: tuple[str, ...], at: int) -> bool:
    for place in range(at, min(at + _AFTER_QUESTION_WORD, len(words))):
        word = words[place]
        if word in FINITE:
            return True
        if word in SUBJECTS or word in SUBORDINATORS or word == _FIRST:
            return place == at + 1 and words[at] not in NEVER_A_VERB
    return False


def asks_with_verb(words: tuple[str, ...], at: int, *, strict: bool, mark: str) -> bool:
    """Return whether a finite verb stands here, before its subject."""
    word = words[at]
    second = words[at + 1] if at + 1 < len(words) else ""
    if word in NEVER_A_VERB:
        return False
    if word in IMPERATIVES and second not in SUBJECTS:
        return False
    if not strict:
        return word in FINITE or (second in SUBJECTS and not word.endswith("en"))
    if "?" in mark:
        return second in _SUBJECTS_ASKED and (word in FINITE or word.endswith("t"))
    if word in _POLITE and second == "u":
        return False
    if mark and second not in YOU_SUBJECT:
        return False
    if word in IMPERATIVES and second in _SUBJECT_OF_IMPERATIVE:
        return word in {"kom", "ga", "heb", "weet", "denk"} and second == "je"
    return second in SUBJECTS and (word in FINITE or word.endswith("t"))

"""Cutting a turn in sentences and words, without understanding any of them."""

import re
from itertools import chain
from typing import NamedTuple

from mentoring_lib.practice.recognise.context import stem
from mentoring_lib.practice.recognise.grammar_words import kind_of

LARGEST_MEMORY = 20_000
"""Words that are remembered; a flood of new ones starts the memory anew."""

LONGEST_REMEMBERED = 40
"""Letters; what is longer is seldom a word that comes back."""

ENDING = 3
"""Letters of the end of a word that tell its tense or its kind."""

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_\d]\w*(?:['-]\w+)*|'[nts]\b|[?!]+|\.+|…|[,;:()–—]")
_APOSTROPHES = re.compile("[’‘`\u00b4]")
_ACCENTS = re.compile("[\u0301\u0300]")
_ABBREVIATIONS = frozenset({"bijv", "bv", "evt", "mevr", "dhr", "ca", "incl", "nl", "enz", "resp"})
_BREAKS = frozenset(",;:()–—")
_NOTHING = ("",) * 8
_MARKS = _BREAKS | frozenset(".?!…")


class Token(NamedTuple):
    """A word or mark, with its name in each role it can have.

    The names are made once for each word, for they are what a turn is weighed by.

    Attributes:
        text: The word in small letters; empty for a mark.
        written: As it was typed.
        stem: What a word is about; empty when it says little.
        root: Its stem, as a feature; empty when it says little.
        after: The word with a space before it.
        name: The word as a feature, whatever the sentence is.
        ending: Its last letters, as a feature; empty for a short word.
        kind: The letter of its word class; see ``kind_of``.
        before_asked: The word in the turn before a question.
        before_said: The word in the turn before a statement.
    """

    text: str
    written: str
    stem: str
    root: str
    after: str
    name: str
    ending: str
    kind: str
    before_asked: str
    before_said: str


class Sentence(NamedTuple):
    """One sentence of a turn.

    Attributes:
        words: Its words in small letters, without marks.
        clauses: Where a part begins, as an index in ``words``; the first is 0.
        mark: The mark it ends with; empty when there is none.
        tokens: The same words with all that is known of them.
    """

    words: tuple[str, ...]
    clauses: list[int]
    mark: str
    tokens: list[Token]

    @property
    def is_asked(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.mark

    @property
    def written(self) -> tuple[str, ...]:
        """The words as they were typed."""
        return tuple([token.written for token in self.tokens])


def _token(written: str) -> Token:
    if written[0] in _MARKS:
        return Token("", written, *_NOTHING)
    text = written.lower()
    root = stem(text)
    return Token(
        text,
        written,
        root,
        "~" + root if root else "",
        " " + text,
        "u:" + text,
        "-" + text[-ENDING:] if len(text) > ENDING + 1 else "",
        kind_of(text),
        "q<" + text,
        "s<" + text,
    )


class _Chunks(dict[str, tuple[Token, ...]]):
    """The words and marks of what stands between two spaces, cut when it first comes."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        plain = _ACCENTS.sub("", _APOSTROPHES.sub("'", chunk))
        cut = tuple(map(_token, _TOKEN.findall(plain)))
        if len(chunk) <= LONGEST_REMEMBERED:
            if len(self) > LARGEST_MEMORY:
                self.clear()
            self[chunk] = cut
        return cut


_CHUNKS = _Chunks()


def tokens(text: str) -> list[Token]:
    """Return the words and marks of a text."""
    return list(chain.from_iterable(map(_CHUNKS.__getitem__, text.split())))


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a turn that hold at least one word, in order."""
    found: list[Sentence] = []
    words: list[Token] = []
    clauses = [0]
    for token in tokens(text):
        if token.text:
            words.append(token)
            continue
        mark = token.written
        if mark in _BREAKS:
            if words and clauses[-1] != len(words):
                clauses.append(len(words))
        elif words:
            if mark != "." or words[-1].text not in _ABBREVIATIONS:
                found.append(_sentence(words, clauses, mark))
                words, clauses = [], [0]
        elif found and "?" in mark:
            found[-1] = found[-1]._replace(mark=found[-1].mark + mark)
    if words:
        found.append(_sentence(words, clauses, ""))
    return found


def _sentence(tokens: list[Token], clauses: list[int], mark: str) -> Sentence:
    if clauses[-1] == len(tokens):
        clauses.pop()
    return Sentence(tuple([token.text for token in tokens]), clauses, mark, tokens)

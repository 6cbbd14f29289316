"""Cutting a turn in sentences and words, without understanding any of them."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_\d]\w*(?:['-]\w+)*|'[nts]\b|[?!]+|\.+|…|[,;:()–—]")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "\u00b4": "'", "\u0301": None, "\u0300": None}
)
_ABBREVIATIONS = frozenset({"bijv", "bv", "evt", "mevr", "dhr", "ca", "incl", "nl", "enz", "resp"})
_BREAKS = frozenset(",;:()–—")
_MARKS = _BREAKS | frozenset(".?!…")


class Sentence(NamedTuple):
    """One sentence of a turn.

    Attributes:
        words: Its words in small letters, without marks.
        written: The same words as they were typed.
        clauses: Where a part begins, as an index in ``words``; the first is 0.
        mark: The mark it ends with; empty when there is none.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    clauses: tuple[int, ...]
    mark: str

    @property
    def is_asked(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.mark


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a turn that hold at least one word, in order."""
    written = _TOKEN.findall(text.translate(_QUOTES))
    found: list[Sentence] = []
    words: list[str] = []
    as_typed: list[str] = []
    clauses = [0]
    for token in written:
        first = token[0]
        if first not in _MARKS:
            words.append(token.lower())
            as_typed.append(token)
        elif first in _BREAKS:
            if words and clauses[-1] != len(words):
                clauses.append(len(words))
        elif words and not (token == "." and words[-1] in _ABBREVIATIONS):  # noqa: S105
            found.append(_sentence(words, as_typed, clauses, token))
            words, as_typed, clauses = [], [], [0]
        elif found and "?" in token and not words:
            found[-1] = found[-1]._replace(mark=found[-1].mark + token)
    if words:
        found.append(_sentence(words, as_typed, clauses, ""))
    return found


def _sentence(words: list[str], written: list[str], clauses: list[int], mark: str) -> Sentence:
    if clauses[-1] == len(words):
        clauses.pop()
    return Sentence(tuple(words), tuple(written), tuple(clauses), mark)

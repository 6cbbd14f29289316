"""Noticing what looks like personal data; warnings with a reason, never a guarantee."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentoring_lib.practice.dutch import MONTHS

_PATTERNS = (
    (re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}\b"), "een e-mailadres"),
    (re.compile(r"(?<!\d)(?:\+31|0)[\s-]?[1-9](?:[\s-]?\d){8}(?!\d)"), "een telefoonnummer"),
    (re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b"), "een postcode"),
    (re.compile(r"(?<!\d)\d{9}(?!\d)"), "een nummer van negen cijfers, zoals een bsn"),
    (
        re.compile(rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}\b|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}\b"),
        "een precieze datum",
    ),
    (
        re.compile(r"\b[A-Z][a-z]{1,40}(?:straat|laan|weg|plein|gracht|kade|dijk) \d{1,5}\w?\b"),
        "een adres",
    ),
    (
        re.compile(
            r"\b[A-Z][\w’'-]{1,40} ?(?:[Cc]ollege|[Ll]yceum|[Gg]ymnasium"
            r"|[Ss]cholengemeenschap|[Bb]asisschool)\b"
        ),
        "de naam van een school",
    ),
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
# A sentence opens at the start, after its end mark, in a list, and after “’s ”.
_SENTENCE_START = re.compile(
    r"(?:^|[.!?:…\n–-][”’\"')]*|[“\"‘'(]|(?:^|\s)\d{1,2}[.)])\s*[“\"‘'(]*$"
    r"|(?:^|\s)[’'][st]\s+$"
)

SHORTEST_NAME = 2
"""Letters; one capital is how a pseudonym ends, as in “leerling A”."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in a text that may point to a person."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the check.

    Attributes:
        known: Words with a capital that aren't a person, such as “Nederlands”.
        names: First names, which count even at the start of a sentence.
        diagnoses: Words in small letters that name a diagnosis.
    """

    known: frozenset[str]
    names: frozenset[str]
    diagnoses: frozenset[str]

    def besides(self, text: str) -> "Words":
        """Return the lists for an answer to this text: its own names are invented ones."""
        return replace(self, known=self.known | frozenset(_WORD.findall(text)))


def personal_data(text: str, words: Words) -> tuple[Hit, ...]:
    """Return what looks like personal data, each once, in the order of the text."""
    found = [*_by_pattern(text), *_names(text, words), *_diagnoses(text, words)]
    by_text = {hit.text: hit for _, hit in sorted(found, key=lambda pair: pair[0])}
    return tuple(by_text.values())


def _by_pattern(text: str) -> Iterator[tuple[int, Hit]]:
    for pattern, what in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), Hit(match.group(), f"Dit lijkt op {what}.")


def _names(text: str, words: Words) -> Iterator[tuple[int, Hit]]:
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or word in words.known or len(word) < SHORTEST_NAME:
            continue
        before = text[max(0, match.start() - 40) : match.start()]
        opens = _SENTENCE_START.search(before) is not None
        if word in words.names or not (opens or word.split("-")[0].isupper()):
            yield match.start(), Hit(word, "Dit kan een naam zijn.")


def _diagnoses(text: str, words: Words) -> Iterator[tuple[int, Hit]]:
    for match in _WORD.finditer(text):
        if match.group().lower() in words.diagnoses:
            yield match.start(), Hit(match.group(), "Dit kan een diagnose of ziekte zijn.")

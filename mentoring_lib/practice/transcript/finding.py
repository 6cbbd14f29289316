"""Finding what points to a person in a talk, with one placeholder for the same thing."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mentoring_lib.catalog.names import NameLists
from mentoring_lib.practice.transcript.found import Found, Kind, Spot
from mentoring_lib.practice.transcript.model import Transcript
from mentoring_lib.practice.transcript.names import PERHAPS, NameFinder, TalkWords
from mentoring_lib.practice.transcript.patterns import pattern_spots
from mentoring_lib.practice.transcript.people import People, name_words
from mentoring_lib.practice.transcript.schools import SchoolsAndStreets
from mentoring_lib.practice.transcript.words import Word, words_of

Detector = Callable[[str], Iterable[Spot]]
"""Another way to find personal data in one text, such as ``deduce``."""

PLACEHOLDER = re.compile(r"\[([a-z][a-z-]*) (\d{1,6})\]")
_ASKS_WHO = re.compile(r"\b(?:wie|hoe (?:heet|heten|heette))\b[^.?]*\?", re.IGNORECASE)
_END = 200
_SHORTEST_SEEN = 3


def find_personal_data(
    transcript: Transcript, lists: NameLists, also: Detector | None = None
) -> tuple[Found, ...]:
    """Return what points to a person, in the order of the talk; each is to be reviewed.

    Nothing guarantees that all is found, and whoever knows the situation can still
    recognise people.

    Args:
        transcript: The talk as it was read.
        lists: The word lists.
        also: A further detector; our own rules go before it.
    """
    texts = [line.text for line in transcript.lines]
    words = [words_of(text) for text in texts]
    names = NameFinder(lists, _talk_words(words, _speaker_words(transcript, lists), lists))
    fixed = SchoolsAndStreets(lists)
    in_texts: list[tuple[int, Spot]] = []
    asked_who = False
    for line, text in enumerate(texts):
        spots = [*pattern_spots(text), *fixed.spots(text)]
        spots += names.spots(text, words[line], answers_who=asked_who)
        spots += also(text) if also is not None else ()
        in_texts += [(line, spot) for spot in _apart(spots, text)]
        asked_who = _ASKS_WHO.search(text[-_END:]) is not None
    return tuple(_with_placeholders(transcript, list(_in_speakers(transcript, names)), in_texts))


def numbered_from(transcript: Transcript) -> Counter[str]:
    """Return by kind the highest number of the placeholders that a talk has already."""
    highest: Counter[str] = Counter()
    for line in transcript.lines:
        for part in (line.speaker, line.text):
            for kind, number in PLACEHOLDER.findall(part):
                highest[kind] = max(highest[kind], int(number))
    return highest


def _apart(spots: Iterable[Spot], text: str) -> list[Spot]:
    """Return the spots without those that overlap an earlier one or a placeholder."""
    taken = [match.span() for match in PLACEHOLDER.finditer(text)] if "[" in text else []
    kept: list[Spot] = []
    for spot in spots:
        if all(spot.end <= start or end <= spot.start for start, end in taken):
            taken.append((spot.start, spot.end))
            kept.append(spot)
    return sorted(kept, key=lambda spot: spot.start)


def _speaker_words(transcript: Transcript, lists: NameLists) -> frozenset[str]:
    labels = {line.speaker for line in transcript.lines}
    words = (word for label in labels for word in name_words(label, lists))
    found = (each for word in words for each in words_of(word))
    return frozenset(
        each.small for each in found if each.small not in lists.particles and len(each.small) > 1
    )


def _talk_words(
    lines: Iterable[list[Word]], speakers: frozenset[str], lists: NameLists
) -> TalkWords:
    """Return what is a name for certain somewhere in the talk, and never has a small letter."""
    finder = NameFinder(lists, TalkWords(speakers))
    names: set[str] = set()
    small: set[str] = set()
    for words in lines:
        for at, word in enumerate(words):
            if not word.capital:
                small.add(word.small)
            elif word.small not in names and _is_name(finder, words, at):
                names.add(word.small)
    return TalkWords(speakers, frozenset(names - small), frozenset(small))


def _is_name(finder: NameFinder, words: list[Word], at: int) -> bool:
    if len(words[at].small) < _SHORTEST_SEEN or finder.towns.length(words, at):
        return False
    return finder.rating(words, at) >= PERHAPS


def _in_speakers(transcript: Transcript, names: NameFinder) -> Iterator[tuple[int, Spot]]:
    done: set[str] = set()
    for number, line in enumerate(transcript.lines):
        label = line.speaker
        if label in done or not (words := name_words(label, names.lists)):
            done.add(label)
            continue
        done.add(label)
        start = label.index(words[0])
        end = label.index(words[-1], start) + len(words[-1])
        smalls = [each.small for word in words for each in words_of(word)]
        if "," in label:  # “Vries, Noor de”
            smalls = [smalls[1], *smalls[2:], smalls[0]] if len(smalls) > 1 else smalls
        if smalls:
            yield number, Spot(Kind.NAME, start, end, sure=True, key=names.key(smalls))


def _with_placeholders(
    transcript: Transcript, in_speakers: list[tuple[int, Spot]], in_texts: list[tuple[int, Spot]]
) -> Iterator[Found]:
    everything = [(line, 0, spot) for line, spot in in_speakers]
    everything += [(line, 1, spot) for line, spot in in_texts]
    people = People(spot.key for _, _, spot in everything if spot.kind is Kind.NAME)
    numbers = numbered_from(transcript)
    given: dict[tuple[Kind, str], str] = {}
    for line, part, spot in sorted(everything, key=lambda each: (each[0], each[1], each[2].start)):
        key = people.person(spot.key) if spot.kind is Kind.NAME else spot.key
        if (spot.kind, key) not in given:
            numbers[spot.kind] += 1
            given[spot.kind, key] = f"[{spot.kind} {numbers[spot.kind]}]"
        written = transcript.lines[line]
        text = (written.text if part else written.speaker)[spot.start : spot.end]
        span = (spot.start, spot.end)
        yield Found(
            spot.kind, text, given[spot.kind, key], line, span, spot.sure, in_speaker=not part
        )

"""Finding the phrases of all cues in a sentence, in one walk over its words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import NamedTuple

GAP = "…"
WIDEST_GAP = 5
"""Words that a gap in a phrase may stand for."""

LARGEST_MEMORY = 50_000
"""Words that are remembered; a flood of new ones starts the memory anew."""

LONGEST_BEGINNING = 24

_GROUP = re.compile(r"\(([^()]*)\)")


class Found(NamedTuple):
    """A phrase in a sentence.

    Attributes:
        cue: The number of the cue that the phrase belongs to.
        start: Index of its first word.
        end: Index after its last word.
    """

    cue: int
    start: int
    end: int


class Node:
    """A place in the tree of all phrases, after some of their words."""

    __slots__ = ("after_gap", "ends", "further")

    def __init__(self) -> None:
        """Start with nothing after it."""
        self.ends: list[int] = []
        self.after_gap: Node | None = None
        self.further: dict[str, Node] = {}

    def step(self, name: str) -> "Node":
        """Return the place one word or gap further, made if need be."""
        if name == GAP:
            if self.after_gap is None:
                self.after_gap = Node()
            return self.after_gap
        return self.further.setdefault(name, Node())


class Word(NamedTuple):
    """What the tree knows of a word: the steps it can be, and the roots it opens."""

    steps: tuple[str, ...]
    roots: tuple[Node, ...]


class Phrases:
    """The phrases of all cues, ready to be found.

    A phrase is words with spaces between. ``…`` stands for up to five words, ``word*``
    for every word that starts so, ``(a|b)`` for one of the two, ``{list}`` for a word of
    a list.
    """

    def __init__(
        self, phrases: Iterable[tuple[int, str]], lists: Mapping[str, Iterable[str]]
    ) -> None:
        """Take the phrases, each with the number of its cue, and the word lists."""
        self._root = Node()
        self._beginnings: dict[str, set[str]] = {}
        self._lists: dict[str, set[str]] = {}
        self._words: dict[str, Word] = {}
        for name, words in lists.items():
            for word in words:
                known = self._beginnings if word.endswith("*") else self._lists
                known.setdefault(word.rstrip("*"), set()).add("{" + name + "}")
        for cue, phrase in phrases:
            for steps in _written_out(phrase):
                self._add(cue, steps)

    def _add(self, cue: int, steps: Sequence[str]) -> None:
        node = self._root
        for step in steps:
            if step.endswith("*"):
                self._beginnings.setdefault(step[:-1], set()).add(step)
            node = node.step(step)
        node.ends.append(cue)

    def _looked_up(self, word: str) -> Word:
        if len(self._words) > LARGEST_MEMORY:
            self._words.clear()
        kinds = set(self._lists.get(word, ()))
        for size in range(1, min(len(word), LONGEST_BEGINNING) + 1):
            kinds |= self._beginnings.get(word[:size], set())
        steps = (word, *sorted(kinds))
        further = self._root.further
        known = Word(steps, tuple(further[step] for step in steps if step in further))
        self._words[word] = known
        return known

    def found_in(self, words: Sequence[str]) -> list[Found]:
        """Return every phrase in the words, by its start."""
        get = self._words.get
        known = [get(word) or self._looked_up(word) for word in words]
        found: list[Found] = []
        for start, (_, roots) in enumerate(known):
            for node in roots:
                if node.ends or node.after_gap or _goes_on(node, known, start + 1):
                    _walk(node, known, start, found)
        return found


def _goes_on(node: Node, known: Sequence[Word], at: int) -> bool:
    return at < len(known) and not node.further.keys().isdisjoint(known[at].steps)


def _walk(node: Node, known: Sequence[Word], start: int, found: list[Found]) -> None:
    """Follow the phrases from one place, without recursion: this runs for every word."""
    size = len(known)
    places = [(node, start + 1)]
    while places:
        node, at = places.pop()
        found += [Found(cue, start, at) for cue in node.ends]
        if node.after_gap is not None:
            after = node.after_gap
            places += [(after, skipped) for skipped in range(at, min(at + WIDEST_GAP + 1, size))]
        if at < size:
            further = node.further
            if further:
                for step in known[at].steps:
                    if step in further:
                        places.append((further[step], at + 1))


def _written_out(phrase: str) -> Iterable[Sequence[str]]:
    """Return the phrase once for each way to choose from its ``(a|b)`` groups."""
    parts = _GROUP.split(phrase.lower())
    choices = [part.split("|") if number % 2 else [part] for number, part in enumerate(parts)]
    for chosen in product(*choices):
        steps = " ".join(chosen).replace("...", GAP).split()
        if steps:
            yield steps

"""Finding the phrases of all cues in a sentence, in one walk over its words."""

import re
from collections.abc import Iterable, Mapping, Sequence

GAP = "…"
WIDEST_GAP = 5
"""Words that a gap in a phrase may stand for."""

LARGEST_MEMORY = 20_000
"""Words, or places, that are remembered; a flood of new ones starts the memory anew."""

LONGEST_BEGINNING = 24

Found = tuple[int, int, int]
"""The number of a cue, the index of the first word that shows it, and the index after the last."""

_GROUP = re.compile(r"\(([^()]*)\)")


class Node:
    """A point in the net of all phrases, after some of their words."""

    __slots__ = ("after_gap", "ends", "further")

    def __init__(self) -> None:
        """Start with nothing after it."""
        self.ends: list[int] = []
        self.after_gap: list[Node] = []
        self.further: dict[str, list[Node]] = {}

    def lead(self, step: str, node: "Node") -> None:
        """Let a word, a list or a gap lead from here to a node."""
        if step == GAP:
            self.after_gap.append(node)
        else:
            self.further.setdefault(step, []).append(node)


class Place(dict[str, "Place | None"]):
    """All nodes where one reading can be at once, and where each next word leads.

    Where a word leads is worked out when it first comes, and remembered.

    Attributes:
        ends: The numbers of the cues of which a phrase ends here.
    """

    __slots__ = ("_further", "_net", "_skipped", "ends")

    def __init__(self, net: "Phrases", nodes: Mapping[Node, int]) -> None:
        """Take the nodes, each with the number of words that may still be skipped there."""
        self._net = net
        self._skipped = {node: skips - 1 for node, skips in nodes.items() if skips}
        self._further: dict[str, list[Node]] = {}
        ends: set[int] = set()
        for node in nodes:
            ends.update(node.ends)
            for step, after in node.further.items():
                self._further.setdefault(step, []).extend(after)
        self.ends = tuple(sorted(ends))

    def __missing__(self, kind: str) -> "Place | None":
        """Work out where a kind of word leads; None when no phrase goes on with it."""
        further = self._further
        steps = [step for step in kind.split("\n") if step in further]
        if kind and not steps:
            self[kind] = found = self[""]
            return found
        room = dict(self._skipped)
        for step in steps:
            for after in further[step]:
                room.setdefault(after, 0)
                for gap in after.after_gap:
                    room[gap] = WIDEST_GAP
        self[kind] = found = self._net.place(room) if room else None
        return found


class Kinds(dict[str, str]):
    """For each word the steps that it can be in a phrase, on lines; empty when in none."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        """Take the word lists."""
        self._steps: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        for name, words in lists.items():
            for word in words:
                known = self._beginnings if word.endswith("*") else self._steps
                known.setdefault(word.rstrip("*"), set()).add("{" + name + "}")

    def add(self, step: str) -> None:
        """Take a word of a phrase; ``word*`` is every word that starts so."""
        if step.endswith("*"):
            self._beginnings.setdefault(step[:-1], set()).add(step)
        else:
            self._steps.setdefault(step, set()).add(step)

    def __missing__(self, word: str) -> str:
        """Work out the steps of a word, and remember them."""
        if len(self) > LARGEST_MEMORY:
            self.clear()
        steps = set(self._steps.get(word, ()))
        for size in range(1, min(len(word), LONGEST_BEGINNING) + 1):
            steps |= self._beginnings.get(word[:size], set())
        self[word] = found = "\n".join(sorted(steps))
        return found


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
        self._kinds = Kinds(lists)
        self._root = Node()
        for cue, phrase in phrases:
            self._add(cue, phrase)
        self._places: dict[frozenset[tuple[Node, int]], Place] = {}
        self._start = Place(self, {self._root: 0})

    def _add(self, cue: int, phrase: str) -> None:
        nodes = [self._root]
        for number, part in enumerate(_GROUP.split(phrase.lower().replace("...", GAP))):
            nodes = self._after(nodes, part.split("|") if number % 2 else [part])
        for node in nodes:
            if node is not self._root:
                node.ends.append(cue)

    def _after(self, nodes: list[Node], choices: Iterable[str]) -> list[Node]:
        """Return the nodes after one of the choices; an empty choice leaves it where it is."""
        join = Node()
        reached: list[Node] = []
        for choice in choices:
            steps = choice.split()
            if not steps:
                reached += nodes
                continue
            here = nodes
            for number, step in enumerate(steps, 1):
                self._kinds.add(step)
                after = join if number == len(steps) else Node()
                for node in here:
                    node.lead(step, after)
                here = [after]
            if join not in reached:
                reached.append(join)
        return reached

    def place(self, nodes: Mapping[Node, int]) -> Place:
        """Return the one place with these nodes and skips."""
        key = frozenset(nodes.items())
        known = self._places.get(key)
        if known is None:
            if len(self._places) > LARGEST_MEMORY:
                self._places.clear()
                self._start.clear()
            self._places[key] = known = Place(self, nodes)
        return known

    def found_in(self, words: Sequence[str]) -> list[Found]:
        """Return every phrase in the words, by its start."""
        known = self._kinds
        kinds = [known[word] for word in words]
        size = len(kinds)
        start = self._start
        found: list[Found] = []
        for first, kind in enumerate(kinds):
            place = start[kind] if kind else None
            at = first + 1
            while place is not None:
                if place.ends:
                    found += [(cue, first, at) for cue in place.ends]
                if at == size:
                    break
                place = place[kinds[at]]
                at += 1
        return found

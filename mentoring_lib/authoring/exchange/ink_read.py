"""Reading a compiled ink story: its text, choices and diverts.

Nothing is played: variables are not known, so every condition counts as met, and every
choice as there. What that leaves out, is told.
"""

from typing import Any

from mentoring_lib.authoring.exchange.drafts import Draft
from mentoring_lib.authoring.exchange.ink_tree import Container, Spot, ink_tree, spot
from mentoring_lib.authoring.exchange.ink_turn import Choice, Turn
from mentoring_lib.authoring.exchange.model import ExchangeError, Imported, Tally
from mentoring_lib.authoring.exchange.names import Unused, for_yaml, slug
from mentoring_lib.authoring.exchange.reading import text_of
from mentoring_lib.authoring.exchange.story import MOST_PASSAGES, Link, Passage, Story, bounded
from mentoring_lib.authoring.exchange.story_scenes import story_draft

MOST_STEPS = 300_000
LONGEST_TURN = 5_000
DEEPEST_CALL = 100

_ASKS, _STARTS, _ONLY, _UNSEEN = 1, 2, 4, 8


def from_ink(content: bytes, name: str) -> Imported:
    """Return the scenario that a compiled ink story tells.

    Args:
        content: The bytes of the JSON file, which nobody has to trust.
        name: What errors call the file.

    Raises:
        ExchangeError: It isn't compiled ink, is damaged or too large.
    """
    draft = Draft(name)
    root = ink_tree(text_of(content, name), name)
    story = bounded(_Reader(root, name, draft.notes).story(), name)
    story_draft(story, draft)
    return draft.imported()


class _Reader:
    def __init__(self, root: Container, name: str, notes: Tally) -> None:
        self.root = root
        self.name = name
        self.notes = notes
        self.steps = 0
        self.targets: dict[str, str] = {}
        self.names: dict[tuple[int, int], str] = {}
        self.unused = Unused()
        self.waiting: list[tuple[str, Spot, str]] = []

    def story(self) -> Story:
        start = self._named((self.root, 0), "")
        passages: dict[str, Passage] = {}
        while self.waiting and len(passages) <= MOST_PASSAGES:
            name, at, said = self.waiting.pop(0)
            passages[name] = self._passage(name, at, said)
        title = self.name.rpartition(".")[0].removesuffix(".ink") or self.name
        return Story(title, start, passages)

    def _named(self, at: Spot, said: str) -> str:
        key = (id(at[0]), at[1])
        if key not in self.names:
            self.names[key] = self.unused.name(slug(_path(at[0])))
            self.waiting.append((self.names[key], at, said))
        return self.names[key]

    def _passage(self, name: str, at: Spot, said: str) -> Passage:
        turn = self._turn(at)
        text = for_yaml("".join(turn.text))
        if said and text.startswith(said):
            text = text[len(said) :].strip()
        links = [
            Link(for_yaml(each.label) or "…", self._named(each.to, for_yaml(each.begins)))
            for each in turn.choices
            if each.to is not None
        ]
        onward = turn.onward or (turn.unseen if not links else None)
        if onward is not None and not links:
            links = [Link("…", self._named(onward, ""))]
        paragraphs = "\n\n".join(filter(None, (line.strip() for line in text.split("\n"))))
        return Passage(name, paragraphs, tuple(links))

    def _turn(self, at: Spot) -> Turn:
        turn = Turn(at, self.notes)
        for _ in range(LONGEST_TURN):
            container, index = turn.at
            if index < len(container.content):
                self._count()
                turn.at = (container, index + 1)
                if self._step(turn, container.content[index], container):
                    return turn
            elif not turn.up():
                return turn
        self.notes.add("Gaat niet mee: een stuk dat rond blijft draaien", _path(at[0]))
        return turn

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise ExchangeError(
                place=self.name,
                problem="Dit verhaal is te groot, of draait rond zonder keuzes.",
                remedy="Splits het, of haal de cirkel eruit.",
            )

    def _step(self, turn: Turn, thing: Any, at: Container) -> bool:
        """Take one thing; tell whether the turn ends there."""
        if isinstance(thing, Container):
            turn.at = (thing, 0)
        elif isinstance(thing, str):
            turn.word(thing)
            return thing in {"done", "end"}
        elif isinstance(thing, dict):
            return self._thing(turn, thing, at)
        elif turn.reckons:
            turn.stack.append(thing)
        return False

    def _thing(self, turn: Turn, thing: dict[str, Any], at: Container) -> bool:
        """Do what a thing says; tell whether the turn ends there."""
        if "*" in thing:
            self._choice(turn, thing, at)
        elif "->" in thing:
            return self._divert(turn, thing, at)
        elif "f()" in thing or "->t->" in thing:
            self._call(turn, str(thing.get("f()", thing.get("->t->"))), at)
        elif "^->" in thing:
            turn.stack.append(thing)
        elif "temp=" in thing or "VAR=" in thing:
            self._keep(turn, str(thing.get("temp=", thing.get("VAR="))))
        elif "VAR?" in thing or "CNT?" in thing or "x()" in thing:
            self.notes.add("Gaat niet mee: variabelen, tellers en functies")
            turn.stack.append(None)
        return False

    def _keep(self, turn: Turn, name: str) -> None:
        value = turn.pop()
        if isinstance(value, dict) and isinstance(value.get("^->"), str):
            self.targets[name] = value["^->"]
        else:
            self.notes.add("Gaat niet mee: variabelen, tellers en functies")

    def _choice(self, turn: Turn, thing: dict[str, Any], at: Container) -> None:
        told = thing.get("flg")
        flags: int = told if isinstance(told, int) else _ONLY
        if flags & _ASKS:
            turn.pop()
            self.notes.add("Geldt nu altijd: een keuze met een voorwaarde")
        only = turn.words() if flags & _ONLY else ""
        begins = turn.words() if flags & _STARTS else ""
        to = spot(self.root, at, str(thing["*"]))
        if flags & _UNSEEN:
            turn.unseen = turn.unseen or to
        else:
            turn.choices.append(Choice(begins + only, begins, to))

    def _divert(self, turn: Turn, thing: dict[str, Any], at: Container) -> bool:
        path = str(thing["->"])
        if thing.get("var"):
            path = self.targets.get(path, "")
        if thing.get("c"):
            turn.pop()
            self.notes.add("Het eerste stuk telt: tekst met een voorwaarde of afwisseling")
        to = spot(self.root, at, path) if path else None
        if to is None:
            return not turn.back()
        # The words of a choice stand in a container s, which comes back to where it was.
        begins = to[0].name == "s"
        plain = not (
            begins or thing.get("var") or thing.get("c") or turn.marks or turn.calls or turn.choices
        )
        if plain and to[1] == 0 and to[0].name and not path.startswith("."):
            turn.onward = to
            return True
        turn.at = to
        return False

    def _call(self, turn: Turn, path: str, at: Container) -> None:
        to = spot(self.root, at, path)
        if to is not None and len(turn.calls) < DEEPEST_CALL:
            turn.calls.append(turn.at)
            turn.at = to


def _path(container: Container) -> str:
    names: list[str] = []
    at: Container | None = container
    while at is not None and len(names) < 3:  # noqa: PLR2004 - enough to find it back
        if at.name:
            names.append(at.name)
        at = at.parent
    return "-".join(reversed(names)) or "begin"

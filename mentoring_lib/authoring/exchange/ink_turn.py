"""What stands between two choices of the reader of an ink story."""

from dataclasses import dataclass, field
from typing import Any

from mentoring_lib.authoring.exchange.ink_tree import Spot
from mentoring_lib.authoring.exchange.model import Tally

_OPERATORS = {
    "+", "-", "/", "*", "%", "==", ">", "<", ">=", "<=", "!=", "&&", "||", "MIN", "MAX", "POW",
    "L^", "?", "!?",
}  # fmt: skip


@dataclass(slots=True)
class Choice:
    """Words to choose, those of them that are said again, and where they lead."""

    label: str
    begins: str
    to: Spot | None


@dataclass(slots=True)
class Turn:
    """Text and choices as they are gathered, with what ink remembers meanwhile.

    Attributes:
        at: What comes next.
        stack: Values that ink reckons with; the unknown ones are None.
        calls: Where to go back to.
        marks: Where in the text each string begins that isn't done.
        unseen: What follows when there is nothing to choose.
        onward: The next part of the story, when the turn ends there.
    """

    at: Spot
    notes: Tally
    text: list[str] = field(default_factory=list)
    stack: list[Any] = field(default_factory=list)
    calls: list[Spot] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    unseen: Spot | None = None
    onward: Spot | None = None
    reckons: bool = False
    tagged: bool = False

    def pop(self) -> Any:
        """Return the last value; nothing when there is none."""
        return self.stack.pop() if self.stack else ""

    def words(self) -> str:
        """Return the last value when it is text."""
        found = self.pop()
        return found if isinstance(found, str) else ""

    def up(self) -> bool:
        """Go on after the end of a container; tell whether there is something."""
        container = self.at[0]
        if container.parent is None or container.index < 0:
            return self.back()
        self.at = (container.parent, container.index + 1)
        return True

    def back(self) -> bool:
        """Go back to where this was called from; tell whether it was."""
        if not self.calls:
            return False
        self.at = self.calls.pop()
        return True

    def word(self, word: str) -> None:
        """Take a text or a command."""
        if word.startswith("^") and word != "^->":
            self._say(word[1:])
        elif word == "\n":
            self._say(word)
        elif word in {"ev", "/ev"}:
            self.reckons = word == "ev"
        elif word in {"#", "/#"}:
            self.tagged = word == "#"
            self.notes.add("Gaat niet mee: labels achter #")
        elif word in {"~ret", "->->"}:
            self.back()
        else:
            self._reckon(word)

    def _reckon(self, word: str) -> None:
        if word == "str":
            self.marks.append(len(self.text))
            self.reckons = False
        elif word == "/str":
            self._end_string()
        elif word == "out":
            self._say(self.words())
        elif word in _OPERATORS:
            self.pop()
            self.pop()
            self.stack.append(None)
        elif word == "du":
            self.stack.append(self.stack[-1] if self.stack else None)
        elif word == "pop":
            self.pop()

    def _say(self, text: str) -> None:
        if self.tagged:
            return
        into = self.stack if self.reckons and not self.marks else self.text
        into.append(text)

    def _end_string(self) -> None:
        mark = self.marks.pop() if self.marks else len(self.text)
        self.stack.append("".join(self.text[mark:]))
        del self.text[mark:]
        self.reckons = True

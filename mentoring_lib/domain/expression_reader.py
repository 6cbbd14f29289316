"""Reading the words and signs of an expression one by one."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from mentoring_lib.domain.expression_node import Node, Unreadable

DEEPEST = 30

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d{1,6}(?:\.\d{1,3})?)(?![\w.])"
    r"|(?P<name>[a-z_][a-z0-9_]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?)"
    r"|(?P<sign>>=|<=|!=|[-+*/()<>=,]))"
)


@dataclass(slots=True)
class Reader:
    """The words and signs of an expression, and how deep the reading is."""

    tokens: list[str]
    at: int = 0
    depth: int = 0
    end: str = field(default="", init=False)

    def peek(self) -> str:
        """Return the next word or sign; empty at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def take(self) -> str:
        """Return the next word or sign, and go on; Unreadable at the end."""
        token = self.peek()
        if not token:
            raise Unreadable
        self.at += 1
        return token

    def expect(self, token: str) -> None:
        """Take this sign; Unreadable when another stands there."""
        if self.take() != token:
            raise Unreadable

    def deeper(self, read: Callable[["Reader"], Node]) -> Node:
        """Read a part inside another; Unreadable beyond ``DEEPEST``."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable
        node = read(self)
        self.depth -= 1
        return node


def tokens_of(text: str) -> Iterator[str]:
    """Yield the words and signs of a text; Unreadable at anything else."""
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise Unreadable
        yield found.group(0).strip()
        at = found.end()

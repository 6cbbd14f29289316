"""Expressions as a tree, to write them out in another grammar.

The domain's reader makes functions of an expression and forgets its form; this one
keeps the form. It takes only what the domain accepted.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\s*(\d+(?:\.\d+)?|[a-z_][a-z0-9_]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?"
    r"|>=|<=|!=|[-+*/()<>=,])"
)
COMPARED = {">=", "<=", ">", "<", "=", "!="}


@dataclass(frozen=True, slots=True)
class Tree:
    """A part of an expression.

    Attributes:
        kind: ``name``, ``number``, ``call``, ``not``, ``minus``, or the sign or word.
        word: The name, the number as written, or the function.
    """

    kind: str
    word: str = ""
    parts: tuple["Tree", ...] = ()


def tree_of(text: str) -> Tree:
    """Return the form of an expression that the domain accepted."""
    return _Reader([each.strip() for each in _TOKEN.findall(text)]).either()


@dataclass(slots=True)
class _Reader:
    tokens: list[str]
    at: int = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Tree:
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Tree("or", parts=tuple(parts))

    def both(self) -> Tree:
        parts = [self.denied()]
        while self.peek() == "and":
            self.take()
            parts.append(self.denied())
        return parts[0] if len(parts) == 1 else Tree("and", parts=tuple(parts))

    def denied(self) -> Tree:
        if self.peek() == "not":
            self.take()
            return Tree("not", parts=(self.denied(),))
        left = self.sum()
        if self.peek() in COMPARED:
            return Tree(self.take(), parts=(left, self.sum()))
        return left

    def sum(self) -> Tree:
        left = self.product()
        while self.peek() in {"+", "-"}:
            left = Tree(self.take(), parts=(left, self.product()))
        return left

    def product(self) -> Tree:
        left = self.factor()
        while self.peek() in {"*", "/"}:
            left = Tree(self.take(), parts=(left, self.factor()))
        return left

    def factor(self) -> Tree:
        word = self.take()
        if word == "-":
            return Tree("minus", parts=(self.factor(),))
        if word == "(":
            inside = self.either()
            self.take()
            return inside
        if word[0].isdigit():
            return Tree("number", word)
        return self.call(word) if self.peek() == "(" else Tree("name", word)

    def call(self, name: str) -> Tree:
        self.take()
        arguments: list[Tree] = []
        while self.peek() != ")":
            if arguments:
                self.take()
            arguments.append(self.either())
        self.take()
        return Tree("call", name, tuple(arguments))

"""Answers to the items of an exercise: which forms they may have, what is filled in."""

from collections.abc import Mapping
from typing import Any

from mentoring_lib.domain.exercise import (
    ChoiceItem,
    ChoicesItem,
    FormItem,
    Item,
    OrderItem,
    ReflectionItem,
    SortItem,
    TalkItem,
    TextItem,
    parts,
)
from mentoring_lib.practice.conversation import LONGEST

LONGEST_TEXT = 20_000
"""Characters of one text; about ten pages. More isn't read or graded."""


LONGEST_NAME = 80
"""Characters of the name of a reply."""


class NotAnAnswer(ValueError):
    """A value can't be an answer to the item; the message says why, in Dutch."""


def accept(item: Item, value: object) -> Any:
    """Return the value as an answer to the item, in its stored form.

    Raises:
        NotAnAnswer: The value has another form, or names what the item hasn't.
    """
    known = {part.id for part in parts(item)}
    match item:
        case ChoiceItem():
            return _one(value, known)
        case ChoicesItem():
            return _several(value, known)
        case OrderItem():
            return _everything_once(value, known)
        case SortItem():
            return _by_card(value, known, {group.id for group in item.groups})
        case TextItem() | ReflectionItem():
            return _text(value)
        case FormItem():
            return _fields(value, known)
        case TalkItem():
            return _replies(value)


def stored_answer(item: Item, stored: object) -> Any:
    """Return a stored value when it is an answer to the item, and None otherwise."""
    try:
        return None if stored is None else accept(item, stored)
    except NotAnAnswer:
        return None


def is_filled(item: Item, value: object) -> bool:
    """Tell whether the learner answered all of the item."""
    if value is None:
        return False
    match item:
        case SortItem():
            return isinstance(value, dict) and len(value) == len(item.cards)
        case FormItem():
            return isinstance(value, dict) and all(
                str(value.get(field.id, "")).strip() for field in item.fields
            )
        case TextItem() | ReflectionItem():
            return bool(str(value).strip())
        case _:
            return bool(value)


def word_count(text: str) -> int:
    """Return how many words a text has."""
    return len(text.split())


def _one(value: object, known: set[str]) -> str:
    if not isinstance(value, str) or value not in known:
        raise NotAnAnswer(f"de keuze {shown(value)} bestaat niet")
    return value


def _several(value: object, known: set[str]) -> list[str]:
    return sorted({_one(each, known) for each in _list(value)})


def _everything_once(value: object, known: set[str]) -> list[str]:
    names = [_one(each, known) for each in _list(value)]
    if len(names) != len(known) or set(names) != known:
        raise NotAnAnswer("niet elke kaart staat er precies één keer in")
    return names


def _by_card(value: object, known: set[str], groups: set[str]) -> dict[str, str]:
    return {_one(card, known): _one(group, groups) for card, group in _mapping(value).items()}


def _fields(value: object, known: set[str]) -> dict[str, str]:
    return {_one(name, known): _text(text) for name, text in _mapping(value).items()}


def _replies(value: object) -> list[str]:
    names = _list(value)
    if len(names) > LONGEST:
        raise NotAnAnswer(f"het gesprek heeft {len(names)} beurten")
    if not all(isinstance(name, str) for name in names):
        raise NotAnAnswer("het gesprek is geen lijst van gekozen antwoorden")
    return [_writable(name)[:LONGEST_NAME] for name in names]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotAnAnswer("het antwoord is geen tekst")
    if len(value) > LONGEST_TEXT:
        length, most = (f"{number:,}".replace(",", ".") for number in (len(value), LONGEST_TEXT))
        raise NotAnAnswer(f"de tekst is {length} tekens lang, meer dan {most}")
    return _writable(value)


def _writable(text: str) -> str:
    # Half a character or NUL can't be written to the gradebook, a file or a page.
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise NotAnAnswer("het antwoord is geen lijst")
    return value


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise NotAnAnswer("het antwoord heeft niet de vorm van dit onderdeel")
    return value


def shown(value: object) -> str:
    """Return a value as a remark can quote it: short, and never deeper than it is written."""
    if isinstance(value, str | int | float | bool | None):
        return f"‘{_writable(str(value)[:40])}’"
    return "(iets anders dan tekst)"

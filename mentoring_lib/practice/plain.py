"""The plain equivalent of an item: what was asked and answered, without a panel."""

from html import escape
from typing import Any

from mentoring_lib.domain.exercise import (
    ChoiceItem,
    ChoicesItem,
    FormItem,
    Item,
    OrderItem,
    SortItem,
    TalkItem,
    parts,
)
from mentoring_lib.domain.script import SILENT, Script
from mentoring_lib.errors import MoveNotAllowed
from mentoring_lib.practice.conversation import Conversation

NOTHING = "(niet ingevuld)"


def plain_answer(item: Item, value: Any, script: Script | None = None) -> list[str]:
    """Return an accepted answer as lines of text, in the words of the item."""
    if not value:
        return [NOTHING]
    texts = {part.id: getattr(part, "text", "") for part in parts(item)}
    match item:
        case ChoiceItem():
            return [texts[value]]
        case ChoicesItem():
            return [texts[name] for name in value]
        case OrderItem():
            return [f"{number}. {texts[name]}" for number, name in enumerate(value, start=1)]
        case SortItem():
            labels = {group.id: group.text for group in item.groups}
            return [f"{texts[card]} → {labels[group]}" for card, group in value.items()]
        case FormItem():
            return [
                f"{field.label.rstrip('?')}: {value.get(field.id) or NOTHING}"
                for field in item.fields
            ]
        case TalkItem():
            return _talk(value, script)
        case _:
            return str(value).splitlines()


def _talk(chosen: list[str], script: Script | None) -> list[str]:
    if script is None:
        return [", ".join(chosen)]
    lines = []
    try:
        for turn in Conversation(script, tuple(chosen)).turns():
            name = script.characters[turn.scene.speaker].name
            lines += [f"{name}: {turn.scene.says}", f"Mentor: {spoken(turn.reply.says)}"]
            if turn.reply.reaction is not None:
                lines.append(f"{name}: {turn.reply.reaction}")
    except MoveNotAllowed as error:
        lines.append(f"[{error.place}: {error.problem}]")
    return lines


def spoken(says: str) -> str:
    """Return a reply as it is shown; silence in words."""
    return "(je laat een stilte vallen)" if says == SILENT else says


def plain_html(item: Item, lines: list[str]) -> str:
    """Return an item with its answer as HTML in which nothing of the answer can act."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<section lang="nl"><h3>{escape(item.title)}</h3>{body}</section>'

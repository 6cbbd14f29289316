"""One item of an exercise; every change is kept at once."""

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

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
)
from mentoring_lib.practice.answers import NotAnAnswer
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.ui.exercise_session import ExerciseSession
from mentoring_lib.ui.panel import Panel, clock, paragraphs, script
from mentoring_lib.ui.talk_view import quiet_view


class ItemPanel(Panel):
    """The panel of one item."""

    _esm: ClassVar[str] = script("common.js", "talk.js", "item_panel.js")
    item = traitlets.Dict().tag(sync=True)
    value = traitlets.Any(allow_none=True).tag(sync=True)
    saved = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, session: ExerciseSession, item: Item) -> None:
        """Show the item with the answer that was kept."""
        self.session = session
        self.asked = item
        self.latest = 0
        self.conversation = self._talk()
        texts = session.catalog.texts("item") | session.catalog.texts("talk")
        stored = session.sheet.answers.get(item.id, {}).get("saved_at")
        super().__init__(
            texts=texts,
            item=_drawn(session, item, texts),
            value=session.value(item),
            saved=texts["saved"].format(time=clock(stored)) if stored else texts["not_yet"],
            view=self._view(texts),
        )

    def act(self, message: Mapping[str, Any]) -> None:
        """Keep an answer, or take a step in the talk."""
        match message:
            case {"type": "answer", "value": value, "number": int(number)} if number > self.latest:
                # Two answers may arrive in the wrong order: the newest counts.
                self.latest = number
                self._keep(value, number)
            case {"type": "choose", "id": str(name)} if self.conversation:
                self._step(self.conversation.chosen_once(name))
            case {"type": "restart"} if self.conversation:
                self._step(self.conversation.again())

    def _keep(self, value: object, number: int) -> None:
        try:
            text = self.session.answer(self.asked, value)
        except NotAnAnswer as error:
            said = f"Dit kan niet bewaard worden: {error}."
            self.send({"type": "refused", "number": number, "text": said})
        except OSError as error:
            said = f"Dit kon niet op schijf bewaard worden ({error.strerror}). Kopieer je tekst."
            self.send({"type": "refused", "number": number, "text": said})
        else:
            self.send({"type": "saved", "number": number, "text": text})

    def _step(self, conversation: Conversation) -> None:
        self.conversation = conversation
        self._keep(list(conversation.chosen), 0)
        self.view = self._view(self.texts)

    def _talk(self) -> Conversation | None:
        script = self.session.script(self.asked)
        if script is None:
            return None
        # Another learner sees the replies in another order; the folder tells who.
        seed = hashlib.sha256(str(self.session.folder).encode()).hexdigest()
        kept = Conversation(script, tuple(self.session.value(self.asked) or ()), seed)
        return kept if kept.possible else kept.again()

    def _view(self, texts: Mapping[str, str]) -> dict[str, Any]:
        return quiet_view(self.conversation, texts["closed_test"]) if self.conversation else {}


def _drawn(session: ExerciseSession, item: Item, texts: Mapping[str, str]) -> dict[str, Any]:
    number = session.exercise.items.index(item) + 1
    drawn = {
        "id": item.id,
        "kind": str(item.kind),
        "title": item.title,
        "prompt": paragraphs(item.prompt),
        "place": texts["place"].format(
            number=number,
            total=len(session.exercise.items),
            points=f"{item.points:g}".replace(".", ","),
        ),
    }
    return drawn | _inside(session, item)


def _inside(session: ExerciseSession, item: Item) -> dict[str, Any]:
    match item:
        case ChoiceItem() | ChoicesItem():
            return {"options": [option.model_dump() for option in item.options]}
        case OrderItem():
            return {"cards": [card.model_dump() for card in item.cards]}
        case SortItem():
            return {
                "cards": [card.model_dump() for card in item.cards],
                "groups": [group.model_dump() for group in item.groups],
            }
        case FormItem():
            return {"fields": [field.model_dump() for field in item.fields]}
        case TextItem():
            return {"rows": item.rows, "min_words": 0}
        case ReflectionItem():
            rubric = session.catalog.rubric(item.rubric).model_dump()
            return {"rows": item.rows, "min_words": item.min_words, "rubric": rubric}
        case TalkItem():
            return {}

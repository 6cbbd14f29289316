"""Sorting cards for practice: as soon as a card lies, it is explained."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.domain.activity import CardSort
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, own_catalog, paragraphs, script


def sort_cards(slug: str) -> "SortPanel":
    """Return the panel of a card sort, as the learner left it."""
    catalog = own_catalog()
    return SortPanel(catalog.card_sort(slug), catalog.texts("sort"), workspace_above(here()))


class SortPanel(Panel):
    """Cards to sort, each with an explanation."""

    _esm: ClassVar[str] = script("common.js", "sort_panel.js")
    activity = traitlets.Dict().tag(sync=True)
    placed = traitlets.Dict().tag(sync=True)
    said = traitlets.Dict().tag(sync=True)
    status = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, sort: CardSort, texts: Mapping[str, str], workspace: Workspace | None
    ) -> None:
        """Lay the cards as they were left."""
        self.sort = sort
        self.workspace = workspace
        kept = workspace.recall("sorts", sort.slug) if workspace else None
        known = {card.id for card in sort.cards}
        placed = {card: group for card, group in (kept or {}).items() if card in known}
        super().__init__(texts=dict(texts), activity=_drawn(sort))
        self._lay(placed)

    def act(self, message: Mapping[str, Any]) -> None:
        """Lay a card, or take all cards back."""
        match message:
            case {"type": "place", "card": str(card), "group": str(group)}:
                self._lay({**self.placed, card: group})
            case {"type": "again"}:
                self._lay({})
            case _:
                return
        if self.workspace is not None:
            self.workspace.remember("sorts", self.sort.slug, value=dict(self.placed))

    def _lay(self, placed: dict[str, str]) -> None:
        self.placed = placed
        self.said = {card.id: self._why(card.id) for card in self.sort.cards if card.id in placed}
        same = sum(card.group == placed.get(card.id) for card in self.sort.cards)
        self.status = self.texts["status"].format(
            placed=len(placed), total=len(self.sort.cards), same=same
        )

    def _why(self, name: str) -> str:
        card = next(each for each in self.sort.cards if each.id == name)
        labels = {group.id: group.text for group in self.sort.groups}
        group = self.placed[name]
        said = "matches" if group == card.group else "also" if group in card.also else "elsewhere"
        return f"{self.texts[said].format(group=labels[card.group])} {card.why}"


def _drawn(sort: CardSort) -> dict[str, Any]:
    return {
        "title": sort.title,
        "intro": paragraphs(sort.intro),
        "groups": [group.model_dump() for group in sort.groups],
        "cards": [{"id": card.id, "text": card.text} for card in sort.cards],
    }

"""The practice talk in a lesson: feedback after each reply, and a debrief."""

import secrets
from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.debrief import Words
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, now, own_catalog, script
from mentoring_lib.ui.talk_view import practice_view


def practise(slug: str) -> "TalkPanel":
    """Return the panel of a practice talk, where the learner left it."""
    catalog = own_catalog()
    return TalkPanel(catalog.scenario(slug), debrief_words(catalog, slug), workspace_above(here()))


def debrief_words(catalog: Catalog, slug: str) -> Words:
    """Return the Dutch words for the debrief of a scenario."""
    structure = catalog.structure(catalog.scenario(slug).structure)
    return Words(catalog.texts("talk"), catalog.moves(), structure)


def chosen(conversation: Conversation, name: str) -> Conversation:
    """Return the conversation after a reply; as it was when the moment has passed.

    A double click sends the same reply twice; the second isn't meant.
    """
    offered = {reply.id for reply in conversation.offered()}
    return conversation.choose(name) if name in offered else conversation


class TalkPanel(Panel):
    """A practice talk, kept at every turn."""

    _esm: ClassVar[str] = script("common.js", "talk.js", "talk_panel.js")
    title = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(self, scenario: Scenario, words: Words, workspace: Workspace | None) -> None:
        """Go on where the talk was left; without a workspace nothing is kept."""
        self.scenario = scenario
        self.words = words
        self.workspace = workspace
        self.kept = True
        self.conversation = self._resumed()
        super().__init__(title=scenario.title, texts=dict(words.texts), view=self._view())

    def act(self, message: Mapping[str, Any]) -> None:
        """Choose a reply, go back, start again or return to a turn."""
        match message:
            case {"type": "choose", "id": str(name)}:
                self.conversation = chosen(self.conversation, name)
            case {"type": "back"}:
                self.conversation = self.conversation.back()
            case {"type": "restart"}:
                self.conversation = self.conversation.again()
            case {"type": "replay", "turn": int(turn)}:
                self.conversation = Conversation(
                    self.conversation.script,
                    self.conversation.chosen[: max(turn, 0)],
                    self.conversation.seed,
                )
            case _:
                return
        try:
            self._keep()
            self.kept = True
        except OSError:
            # The talk goes on; the panel says that it isn't kept.
            self.kept = False
        self.view = self._view()

    def _resumed(self) -> Conversation:
        kept = self.workspace and self.workspace.recall("talks", self.scenario.slug)
        script = self.scenario.script()
        if not isinstance(kept, dict):
            return Conversation(script, seed=secrets.token_hex(8))
        conversation = Conversation(script, tuple(kept["chosen"]), kept["seed"])
        # When a school changed the scenario, the talk starts again with the new one.
        return conversation if conversation.possible else conversation.again()

    def _keep(self) -> None:
        if self.workspace is None:
            return
        kept = {"chosen": list(self.conversation.chosen), "seed": self.conversation.seed}
        self.workspace.remember("talks", self.scenario.slug, value=kept)
        if self.conversation.finished:
            moment = now().isoformat(timespec="seconds")
            self.workspace.remember("modules", here().name, "practised_at", value=moment)

    def _view(self) -> dict[str, Any]:
        view = practice_view(self.conversation, self.scenario, self.words)
        if self.workspace is None:
            view["situation"] = [*view["situation"], self.words.texts["not_kept"]]
        elif not self.kept:
            view["situation"] = [*view["situation"], self.words.texts["not_written"]]
        return view

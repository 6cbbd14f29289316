"""The practice talk in a lesson: feedback after each reply, and a debrief."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.debrief import Words
from mentoring_lib.practice.free_text.listener import listener_for
from mentoring_lib.records.talk_log import keep_talk, kept_talk
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, now, own_catalog, script, style
from mentoring_lib.ui.talk_session import TalkSession
from mentoring_lib.ui.typed_line import TypedLines


def practise(slug: str) -> "TalkPanel":
    """Return the panel of a practice talk, where the learner left it."""
    catalog = own_catalog()
    scenario = catalog.scenario(slug)
    typed = TypedLines(scenario, lambda: listener_for(catalog, scenario))
    return TalkPanel(scenario, debrief_words(catalog, slug), workspace_above(here()), typed)


def debrief_words(catalog: Catalog, slug: str) -> Words:
    """Return the Dutch words for the debrief of a scenario."""
    structure = catalog.structure(catalog.scenario(slug).structure)
    return Words(catalog.texts("talk"), catalog.moves(), structure)


class TalkPanel(Panel):
    """A practice talk, kept at every turn."""

    _esm: ClassVar[str] = script(
        "common.js", "talk.js", "debrief.js", "talk_typing.js", "talk_panel.js"
    )
    _css: ClassVar[str] = style("talk_panel.css")
    title = traitlets.Unicode().tag(sync=True)
    view = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        scenario: Scenario,
        words: Words,
        workspace: Workspace | None,
        typed: TypedLines | None = None,
    ) -> None:
        """Go on where the talk was left; without a workspace nothing is kept."""
        self.scenario = scenario
        self.workspace = workspace
        self.kept = True
        kept = workspace and kept_talk(workspace, scenario.slug)
        self.session = TalkSession(scenario, words, kept or None, now, typed)
        super().__init__(title=scenario.title, texts=dict(words.texts), view=self._view())

    def act(self, message: Mapping[str, Any]) -> None:
        """Choose a reply, go back, start again, ask a hint, or look back."""
        before = self.session.talk
        if not self.session.act(message):
            return
        if self.session.talk != before:
            try:
                self._keep()
                self.kept = True
            except OSError:
                # The talk goes on; the panel says that it isn't kept.
                self.kept = False
        self.view = self._view()

    def _keep(self) -> None:
        if self.workspace is None:
            return
        keep_talk(self.workspace, self.scenario.slug, self.session.talk)
        if self.session.conversation.finished:
            moment = now().isoformat(timespec="seconds")
            self.workspace.remember("modules", here().name, "practised_at", value=moment)

    def _view(self) -> dict[str, Any]:
        view, texts = self.session.view(), self.session.words.texts
        if self.workspace is None:
            view["situation"] = [*view["situation"], texts["not_kept"]]
        elif not self.kept:
            view["situation"] = [*view["situation"], texts["not_written"]]
        return view

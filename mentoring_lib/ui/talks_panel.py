"""The practice room: every talk to choose from, with the chosen one below."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import traitlets
from ipywidgets import VBox

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.records.talk_log import kept_talk
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, own_catalog, script, style
from mentoring_lib.ui.talk_panel import practise


def talks() -> VBox:
    """Return the list of practice talks; the talk that is chosen appears below it."""
    room = VBox()

    def open_talk(slug: str) -> None:
        room.children = (chooser, practise(slug))

    chooser = TalksPanel(own_catalog(), workspace_above(here()), open_talk)
    room.children = (chooser,)
    return room


class TalksPanel(Panel):
    """The practice talks by kind, with what was played before."""

    _esm: ClassVar[str] = script("common.js", "talks_panel.js")
    _css: ClassVar[str] = style("talks_panel.css")
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode(allow_none=True).tag(sync=True)

    def __init__(
        self, catalog: Catalog, workspace: Workspace | None, open_talk: Callable[[str], None]
    ) -> None:
        """Show every talk that the catalogue has."""
        self.catalog = catalog
        self.workspace = workspace
        self.open_talk = open_talk
        route = workspace.recall("route") if workspace is not None else None
        super().__init__(texts=catalog.texts("talks"), kinds=self._kinds(route), chosen=None)

    def act(self, message: Mapping[str, Any]) -> None:
        """Open the talk that was chosen."""
        known = {talk["slug"] for kind in self.kinds for talk in kind["talks"]}
        match message:
            case {"type": "open", "slug": str(slug)} if slug in known:
                self.chosen = slug
                self.open_talk(slug)

    def _kinds(self, route: object) -> list[dict[str, Any]]:
        by_kind: dict[str, list[Scenario]] = {}
        for scenario in self.catalog.scenarios():
            by_kind.setdefault(scenario.structure, []).append(scenario)
        return [
            {
                "title": self.catalog.structure(slug).title,
                "talks": [self._talk(each, route) for each in scenarios],
            }
            for slug, scenarios in sorted(by_kind.items())
        ]

    def _talk(self, scenario: Scenario, route: object) -> dict[str, Any]:
        texts = self.catalog.texts("talks")
        kept = kept_talk(self.workspace, scenario.slug) if self.workspace is not None else None
        played = len(kept.runs) if kept is not None else 0
        begun = kept is not None and kept.chosen and not played
        state = (
            "begun" if begun else "not_yet" if played == 0 else "once" if played == 1 else "more"
        )
        return {
            "slug": scenario.slug,
            "title": scenario.title,
            "with": ", ".join(each.name for each in scenario.characters.values()),
            "minutes": texts["minutes"].format(minutes=scenario.minutes),
            "state": texts[state].format(times=played),
            "mine": route is None or route in scenario.routes,
        }

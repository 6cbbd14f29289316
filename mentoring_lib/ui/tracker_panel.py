"""The phases of a real talk beside you: a plan in minutes, a quiet clock and a talk guide."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.structure import Structure
from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.guide_pages import html, markdown
from mentoring_lib.practice.talk_guide import TalkGuide, said, talk_guide
from mentoring_lib.records.files import write_atomically
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, own_catalog, script

FOLDER = "handvatten"
"""The folder of the workspace where guides are kept."""

MINUTES = (5, 10, 20)
"""The durations that are always offered, besides what is usual for a kind of talk."""


def track(slug: str | None = None, minutes: int = 20) -> "TrackerPanel":
    """Return the panel to follow a real talk, beginning with this kind and duration.

    Raises:
        MentoringError: That kind of talk isn't there, or doesn't fit in these minutes.
    """
    return TrackerPanel(own_catalog(), workspace_above(here()), slug, minutes)


class TrackerPanel(Panel):
    """The phases of one kind of talk; the clock runs in the browser, and nothing is noted."""

    _esm: ClassVar[str] = script(
        "common.js",
        "tracker_clock.js",
        "tracker_choosing.js",
        "tracker_following.js",
        "tracker_panel.js",
    )
    _css: ClassVar[str] = script("panel.css", "tracker_panel.css")
    kinds: traitlets.List[Any] = traitlets.List().tag(sync=True)
    place = traitlets.Unicode().tag(sync=True)
    plan = traitlets.Dict().tag(sync=True)
    trouble = traitlets.Unicode().tag(sync=True)
    guide = traitlets.Dict().tag(sync=True)

    def __init__(
        self, catalog: Catalog, workspace: Workspace | None, slug: str | None, minutes: int
    ) -> None:
        """Lay out the phases of a kind of talk; the first by name when none is given."""
        self.workspace = workspace
        self.guide_texts = catalog.texts("guide")
        self.structures = structures(catalog)
        first = slug or next(iter(self.structures))
        known = self.structures.get(first) or catalog.structure(first)
        plan = talk_guide(known, minutes, self.guide_texts)
        super().__init__(
            texts=catalog.texts("tracker"),
            kinds=[{"slug": each.slug, "title": each.title} for each in self.structures.values()],
            place=f"{here().name}/{first}/{minutes}",
            plan=_drawn(plan),
        )

    def act(self, message: Mapping[str, Any]) -> None:
        """Choose a kind of talk and its minutes, or write the guide."""
        match message:
            case {"type": "choose" | "guide" as kind, "slug": str(slug), "minutes": int(minutes)}:
                self.trouble, self.guide = "", {}
                asked = self._guide(slug, minutes)
                if asked is not None and kind == "choose":
                    self.plan = _drawn(asked)
                elif asked is not None:
                    self._write(asked)

    def _guide(self, slug: str, minutes: int) -> TalkGuide | None:
        """Return the guide that is asked for; when there is none, the panel says why."""
        if slug not in self.structures:
            return None
        try:
            return talk_guide(self.structures[slug], minutes, self.guide_texts)
        except MentoringError as error:
            self.trouble = f"{error.problem} {error.remedy}"
            return None

    def _write(self, guide: TalkGuide) -> None:
        if self.workspace is None:
            self.trouble = self.texts["no_workspace"]
            return
        place = self.workspace.root / FOLDER
        try:
            write_atomically(place / f"{guide.name}.html", html(guide))
            write_atomically(place / f"{guide.name}.md", markdown(guide))
        except OSError:
            self.trouble = self.texts["not_written"]
            return
        self.guide = {"page": f"{FOLDER}/{guide.name}.html", "text": f"{FOLDER}/{guide.name}.md"}


def structures(catalog: Catalog) -> dict[str, Structure]:
    """Return every kind of talk by its name, in the order of the Dutch titles."""
    names = {
        path.stem for folder in catalog.folders for path in (folder / "structures").glob("*.yaml")
    }
    found = sorted((catalog.structure(name) for name in names), key=lambda each: each.title)
    return {each.slug: each for each in found}


def _drawn(guide: TalkGuide) -> dict[str, Any]:
    structure = guide.structure
    return {
        "slug": structure.slug,
        "title": structure.title,
        "minutes": guide.minutes,
        "about": guide.about,
        "choices": sorted({*MINUTES, structure.minutes.usual}),
        "phases": [
            {
                "label": step.phase.label,
                "purpose": step.phase.purpose,
                "led_by": step.phase.led_by,
                "examples": [said(each) for each in step.phase.examples[:2]],
                "minutes": step.minutes,
            }
            for step in guide.steps
        ],
    }

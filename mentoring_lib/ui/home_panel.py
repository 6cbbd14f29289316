"""The home page: choose a route and see where you are in its modules."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.modules import modules
from mentoring_lib.domain.course import Module
from mentoring_lib.records.answer_sheet import NAME
from mentoring_lib.records.hand_in import INBOX, returned
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, own_catalog, script


def course_home() -> "HomePanel":
    """Return the home page of the course in this folder."""
    return HomePanel(here(), own_catalog(), workspace_above(here()))


class HomePanel(Panel):
    """Routes and modules, with the state of each."""

    _esm: ClassVar[str] = script("common.js", "home_panel.js")
    routes: traitlets.List[Any] = traitlets.List().tag(sync=True)
    route = traitlets.Unicode(allow_none=True).tag(sync=True)
    modules: traitlets.List[Any] = traitlets.List().tag(sync=True)
    note = traitlets.Unicode().tag(sync=True)
    room: traitlets.List[Any] = traitlets.List().tag(sync=True)

    def __init__(self, course: Path, catalog: Catalog, workspace: Workspace | None) -> None:
        """Show the route that was chosen earlier."""
        self.course = course
        self.workspace = workspace
        self.known = modules(course)
        if workspace is not None:
            fetch_feedback(workspace)
        super().__init__(
            texts=catalog.texts("home"),
            routes=[route.model_dump() for route in catalog.routes()],
            route=workspace.recall("route") if workspace else None,
            room=_room(course, catalog.texts("home")),
        )
        self._list()

    def act(self, message: Mapping[str, Any]) -> None:
        """Choose a route."""
        match message:
            case {"type": "route", "id": str(name)}:
                self.route = name
                if self.workspace is not None:
                    self.workspace.remember("route", value=name)
                self._list()

    def _list(self) -> None:
        mine = [module for module in self.known if self.route in module.routes]
        self.modules = [self._card(module) for module in mine]
        self.note = "" if mine else self.texts["choose" if self.route is None else "none"]

    def _card(self, module: Module) -> dict[str, Any]:
        slug, state = module.slug, module_state(self.workspace, module.slug)
        exercise = f"opdrachten/{slug}/{slug}.ipynb"
        page = f"terugkoppeling/{slug}.html"
        return {
            "title": f"{int(slug[:2])}. {module.title}",
            "lesson": f"{slug}/{slug}.ipynb",
            "exercise": exercise if (self.course / exercise).is_file() else None,
            "feedback": page if (self.course / page).is_file() else None,
            "minutes": self.texts["minutes"].format(
                lesson=module.minutes_lesson, practice=module.minutes_practice
            ),
            "state": state,
            "state_text": self.texts[state],
        }


def _room(course: Path, texts: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the pages of the practice room that this course has."""
    pages = (("talks", "gesprekken"), ("during", "in-gesprek"), ("own", "eigen-gesprek"))
    return [
        {
            "path": f"oefenruimte/{page}.ipynb",
            "title": texts[f"room_{name}"],
            "about": texts[f"room_{name}_about"],
        }
        for name, page in pages
        if (course / "oefenruimte" / f"{page}.ipynb").is_file()
    ]


def module_state(workspace: Workspace | None, slug: str) -> str:
    """Return how far the learner is: from ``not_opened`` to ``graded``."""
    if workspace is None:
        return "not_opened"
    if (workspace.feedback / f"{slug}.html").is_file():
        return "graded"
    known = workspace.recall("modules", slug) or {}
    for key, state in (
        ("handed_in_at", "handed_in"),
        ("practised_at", "practised"),
        ("opened_at", "opened"),
    ):
        if key in known:
            return state
    return "opened" if (workspace.exercises / slug / NAME).is_file() else "not_opened"


def fetch_feedback(workspace: Workspace) -> None:
    """Copy feedback pages that the trainer put in the shared folder, when there is one."""
    inbox = os.environ.get(INBOX)
    if not inbox:
        return
    for page in returned(Path(inbox), str(workspace.recall("folder_id"))).glob("*.html"):
        workspace.feedback.mkdir(exist_ok=True)
        shutil.copyfile(page, workspace.feedback / page.name)

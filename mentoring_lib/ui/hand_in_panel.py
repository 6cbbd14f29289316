"""The end of an exercise: what is missing, what looks too personal, and handing in."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import traitlets

from mentoring_lib.errors import HandInError
from mentoring_lib.practice.readiness import Readiness
from mentoring_lib.records.hand_in import INBOX, hand_in
from mentoring_lib.records.workspace import workspace_above
from mentoring_lib.ui.exercise_session import ExerciseSession
from mentoring_lib.ui.panel import Panel, clock, now, script


class HandInPanel(Panel):
    """Checks whether an exercise is ready, and hands it in."""

    _esm: ClassVar[str] = script("common.js", "hand_in_panel.js")
    line = traitlets.Unicode().tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    findings = traitlets.Any(default_value=None, allow_none=True).tag(sync=True)
    warned = traitlets.Bool(default_value=False).tag(sync=True)
    outcome: traitlets.List[Any] = traitlets.List().tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)

    def __init__(self, session: ExerciseSession) -> None:
        """Show how far the exercise is."""
        self.session = session
        self.workspace = workspace_above(session.folder)
        known = self.workspace.recall("name") if self.workspace else None
        super().__init__(
            texts=session.catalog.texts("hand_in"),
            name=known or "",
            line=session.status_line(),
        )
        session.watchers.append(self.refresh)

    def refresh(self) -> None:
        """Count again; a change takes back the question whether to hand in anyway."""
        self.line = self.session.status_line()
        self.warned = False

    def act(self, message: Mapping[str, Any]) -> None:
        """Check, or hand in; handing in unfinished work asks once more."""
        match message:
            case {"type": "check"}:
                self._check(self.session.readiness())
            case {"type": "hand_in", "name": str(name), "anyway": bool(anyway)}:
                ready = self.session.readiness()
                if ready.ready or anyway:
                    self._hand_in(name)
                else:
                    self.warned = True
                    self._check(ready)
        self.version += 1

    def _check(self, ready: Readiness) -> None:
        titles = {item.id: item.title for item in self.session.exercise.items}
        self.findings = {
            "summary": self.texts["ready" if ready.ready else "not_ready"],
            "missing": [
                {"item": name, "title": titles[name], "text": text}
                for name, text in ready.missing.items()
            ],
            "personal": [
                {"item": name, "title": titles[name], "text": f"‘{hit.text}’ – {hit.reason}"}
                for name, hits in ready.personal.items()
                for hit in hits
            ],
        }
        self.send({"type": "look"})

    def _hand_in(self, name: str) -> None:
        if self.workspace is None:
            self.outcome = [self.texts["no_workspace"]]
            return
        inbox = os.environ.get(INBOX)
        moment = now()
        try:
            file = hand_in(
                self.workspace,
                self.session.exercise.slug,
                name,
                now=moment,
                inbox=Path(inbox) if inbox else None,
            )
        except HandInError as error:
            self.outcome = [f"{error.problem} {error.remedy}"]
            return
        where = self.texts["done_inbox" if inbox else "done_file"].format(file=file.name)
        self.findings = None
        self.outcome = [self.texts["done"].format(time=clock(moment)), where]

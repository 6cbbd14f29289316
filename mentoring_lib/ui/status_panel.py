"""One line above an exercise that says what is filled in."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.ui.exercise_session import ExerciseSession
from mentoring_lib.ui.panel import Panel, script


class StatusPanel(Panel):
    """How many items are filled in, and when something was kept last."""

    _esm: ClassVar[str] = script("common.js", "status_panel.js")
    line = traitlets.Unicode().tag(sync=True)
    counts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: ExerciseSession) -> None:
        """Show how far the answer sheet is, now and after each change."""
        self.session = session
        super().__init__(**self._state())
        session.watchers.append(self.refresh)

    def refresh(self) -> None:
        """Count again."""
        for name, value in self._state().items():
            setattr(self, name, value)

    def act(self, message: Mapping[str, Any]) -> None:
        """Do nothing: this panel only shows."""

    def _state(self) -> dict[str, Any]:
        ready = self.session.readiness()
        return {
            "line": self.session.status_line(),
            "counts": {"filled": ready.filled, "total": ready.total},
        }

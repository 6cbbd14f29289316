"""One line above an exercise that says what is filled in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets

from mentoring_lib.ui.panel import Panel, clock, script

if TYPE_CHECKING:
    from mentoring_lib.ui.exercise_panel import ExerciseSession


class StatusPanel(Panel):
    """How many items are filled in, and when something was kept last."""

    _esm: ClassVar[str] = script("common.js", "status_panel.js")
    line = traitlets.Unicode().tag(sync=True)
    counts = traitlets.Dict().tag(sync=True)

    def __init__(self, session: "ExerciseSession") -> None:
        """Show how far the answer sheet is."""
        self.session = session
        super().__init__(**self._state())

    def refresh(self) -> None:
        """Count again."""
        for name, value in self._state().items():
            setattr(self, name, value)

    def act(self, message: Mapping[str, Any]) -> None:
        """Do nothing: this panel only shows."""

    def _state(self) -> dict[str, Any]:
        ready = self.session.readiness()
        return {
            "line": status_line(self.session, ready.filled, ready.total),
            "counts": {"filled": ready.filled, "total": ready.total},
        }


def status_line(session: "ExerciseSession", filled: int, total: int) -> str:
    """Return what is filled in and when it was kept, in Dutch."""
    texts = session.catalog.texts("status")
    line = texts["line"].format(filled=filled, total=total)
    moments = [answer.get("saved_at", "") for answer in session.sheet.answers.values()]
    latest = max(moments, default="")
    return f"{line} {texts['saved'].format(time=clock(latest))}" if latest else line

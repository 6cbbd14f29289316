"""A real talk of one's own: read, pseudonymised, and looked back on."""

from collections.abc import Mapping
from typing import Any, ClassVar

import traitlets

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.practice.transcript.reading import KINDS, LARGEST
from mentoring_lib.records.workspace import Workspace, workspace_above
from mentoring_lib.ui.panel import Panel, here, now, own_catalog, script, style
from mentoring_lib.ui.transcript_session import TranscriptSession


def own_talk() -> "TranscriptPanel":
    """Return the panel to look back on a real talk of one's own."""
    return TranscriptPanel(own_catalog(), workspace_above(here()))


class TranscriptPanel(Panel):
    """Shows what the session answers.

    What is shown goes by message, never by the widget's state: JupyterLab can save that state
    in the notebook, and as long as a talk isn't pseudonymised no name may come on disk.
    """

    _esm: ClassVar[str] = script(
        "common.js",
        "transcript_files.js",
        "transcript_intake.js",
        "transcript_turns.js",
        "transcript_figures.js",
        "transcript_panel.js",
    )
    _css: ClassVar[str] = style("transcript_panel.css")
    choices = traitlets.Dict().tag(sync=True)

    def __init__(self, catalog: Catalog, workspace: Workspace | None) -> None:
        """Wait for the panel to ask what to show."""
        self.session = TranscriptSession(catalog, workspace, now)
        super().__init__(
            texts=self.session.texts,
            choices={**self.session.choices(), "files": ",".join(KINDS), "most": LARGEST},
        )

    def act(self, message: Mapping[str, Any]) -> None:
        """Do what the panel asks and send what to show."""
        screen = self.session.answer(message)
        if screen is not None:
            self.send(screen)

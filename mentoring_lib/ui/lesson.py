"""The first line of a lesson: remembers that it was opened."""

from mentoring_lib.records.workspace import workspace_above
from mentoring_lib.ui.panel import here, now


def lesson(slug: str) -> None:
    """Remember when this lesson was opened first; shows nothing."""
    workspace = workspace_above(here())
    if workspace is not None and workspace.recall("modules", slug, "opened_at") is None:
        moment = now().isoformat(timespec="seconds")
        workspace.remember("modules", slug, "opened_at", value=moment)

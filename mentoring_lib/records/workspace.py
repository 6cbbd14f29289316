"""A learner's folder: lessons, exercises, what was handed in and what came back."""

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mentoring_lib.records.files import NotJson, alone, from_json, write_atomically

MARK = ".mentoring"
"""The hidden folder that makes a folder a learner's folder."""

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Workspace:
    """A learner's folder on the learner's own machine."""

    root: Path

    @property
    def exercises(self) -> Path:
        """Return the folder of the exercises."""
        return self.root / "opdrachten"

    @property
    def handed_in(self) -> Path:
        """Return the folder with a copy of everything that was handed in."""
        return self.root / "ingeleverd"

    @property
    def feedback(self) -> Path:
        """Return the folder with the feedback pages that came back."""
        return self.root / "terugkoppeling"

    @property
    def file(self) -> Path:
        """Return the file that remembers where the learner is."""
        return self.root / MARK / "voortgang.json"

    def remembered(self) -> dict[str, Any]:
        """Return what was kept; a fresh start when there is nothing readable.

        A damaged file is put aside, never overwritten.
        """
        if self.file.is_file():
            try:
                content = from_json(self.file.read_bytes())
            except NotJson:
                content = None
            if isinstance(content, dict):
                return content
            self.file.replace(self.file.with_name(f"voortgang-beschadigd-{uuid.uuid4().hex}.json"))
        return self._write({"schema": SCHEMA, "folder_id": uuid.uuid4().hex})

    def remember(self, *path: str, value: Any) -> None:
        """Keep a value under a path of names, such as ``modules, 04-…, opened_at``."""
        with alone(self.file):
            content = self.remembered()
            place = content
            for name in path[:-1]:
                if not isinstance(place.get(name), dict):
                    place[name] = {}
                place = place[name]
            place[path[-1]] = value
            self._write(content)

    def recall(self, *path: str) -> Any:
        """Return the value under a path of names, or None."""
        place: Any = self.remembered()
        for name in path:
            place = place.get(name) if isinstance(place, dict) else None
        return place

    def _write(self, content: dict[str, Any]) -> dict[str, Any]:
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self.file, text)
        return content


def workspace_above(start: Path) -> Workspace | None:
    """Return the learner's folder that a folder lies in, if any."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / MARK).is_dir():
            return Workspace(folder)
    return None


def make_workspace(root: Path) -> Workspace:
    """Return the learner's folder at this place, made when it isn't there."""
    workspace = Workspace(root.resolve())
    (root / MARK).mkdir(parents=True, exist_ok=True)
    for folder in (workspace.exercises, workspace.handed_in, workspace.feedback):
        folder.mkdir(exist_ok=True)
    workspace.remembered()
    return workspace

"""What every panel shares: its scripts and style, and its Dutch texts."""

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from threading import RLock
from typing import Any, ClassVar

import anywidget
import traitlets

from mentoring_lib.catalog.content import Catalog, catalog_for

_ONE_AT_A_TIME = RLock()
"""JupyterLab may hand messages to several threads of one kernel; answers share a file."""

_STATIC = files("mentoring_lib.ui") / "static"


def script(*names: str) -> str:
    """Return script files as one module: a panel's own comes last."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in names)


def style(*names: str) -> str:
    """Return the style of all panels with what one panel adds."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("panel.css", *names))


class Panel(anywidget.AnyWidget):
    """A panel that draws what Python holds and sends back what a person does."""

    _css: ClassVar[str] = style()
    texts = traitlets.Dict().tag(sync=True)

    def __init__(self, **state: Any) -> None:
        """Listen to the panel's messages; a message names its ``type``."""
        super().__init__(**state)
        self.on_msg(self._received)

    def _received(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, Mapping):
            with _ONE_AT_A_TIME:
                self.act(message)

    def act(self, message: Mapping[str, Any]) -> None:
        """Do what the panel asks."""
        raise NotImplementedError


def here() -> Path:
    """Return the folder of the notebook that is open."""
    return Path.cwd()


def own_catalog() -> Catalog:
    """Return the catalogue for the notebook that is open."""
    return catalog_for(here())


def now() -> datetime:
    """Return this moment in the learner's own time zone."""
    return datetime.now().astimezone()


def paragraphs(text: str) -> list[str]:
    """Return a text as its paragraphs."""
    return [each.strip() for each in text.split("\n") if each.strip()]


def clock(moment: str | datetime) -> str:
    """Return the time of day as it is said in Dutch."""
    given = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{given.astimezone():%H.%M} uur"

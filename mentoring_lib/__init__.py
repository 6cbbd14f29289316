"""Practise mentoring talks and keep a workbook, in notebooks without visible code.

Importing this does no work: a name is looked up when it is used first.
"""

from importlib import import_module
from typing import Any

__all__ = [
    "course_home",
    "exercise",
    "lesson",
    "my_profile",
    "own_talk",
    "practise",
    "sort_cards",
    "talks",
    "track",
]

_HOMES = {
    "course_home": "mentoring_lib.ui.home_panel",
    "exercise": "mentoring_lib.ui.exercise_panel",
    "lesson": "mentoring_lib.ui.lesson",
    "my_profile": "mentoring_lib.ui.profile_panel",
    "own_talk": "mentoring_lib.ui.transcript_panel",
    "practise": "mentoring_lib.ui.talk_panel",
    "sort_cards": "mentoring_lib.ui.sort_panel",
    "talks": "mentoring_lib.ui.talks_panel",
    "track": "mentoring_lib.ui.tracker_panel",
}


def __getattr__(name: str) -> Any:
    """Return what a notebook asks for, imported from its own module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

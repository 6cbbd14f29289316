"""Words of Twee 3 that both its reader and its writer use.

Source:
    Twee 3 specification 1.0.0, Interactive Fiction Technology Foundation.
"""

from enum import StrEnum


class Tag(StrEnum):
    """What a passage is to us."""

    BEFORE = "mentoring-vooraf"
    SCENE = "mentoring-scene"
    REPLY = "mentoring-antwoord"
    SUBJECTS = "mentoring-onderwerpen"
    OUTCOMES = "mentoring-hoe-liep-het-af"
    ENDING = "mentoring-einde"
    DATA = "mentoring-data"


BEFORE = "Vooraf"
DATA = "Gegevens voor de mentorcursus"
REPLY = "antwoord "
"""What stands before the name of a reply, in the name of its passage."""

FEEDBACK_MARK = "Terugblik: "
ONWARD = "Verder"
SILENCE = "(stilte)"

TITLE = "StoryTitle"
SETTINGS = "StoryData"

SPECIAL = {
    "StoryInit", "StorySettings", "StoryIncludes", "StoryCaption", "StoryMenu", "StoryBanner",
    "StoryAuthor", "StorySubtitle", "StoryShare", "StoryDisplayTitle", "StoryInterface",
    "PassageReady", "PassageDone", "PassageHeader", "PassageFooter", "UserScript",
    "UserStylesheet",
}  # fmt: skip
"""Passages with a meaning in one story format or another, which nobody reads."""

NOT_READ = {"script", "stylesheet", "widget", "header", "footer", "startup", "annotation"}
"""Tags of passages that nobody reads."""

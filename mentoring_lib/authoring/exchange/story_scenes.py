"""Making scenes of a story: a passage with choices is what the other says.

A passage with one way on is a reaction; one with none is an ending.
"""

import re

from mentoring_lib.authoring.exchange.drafts import TO_FILL, Draft
from mentoring_lib.authoring.exchange.model import Fields
from mentoring_lib.authoring.exchange.names import Unused, for_yaml, slug
from mentoring_lib.authoring.exchange.story import Link, Passage, Story
from mentoring_lib.authoring.exchange.twee_terms import FEEDBACK_MARK, SILENCE, Tag
from mentoring_lib.domain.script import BY_RULE, RESERVED, SILENT

LONGEST_CHAIN = 20
_SPOKEN = re.compile(
    r"([A-ZÀ-ÖØ-Þ][^\n:()\[\]]{0,39}?)(?: \(([^()\n]{1,120})\))?: +(\S.*)", re.DOTALL
)
_OTHER = "De ander"


class Speech:
    """Splits the text of a passage in who says what."""

    def __init__(self) -> None:
        """Begin without anybody."""
        self._unused = Unused()
        self.people: dict[str, str] = {}
        self.known: set[str] = set()

    def spoken(self, text: str, otherwise: str = "") -> list[Fields]:
        """Return the utterances in a text, each with its speaker.

        Args:
            text: Paragraphs, each with or without a name in front.
            otherwise: Who speaks where no name stands.
        """
        made: list[Fields] = []
        for paragraph in filter(None, (each.strip() for each in text.split("\n\n"))):
            found = _SPOKEN.fullmatch(paragraph)
            if found:
                name, emotion, says = found.groups()
                made.append({"speaker": self.who(name), "emotion": emotion, "says": says})
            elif made:
                made[-1]["says"] += f"\n\n{paragraph}"
            else:
                speaker = otherwise or self.who(_OTHER)
                made.append({"speaker": speaker, "emotion": None, "says": paragraph})
        return made

    def who(self, name: str) -> str:
        """Return the name by which the scenario knows someone."""
        if name not in self.people:
            self.people[name] = self._unused.name(slug(name, "ander"))
        return self.people[name]

    def know(self, who: str, name: str) -> None:
        """Take over someone whom an earlier export knew."""
        self.known.add(self._unused.name(who))
        self.people.setdefault(name, who)


class StoryScenes:
    """Scenes, replies and endings by the passages they come from."""

    def __init__(self, story: Story, draft: Draft) -> None:
        """Take the story, and the draft that hears what doesn't come along."""
        self.story = story
        self.draft = draft
        self.speech = Speech()
        self.places = Unused(*RESERVED)
        self.replies = Unused()
        self.names: dict[str, str] = {}
        self.scenes: dict[str, Fields] = {}
        self.endings: dict[str, Fields] = {}
        self._waiting: list[tuple[str, str | None]] = []

    def place(self, name: str, subject: str | None = None) -> str:
        """Return the scene or ending that a passage becomes."""
        passage = self.story.passages.get(name)
        if passage is not None and Tag.OUTCOMES in passage.tags:
            self._choice_of_ending(passage)
            return BY_RULE
        if name not in self.names:
            self.names[name] = self.places.name(slug(name, "stuk"))
            self._waiting.append((name, subject))
        return self.names[name]

    def make(self) -> None:
        """Make everything that was named and isn't there yet."""
        while self._waiting:
            name, subject = self._waiting.pop(0)
            passage = self.story.passages.get(name)
            if passage is None:
                self.draft.todo.add("schrijf het stuk waar de bron naar verwees", name)
                passage = Passage(name, TO_FILL)
            if passage.links:
                self.scenes[self.names[name]] = self._scene(passage, subject)
            else:
                self.endings[self.names[name]] = self._ending(passage)

    def _choice_of_ending(self, passage: Passage) -> None:
        for link in passage.links:
            self.place(link.to)

    def _ending(self, passage: Passage) -> Fields:
        return {"id": self.names[passage.name], "text": passage.text.strip() or TO_FILL}

    def _scene(self, passage: Passage, subject: str | None) -> Fields:
        said = self.speech.spoken(passage.text) or self.speech.spoken(TO_FILL)
        first = said[0]
        return {
            "id": self.names[passage.name],
            "subject": subject,
            "speaker": first["speaker"],
            "emotion": first["emotion"],
            "says": first["says"],
            "others": said[1:],
            "replies": [self.reply(link, first["speaker"], subject) for link in passage.links],
        }

    def reply(self, link: Link, speaker: str, subject: str | None) -> Fields:
        """Return the reply that a link becomes, with the reaction that follows."""
        wanted = slug(link.to.removeprefix("antwoord "), "keuze")
        fields: Fields = {"id": self.replies.name(wanted), "says": says(link)}
        return fields | self.after(link.to, speaker, subject)

    def after(self, name: str, speaker: str, subject: str | None) -> Fields:
        """Return what comes after a choice: reactions, feedback and where it leads."""
        texts: list[str] = []
        seen: set[str] = set()
        passage = self.story.passages.get(name)
        while passage is not None and len(passage.links) == 1 and len(seen) < LONGEST_CHAIN:
            if name in seen or name in self.names:
                break
            seen.add(name)
            texts.append(passage.text)
            name = passage.links[0].to
            passage = self.story.passages.get(name)
        fields = self.reaction("\n\n".join(texts), speaker)
        return {**fields, "leads_to": self.place(name, subject)}

    def reaction(self, text: str, speaker: str) -> Fields:
        """Return what others say in a text, and the feedback in it."""
        kept: list[str] = []
        feedback: list[str] = []
        for paragraph in text.split("\n\n"):
            into = feedback if paragraph.startswith(FEEDBACK_MARK) else kept
            into.append(paragraph.removeprefix(FEEDBACK_MARK).strip())
        said = self.speech.spoken("\n\n".join(kept), speaker)
        fields: Fields = {"reactions": said}
        if said and said[0]["speaker"] == speaker and not said[0]["emotion"]:
            fields = {"reaction": said[0]["says"], "reactions": said[1:]}
        if any(feedback):
            fields["feedback"] = " ".join(feedback)
        return fields

    def characters(self) -> Fields:
        """Return who is new here, each with a placeholder for who it is."""
        found = {}
        for name, who in self.speech.people.items():
            if who in self.speech.known:
                continue
            found[who] = {"name": name, "description": TO_FILL}
            self.draft.todo.add("schrijf wie het is, achter description", who)
        return found


def says(link: Link) -> str:
    """Return what the mentor says by choosing a link."""
    return SILENT if link.says == SILENCE else for_yaml(link.says) or TO_FILL


def story_draft(story: Story, draft: Draft) -> None:
    """Put a story without our own data in the draft."""
    made = StoryScenes(story, draft)
    first = story.passages.get(story.start)
    start = story.start
    if first is not None and len(first.links) == 1:
        draft.fields["situation"] = first.text.strip()
        start = first.links[0].to
    begin = made.place(start)
    made.make()
    draft.fields |= {
        "slug": slug(story.title, "gesprek"),
        "title": story.title or TO_FILL,
        "start": begin,
        "scenes": list(made.scenes.values()),
        "endings": list(made.endings.values()),
        "characters": made.characters(),
    }
    linked = {link.to for passage in story.passages.values() for link in passage.links}
    lost = [name for name in story.passages if name not in {*linked, *made.names, story.start}]
    if lost:
        draft.notes.add("Gaat niet mee, want niemand komt er: het stuk", *lost)

"""A story that we once exported: our own data, with what was changed in Twine."""

import json

from mentoring_lib.authoring.exchange import twee_terms as terms
from mentoring_lib.authoring.exchange.drafts import Draft, validated
from mentoring_lib.authoring.exchange.model import ExchangeError, Fields, Imported
from mentoring_lib.authoring.exchange.story import Link, Passage, Story
from mentoring_lib.authoring.exchange.story_scenes import StoryScenes, says
from mentoring_lib.authoring.exchange.twee_write import passages_of
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE, SUBJECTS


def merged(story: Story, data: str, draft: Draft) -> Imported:
    """Return the scenario in the data, with the changes that the passages show.

    Raises:
        ExchangeError: The data is damaged, or the changes don't hang together.
    """
    known = _known(data, draft)
    draft.fields = known.model_dump(mode="json")
    before = {each.name: each for each in passages_of(known)}
    _Merge(story, before, draft).merge()
    return draft.imported()


def _known(data: str, draft: Draft) -> Scenario:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(
            place=f"{draft.name}, {terms.DATA}",
            problem="Deze gegevens zijn beschadigd.",
            remedy="Haal deze passage weg om het verhaal zonder gegevens in te lezen.",
        ) from error
    return validated(found, f"{draft.name}, {terms.DATA}")


class _Merge:
    """Lays the passages as they are now over what they were."""

    def __init__(self, story: Story, before: dict[str, Passage], draft: Draft) -> None:
        self.story = story
        self.before = before
        self.draft = draft
        self.fields = draft.fields
        self.made = StoryScenes(story, draft)
        for who, each in self.fields["characters"].items():
            self.made.speech.know(who, each["name"].strip())
        for each in (*self.fields["scenes"], *self.fields["endings"]):
            self.made.names[each["id"]] = self.made.places.name(each["id"])
        self.made.names |= {BY_RULE: BY_RULE, SUBJECTS: SUBJECTS}
        self.replies = {reply["id"]: reply for reply in self._replies()}
        for reply in self.replies:
            self.made.replies.name(reply)

    def merge(self) -> None:
        self._frame()
        self.fields["scenes"] = [
            self._scene(scene) for scene in self.fields["scenes"] if self._stays(scene["id"])
        ]
        self.fields["endings"] = [
            self._ending(each) for each in self.fields["endings"] if self._stays(each["id"])
        ]
        for subject in self.fields.get("subjects", []):
            self._opening(subject["opening"])
        self.made.make()
        self.fields["scenes"] += self.made.scenes.values()
        self.fields["endings"][:0] = self.made.endings.values()
        for who, each in self.made.characters().items():
            self.fields["characters"].setdefault(who, each)

    def _replies(self) -> list[Fields]:
        replies = [reply for scene in self.fields["scenes"] for reply in scene["replies"]]
        return [*replies, *(each["opening"] for each in self.fields.get("subjects", []))]

    def _frame(self) -> None:
        if self.story.title:
            self.fields["title"] = self.story.title
        now = self.story.passages.get(terms.BEFORE)
        if now is None:
            return
        if _text(now) != _text(self.before[terms.BEFORE]):
            self.fields["situation"] = now.text
        if now.links and now.links[0].to in self.made.names:
            self.fields["start"] = now.links[0].to

    def _stays(self, name: str) -> bool:
        if name in self.story.passages:
            return True
        self.draft.notes.add("Staat niet meer in het verhaal en vervalt", name)
        return False

    def _scene(self, scene: Fields) -> Fields:
        now, then = self.story.passages[scene["id"]], self.before[scene["id"]]
        made = dict(scene)
        if _text(now) != _text(then):
            said = self.made.speech.spoken(now.text, scene["speaker"])
            first = said[0] if said else {"says": ""}
            made |= {"says": first["says"] or scene["says"], "others": said[1:]}
            made["speaker"] = first.get("speaker", scene["speaker"])
            made["emotion"] = first.get("emotion") or scene.get("emotion")
        labels = {link.to: link.says for link in then.links}
        made["replies"] = [self._reply(link, labels, made) for link in now.links]
        return made

    def _reply(self, link: Link, labels: dict[str, str], scene: Fields) -> Fields:
        known = self.replies.get(link.to.removeprefix(terms.REPLY))
        if known is None or link.to not in labels:
            return self.made.reply(link, scene["speaker"], scene.get("subject"))
        reply = self._after(known, scene["speaker"], scene.get("subject"))
        if link.says != labels[link.to]:
            reply["says"] = says(link)
        return reply

    def _after(self, known: Fields, speaker: str, subject: str | None) -> Fields:
        """Return a reply with what now stands in its own passage."""
        name = terms.REPLY + known["id"]
        now, then = self.story.passages.get(name), self.before[name]
        if now is None or (_text(now) == _text(then) and now.links == then.links):
            return dict(known)
        made = dict(known)
        if _text(now) != _text(then):
            made |= {"reaction": None, **self.made.reaction(now.text, speaker)}
        if now.links != then.links:
            fields = self.made.after(name, speaker, subject)
            made["leads_to"] = fields["leads_to"]
        return made

    def _opening(self, opening: Fields) -> None:
        now = self.story.passages.get(SUBJECTS)
        name = terms.REPLY + opening["id"]
        then = {link.to: link.says for link in self.before[SUBJECTS].links}
        changed = self._after(opening, self.fields["pause"]["speaker"], None)
        for link in now.links if now else ():
            if link.to == name and link.says != then.get(name):
                changed["says"] = says(link)
        opening |= changed

    def _ending(self, ending: Fields) -> Fields:
        now, then = self.story.passages[ending["id"]], self.before[ending["id"]]
        changed = _text(now) != _text(then) and bool(now.text)
        return {**ending, "text": now.text} if changed else ending


def _text(passage: Passage) -> str:
    return " ".join(passage.text.split())

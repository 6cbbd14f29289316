"""A conversation as the talk panel draws it: plain values for the browser."""

from collections.abc import Iterable, Iterator
from typing import Any

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import SpokenReply, SpokenScene, Utterance
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.debrief import Words
from mentoring_lib.practice.other_side import moods
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import Run, replay
from mentoring_lib.ui.debrief_view import debrief_view
from mentoring_lib.ui.panel import paragraphs

View = dict[str, Any]

PRACTICE, TEST = "practice", "test"


def practice_view(
    conversation: Conversation, scenario: Scenario, words: Words, mode: str = PRACTICE
) -> View:
    """Return a talk with a debrief at the end; in practice with feedback at each reply."""
    run = replay(scenario, conversation.chosen)
    view = _view(conversation, words if mode == PRACTICE else None, run)
    if run.ending is not None:
        view["closing"] = run.ending.text
        view["debrief"] = debrief_view(scenario, run, words)
    elif mode == PRACTICE:
        view["moods"] = [
            [scenario.characters[who].name, text]
            for who, text in moods(scenario, run.state).items()
        ]
    return {**view, "mode": mode, "can_back": mode == PRACTICE and bool(conversation.chosen)}


def quiet_view(conversation: Conversation, closing: str) -> View:
    """Return a conversation without feedback, as an exercise plays it."""
    view = _view(conversation, None, None)
    return {**view, "mode": TEST, "can_back": False, "closing": closing}


def example_lines(scenario: Scenario, chosen: tuple[str, ...], words: Words) -> list[View]:
    """Return the lines of a worked example, with what each reply does."""
    shown = Conversation(scenario.script(), chosen)
    return list(_lines(shown, words, replay(scenario, chosen)))


def _view(conversation: Conversation, words: Words | None, run: Run | None) -> View:
    scene = conversation.scene
    lines = list(_lines(conversation, words, run))
    if scene is not None:
        lines += _heard(conversation, scene)
    return {
        "situation": paragraphs(conversation.script.situation),
        "lines": lines,
        "replies": [_reply(conversation, reply) for reply in conversation.offered()],
        "moods": [],
        "seconds": None if scene is None else scene.seconds,
        "late": None if scene is None else scene.late,
        "finished": scene is None,
        "debrief": None,
    }


def _lines(conversation: Conversation, words: Words | None, run: Run | None) -> Iterator[View]:
    for number, turn in enumerate(conversation.turns()):
        yield from _heard(conversation, turn.scene)
        yield {"kind": "you", "text": spoken(turn.reply.says)}
        if words is not None and run is not None:
            done = run.turns[number].reply
            yield {"kind": "feedback", "move": words.moves[done.move].label, "text": done.feedback}
        if turn.reply.reaction is not None:
            yield _other(conversation, turn.scene.speaker, None, turn.reply.reaction)
        yield from _spoken(conversation, turn.reply.reactions)


def _heard(conversation: Conversation, scene: SpokenScene) -> Iterator[View]:
    yield _other(conversation, scene.speaker, scene.emotion, scene.says)
    yield from _spoken(conversation, scene.others)


def _spoken(conversation: Conversation, said: Iterable[Utterance]) -> Iterator[View]:
    for each in said:
        yield _other(conversation, each.speaker, each.emotion, each.says)


def _other(conversation: Conversation, who: str, emotion: str | None, text: str) -> View:
    name = conversation.script.characters[who].name
    return {"kind": "other", "who": name, "emotion": emotion or "", "text": text}


def _reply(conversation: Conversation, reply: SpokenReply) -> View:
    turns = {
        each.id: subject.title
        for subject in conversation.script.subjects
        for each in (subject.opening, subject.returning)
        if each is not None
    }
    return {"id": reply.id, "text": spoken(reply.says), "subject": turns.get(reply.id)}

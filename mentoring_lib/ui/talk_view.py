"""A conversation as the talk panel draws it: plain values for the browser."""

from typing import Any

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.debrief import (
    Words,
    curve,
    curve_chart,
    curve_in_words,
    profile,
    review,
)
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import Run, replay
from mentoring_lib.ui.panel import paragraphs

View = dict[str, Any]


def practice_view(conversation: Conversation, scenario: Scenario, words: Words) -> View:
    """Return a conversation with feedback after each reply, and a debrief at the end."""
    run = replay(scenario, conversation.chosen)
    view = _view(conversation, words, run)
    if run.ending is not None:
        view["closing"] = run.ending.text
        view["debrief"] = _debrief(scenario, run, words)
    return {**view, "mode": "practice", "can_back": bool(conversation.chosen)}


def quiet_view(conversation: Conversation, closing: str) -> View:
    """Return a conversation without feedback, as an exercise plays it."""
    view = _view(conversation, None, None)
    return {**view, "mode": "test", "can_back": False, "closing": closing}


def _view(conversation: Conversation, words: Words | None, run: Run | None) -> View:
    lines: list[View] = []
    for number, turn in enumerate(conversation.turns()):
        lines.append(_other(conversation, turn.scene.speaker, turn.scene.emotion, turn.scene.says))
        lines.append({"kind": "you", "text": spoken(turn.reply.says)})
        if words is not None and run is not None:
            done = run.turns[number].reply
            lines.append(
                {"kind": "feedback", "move": words.moves[done.move].label, "text": done.feedback}
            )
        if turn.reply.reaction is not None:
            lines.append(_other(conversation, turn.scene.speaker, "", turn.reply.reaction))
    scene = conversation.scene
    if scene is not None:
        lines.append(_other(conversation, scene.speaker, scene.emotion, scene.says))
    return {
        "situation": paragraphs(conversation.script.situation),
        "lines": lines,
        "replies": [
            {"id": reply.id, "text": spoken(reply.says)} for reply in conversation.offered()
        ],
        "finished": scene is None,
        "debrief": None,
    }


def _other(conversation: Conversation, who: str, emotion: str, text: str) -> View:
    name = conversation.script.characters[who].name
    return {"kind": "other", "who": name, "emotion": emotion, "text": text}


def _debrief(scenario: Scenario, run: Run, words: Words) -> View:
    reviews = [review(scenario, turn, words) for turn in run.turns]
    lines = curve(scenario, run, words)
    texts = words.texts
    return {
        "background": scenario.background,
        "turns": [
            {
                "phase": each.phase,
                "who": each.who,
                "heard": each.heard,
                "said": each.said,
                "move": each.move,
                "effect": each.effect,
                "changed": each.changed,
                "alternative": each.alternative,
                "alternative_label": texts[
                    "alternative" if each.alternative_is_stronger else "also"
                ],
            }
            for each in reviews
        ],
        "curve": {
            "svg": curve_chart(f"curve-{scenario.slug}", lines, texts["curve"]),
            "text": curve_in_words(lines),
            "head": [texts["turn_word"], *(line.label for line in lines)],
            "rows": [
                [texts["start"] if number == 0 else number, *values]
                for number, values in enumerate(zip(*(line.values for line in lines), strict=True))
            ],
        },
        "profile": profile(run, words),
        "questions": list(scenario.debrief),
    }

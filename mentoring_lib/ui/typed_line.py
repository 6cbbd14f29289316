"""Typing instead of choosing: what a line was taken for, and what is shown of it."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from mentoring_lib.domain.scenario import Reply, Scenario
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.free_text.listener import Listener, Match, Outcome
from mentoring_lib.practice.free_text.reacting import mood_of
from mentoring_lib.practice.plain import spoken
from mentoring_lib.practice.replay import replay


class TypedLines:
    """Lines that a learner types in one talk; what was typed is never kept."""

    def __init__(self, scenario: Scenario, listening: Callable[[], Listener]) -> None:
        """Take who listens; that is made at the first line, for it costs a moment."""
        self.scenario = scenario
        self._listening = listening
        self._at: tuple[str, ...] = ()
        self._reactions = 0

    @cached_property
    def _listener(self) -> Listener:
        return self._listening()

    def taken(self, typed: str, conversation: Conversation) -> tuple[str | None, dict[str, Any]]:
        """Return the reply that a line was taken for, or None, and what to show of it."""
        scene = conversation.scene
        if scene is None:
            return None, {}
        if conversation.chosen != self._at:
            self._at, self._reactions = conversation.chosen, 0
        known = {reply.id: reply for reply in self.scenario.replies()}
        offered = [known[reply.id] for reply in conversation.offered()]
        mood = mood_of(replay(self.scenario, conversation.chosen).state, scene.speaker)
        match = self._listener.matched(typed, offered, scene.says, mood, self._reactions)
        if match.outcome is Outcome.REACTION:
            self._reactions += 1
        reply = match.reply.id if match.reply is not None else None
        name = self.scenario.characters[scene.speaker].name
        return reply, self._shown(typed, match, name)

    def _shown(self, typed: str, match: Match, name: str) -> dict[str, Any]:
        notes = self._listener.notes
        if match.reply is not None:
            note = notes["taken_for"].format(reply=spoken(match.reply.says))
        else:
            note = match.note
        return {
            "typed": "" if match.reply is not None else typed,
            "note": note,
            "does": notes["does"].format(reason=match.judgement.reason),
            "who": name,
            "said": match.said if match.outcome is Outcome.REACTION else "",
            "otherwise": match.said or notes["not_understood"],
            "nearest": [_button(reply) for reply in match.nearest],
            "neither": notes["neither"],
        }


def _button(reply: Reply) -> dict[str, str]:
    return {"id": reply.id, "text": spoken(reply.says)}

"""A practice talk as it is played: what a learner did, and what is shown of it."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.practice.conversation import Conversation
from mentoring_lib.practice.debrief import Words
from mentoring_lib.practice.example import worked_example
from mentoring_lib.practice.replay import replay
from mentoring_lib.records.talk_log import KeptTalk
from mentoring_lib.ui.debrief_view import compare_view
from mentoring_lib.ui.talk_view import PRACTICE, View, example_lines, practice_view
from mentoring_lib.ui.typed_line import TypedLines


class TalkSession:
    """A practice talk and everything around it, without the panel.

    Attributes:
        talk: What is kept of it.
        scenario: The conversation with its assessment.
    """

    def __init__(
        self,
        scenario: Scenario,
        words: Words,
        kept: KeptTalk | None,
        now: Callable[[], datetime],
        typed: TypedLines | None = None,
    ) -> None:
        """Go on where the talk was left; a talk that is no longer possible starts again."""
        self.scenario = scenario
        self.words = words
        self.now = now
        self.typed = typed
        self.talk = kept or KeptTalk(seed=secrets.token_hex(8))
        self.shown: dict[str, Any] = {}
        if not self.conversation.possible:
            # When a school changed the scenario, the talk starts again with the new one.
            self.talk = replace(self.talk, chosen=())

    @property
    def conversation(self) -> Conversation:
        """Return the conversation as far as it was played."""
        return Conversation(self.scenario.script(), self.talk.chosen, self.talk.seed)

    def act(self, message: Mapping[str, Any]) -> bool:
        """Do what the learner asks; return whether there was something to do."""
        self.shown = {}
        return self._played(message) or self._asked(message)

    def _played(self, message: Mapping[str, Any]) -> bool:
        match message:
            case {"type": "choose", "id": str(name)}:
                self._to(self.conversation.chosen_once(name))
            case {"type": "back"} if self.talk.mode == PRACTICE:
                self._to(self.conversation.back())
            case {"type": "restart"}:
                self._to(self.conversation.again())
            case {"type": "replay", "turn": int(turn)} if self._may_look_back():
                self._to(replace(self.conversation, chosen=self.talk.chosen[: max(turn, 0)]))
            case {"type": "mode", "mode": "practice" | "test" as mode} if not self.talk.chosen:
                self.talk = replace(self.talk, mode=mode)
            case {"type": "clock", "clock": "normal" | "double" | "off" as clock}:
                self.talk = replace(self.talk, clock=clock)
            case _:
                return False
        return True

    def _asked(self, message: Mapping[str, Any]) -> bool:
        match message:
            case {"type": "say", "text": str(text)} if self.typed is not None:
                self._say(text, self.typed)
            case {"type": "hint"} if self.talk.mode == PRACTICE:
                self.shown = {"hint": self._hint()}
            case {"type": "example"} if not self.talk.chosen:
                self.shown = {"example": self._example()}
            case {"type": "compare", "run": int(number)}:
                self.shown = {"compare": self._compare(number)}
            case _:
                return False
        return True

    def view(self) -> View:
        """Return the talk as the panel draws it."""
        talk, texts = self.talk, self.words.texts
        view = practice_view(self.conversation, self.scenario, self.words, talk.mode)
        earlier = [
            [number, f"{texts['run']} {number + 1} ({_day(run.finished_at)})"]
            for number, run in enumerate(talk.runs)
            if run.chosen != talk.chosen
        ]
        return {
            **view,
            "clock": talk.clock,
            "timed": any(scene.seconds for scene in self.scenario.scenes),
            "runs": earlier if view["finished"] else [],
            "hint": None,
            "example": None,
            "compare": None,
            "heard": None,
            "can_type": self.typed is not None,
            **self.shown,
        }

    def _may_look_back(self) -> bool:
        return self.talk.mode == PRACTICE or self.conversation.finished

    def _to(self, conversation: Conversation) -> None:
        self.talk = replace(self.talk, chosen=conversation.chosen)
        if conversation.finished:
            self.talk = self.talk.finished(self.now())

    def _say(self, text: str, typed: TypedLines) -> None:
        reply, heard = typed.taken(text, self.conversation)
        if reply is not None:
            self._to(self.conversation.chosen_once(reply))
        if self.talk.mode != PRACTICE:
            heard = {**heard, "does": ""}
        self.shown = {"heard": heard or None}

    def _hint(self) -> str:
        scene = self.conversation.scene
        if scene is None:
            return ""
        known = self.scenario.scene(scene.id)
        phases = {phase.id: phase.purpose for phase in self.words.structure.phases}
        return known.hint or phases[known.phase]

    def _example(self) -> list[View]:
        """Return the first half of a strong talk: the second half is the learner's."""
        chosen = worked_example(self.scenario)
        return example_lines(self.scenario, chosen[: (len(chosen) + 1) // 2], self.words)

    def _compare(self, number: int) -> View | None:
        if not 0 <= number < len(self.talk.runs) or not self.conversation.finished:
            return None
        earlier = replay(self.scenario, self.talk.runs[number].chosen)
        present = replay(self.scenario, self.talk.chosen)
        return {"run": number, **compare_view(self.scenario, earlier, present, self.words)}


def _day(moment: str) -> str:
    given = datetime.fromisoformat(moment).astimezone()
    return f"{given.day}-{given.month}, {given:%H.%M} uur"

"""Where a conversation stands, and where each reply takes it.

One board serves the learner's panel, the replay and the search through all the ways:
a script has the parameters that decide what can be said, a scenario has them all.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from mentoring_lib.domain.condition import Condition
from mentoring_lib.domain.parameter import Effect, Owned, Setting
from mentoring_lib.domain.scenario import Reply, Scenario
from mentoring_lib.domain.script import (
    BY_RULE,
    ONWARD,
    SUBJECTS,
    Script,
    SpokenReply,
    SpokenSubject,
)

DONE = "klaar"
"""Where a subject stands that was talked through, or skipped."""

Said = TypeVar("Said", SpokenReply, Reply)

_Change = tuple[int, Callable[[Setting, Effect], Setting], Effect]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a conversation stands.

    Attributes:
        at: The scene, ``SUBJECTS``, or how it ended: ``BY_RULE`` or an ending's id.
        places: Where each subject that was brought up stands, by the subject's id.
        values: The values of the parameters that the board looks at.
    """

    at: str
    places: tuple[tuple[str, str], ...] = ()
    values: tuple[Setting, ...] = ()


class Board(Generic[Said]):
    """The ways through a script or scenario, with everything looked up once."""

    def __init__(self, play: Script | Scenario, watched: Collection[Owned] | None = None) -> None:
        """Look at all parameters of the play, or only at those that are watched."""
        state = play.state
        self.play = play
        self.scenes = {scene.id: scene for scene in play.scenes}
        self.keys: tuple[Owned, ...] = tuple(
            (who, name)
            for who, values in state.items()
            for name in values
            if watched is None or (who, name) in watched
        )
        self.first = self._settled(
            Moment(play.start, (), tuple(state[who][name] for who, name in self.keys))
        )
        place = {key: number for number, key in enumerate(self.keys)}
        self._names = {
            name: place[key] for name, key in play.parameter_names().items() if key in place
        }
        self._changes: dict[str, tuple[_Change, ...]] = {}

    def over(self, moment: Moment) -> bool:
        """Tell whether the conversation has ended."""
        return moment.at not in self.scenes and moment.at != SUBJECTS

    def found(self, moment: Moment) -> dict[str, object]:
        """Return the values by each name that an author may write."""
        return {name: moment.values[place] for name, place in self._names.items()}

    def offered(self, moment: Moment) -> tuple[Said, ...]:
        """Return what the mentor can say now, in the order it was written."""
        if moment.at == SUBJECTS:
            replies = [*self._to_other_subjects(moment), *self._rounding_off(moment)]
        elif moment.at in self.scenes:
            replies = [*self.scenes[moment.at].replies, *self._interleaved(moment)]
        else:
            return ()
        if any(reply.when is not None for reply in replies):
            found = self.found(moment)
            replies = [reply for reply in replies if _holds(reply.when, found)]
        return tuple(replies)  # type: ignore[arg-type] # a script has spoken replies only

    def after(self, moment: Moment, reply: SpokenReply) -> Moment:
        """Return where a reply that is offered takes the conversation."""
        values = self._values(moment.values, reply)
        to = reply.leads_to
        if reply.branches:
            found = self.found(replace(moment, values=values))
            to = next((each.leads_to for each in reply.branches if _holds(each.when, found)), to)
        if not self.play.subjects:
            return Moment(to, (), values)
        return self._settled(self._moved(replace(moment, values=values), reply, to))

    def _values(self, values: tuple[Setting, ...], reply: SpokenReply) -> tuple[Setting, ...]:
        changes = self._changes.get(reply.id)
        if changes is None:
            changes = tuple(self._changes_of(reply))
            self._changes[reply.id] = changes
        if not changes:
            return values
        after = list(values)
        for place, change, effect in changes:
            after[place] = change(after[place], effect)
        return tuple(after)

    def _changes_of(self, reply: SpokenReply) -> Iterator[_Change]:
        for name, effect in reply.effect.items():
            if name in self._names:
                place = self._names[name]
                yield place, self.play.kind(self.keys[place][1]).after, effect

    # Subjects: what the mentor can turn to, and where each was left.

    def _interleaved(self, moment: Moment) -> tuple[SpokenReply, ...]:
        scene = self.scenes[moment.at]
        if not scene.interleave or self._subject(scene.subject).atomic:
            return ()
        return tuple(self._to_other_subjects(moment, besides=scene.subject))

    def _to_other_subjects(
        self, moment: Moment, besides: str | None = None
    ) -> Iterator[SpokenReply]:
        places = dict(moment.places)
        for subject in self._level(moment):
            if subject.id == besides:
                continue
            if subject.id not in places:
                yield subject.opening
            elif subject.returning is not None:
                yield subject.returning

    def _rounding_off(self, moment: Moment) -> Iterator[SpokenReply]:
        level = self._level(moment)
        if self.play.rounding_off is not None and all(each.optional for each in level):
            yield self.play.rounding_off

    def _level(self, moment: Moment) -> list[SpokenSubject]:
        """Return the subjects that can be talked about now: the lowest level not done."""
        places = dict(moment.places)
        left = [each for each in self.play.subjects if places.get(each.id) != DONE]
        lowest = min((each.level for each in left), default=0)
        return [each for each in left if each.level == lowest]

    def _subject(self, name: str | None) -> SpokenSubject:
        return next(each for each in self.play.subjects if each.id == name)

    def _moved(self, moment: Moment, reply: SpokenReply, to: str) -> Moment:
        places = dict(moment.places)
        scene = self.scenes.get(moment.at)
        subject = scene.subject if scene is not None else None
        target = self._turned_to(reply)
        if target is not None:
            if subject is not None:
                places[subject] = moment.at
            to = places.get(target, to)
        elif to == ONWARD:
            places |= {each.id: DONE for each in self._level(moment)}
            to = SUBJECTS
        elif to == SUBJECTS and subject is not None:
            places[subject] = DONE
        return replace(moment, at=to, places=tuple(sorted(places.items())))

    def _turned_to(self, reply: SpokenReply) -> str | None:
        for subject in self.play.subjects:
            returning = subject.returning.id if subject.returning is not None else None
            if reply.id in {subject.opening.id, returning}:
                return subject.id
        return None

    def _settled(self, moment: Moment) -> Moment:
        # With every subject done there is nothing to pick: the rules decide.
        if moment.at == SUBJECTS and not self._level(moment):
            return replace(moment, at=BY_RULE)
        return moment


def _holds(condition: Condition | None, found: dict[str, object]) -> bool:
    return condition is None or condition.holds(found)

"""Where a conversation stands, and where each reply takes it.

One board serves the learner's panel, the replay and the search through all the ways:
a script has the parameters that decide what can be said, a scenario has them all.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a moment, looked up by the names that an author may write."""

    places: Mapping[str, int]
    values: tuple[Setting, ...]

    def get(self, name: str, default: object, /) -> object:
        """Return the value of a name, or the default when it is none."""
        place = self.places.get(name)
        return default if place is None else self.values[place]


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
        self.first = Moment(play.start, (), tuple(state[who][name] for who, name in self.keys))
        place = {key: number for number, key in enumerate(self.keys)}
        self._names = {
            name: place[key] for name, key in play.parameter_names().items() if key in place
        }
        self._changes: dict[str, tuple[_Change, ...]] = {}
        self._subjects = {subject.id: subject for subject in play.subjects}
        self._turned_to = {
            reply.id: subject.id
            for subject in play.subjects
            for reply in (subject.opening, subject.returning)
            if reply is not None
        }

    def over(self, moment: Moment) -> bool:
        """Tell whether the conversation has ended."""
        return moment.at not in self.scenes and moment.at != SUBJECTS

    def found(self, moment: Moment) -> "Values":
        """Return the values by each name that an author may write."""
        return Values(self._names, moment.values)

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
            found = Values(self._names, values)
            to = next((each.leads_to for each in reply.branches if _holds(each.when, found)), to)
        if not self.play.subjects:
            return Moment(to, (), values)
        to, places = self._moved(moment, reply, to)
        if to == SUBJECTS and not self._level(places):
            # With every subject done there is nothing to pick: the rules decide.
            to = BY_RULE
        return Moment(to, tuple(sorted(places.items())), values)

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
        if not scene.interleave or scene.subject is None or self._subjects[scene.subject].atomic:
            return ()
        return tuple(self._to_other_subjects(moment, besides=scene.subject))

    def _to_other_subjects(
        self, moment: Moment, besides: str | None = None
    ) -> Iterator[SpokenReply]:
        places = dict(moment.places)
        for subject in self._level(places):
            if subject.id == besides:
                continue
            if subject.id not in places:
                yield subject.opening
            elif subject.returning is not None:
                yield subject.returning

    def _rounding_off(self, moment: Moment) -> Iterator[SpokenReply]:
        level = self._level(dict(moment.places))
        if self.play.rounding_off is not None and all(each.optional for each in level):
            yield self.play.rounding_off

    def _level(self, places: Mapping[str, str]) -> list[SpokenSubject]:
        """Return the subjects that can be talked about now: the lowest level not done."""
        left = [each for each in self.play.subjects if places.get(each.id) != DONE]
        lowest = min((each.level for each in left), default=0)
        return [each for each in left if each.level == lowest]

    def _moved(self, moment: Moment, reply: SpokenReply, to: str) -> tuple[str, dict[str, str]]:
        """Return where a reply leads, and where every subject then stands."""
        places = dict(moment.places)
        scene = self.scenes.get(moment.at)
        subject = scene.subject if scene is not None else None
        target = self._turned_to.get(reply.id)
        if target is not None:
            if subject is not None:
                places[subject] = moment.at
            return places.get(target, to), places
        if to == ONWARD:
            places |= {each.id: DONE for each in self._level(places)}
            return SUBJECTS, places
        if to == SUBJECTS and subject is not None:
            places[subject] = DONE
        return to, places


def _holds(condition: Condition | None, found: Values) -> bool:
    return condition is None or condition.holds(found)

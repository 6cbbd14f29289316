"""What Hypothesis may think up: values that occur, and values that shouldn't but will."""

from typing import Any

from builders import character, ending, reply, scenario, scene
from hypothesis import HealthCheck, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE
from mentoring_lib.practice.board import Board

# A busy machine is no reason to fail, and a folder per test may be written again.
settings.register_profile(
    "course",
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("course")

_nasty = st.sampled_from(["\x00", "\ud800", "\udfff", "<", "&", "\u202e", "\n"])
any_text = st.text(st.characters(codec=None) | _nasty, max_size=60)
"""Also NUL, and the half characters that JSON can hold but UTF-8 can't."""

_ids = st.sampled_from(["a", "b", "c", "d", "e", "links", "rechts", "wie", "wat", "s1a", "s2a"])
_leaves = st.none() | st.booleans() | st.integers() | st.floats() | any_text | _ids
json_values: st.SearchStrategy[Any] = st.recursive(
    _leaves,
    lambda inner: (
        st.lists(inner | _ids, max_size=6) | st.dictionaries(any_text | _ids, inner, max_size=6)
    ),
    max_leaves=15,
)
"""Anything that can stand in an answer sheet, with a liking for names that exist."""

plain_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)

PARAMETERS = ("trust", "ownership", "tension")
comparisons = st.tuples(
    st.sampled_from(PARAMETERS), st.sampled_from([">=", "<=", ">", "<", "="]), st.integers(0, 100)
)
alternatives = st.lists(st.lists(comparisons, min_size=1, max_size=3), min_size=1, max_size=3)
states = st.fixed_dictionaries({name: st.integers(0, 100) for name in PARAMETERS})

_yaml_marks = "ab: -\n\n>|'\"#&*!{}[]?,%@`~0159.+_e\t=<é’\ufeff\x00"
yaml_text = st.text(st.sampled_from(_yaml_marks), max_size=60)

level_points = st.lists(st.integers(0, 10), min_size=2, max_size=6)
curves = st.tuples(st.integers(1, 3), st.integers(1, 25)).flatmap(
    lambda size: st.lists(
        st.tuples(*[st.integers(0, 100)] * size[1]), min_size=size[0], max_size=size[0]
    )
)
"""The values of one to three parameters, all over the same turns."""


@st.composite
def scenarios(draw: st.DrawFn, *, fatal: bool = False) -> Scenario:
    """Return a random conversation that hangs together, loops included."""
    names = [f"s{number}" for number in range(draw(st.integers(1, 5)))]
    outcomes = st.sampled_from(["strong", "fair", "weak", "closed"])
    endings = [
        ending("einde-a", draw(outcomes), draw(st.none() | st.just("trust >= 60"))),
        ending("einde-b", draw(outcomes), "altijd"),
    ]
    goals = st.sampled_from([*names, "einde-a", "einde-b", BY_RULE])
    change = st.dictionaries(st.sampled_from(PARAMETERS), st.integers(-20, 20), max_size=3)
    scenes = [
        scene(
            name,
            *(
                reply(
                    f"{name}{letter}",
                    draw(goals),
                    quality=draw(st.integers(0, 3)),
                    effect=draw(change),
                    fatal=fatal and draw(st.booleans()),
                )
                for letter in "abc"[: draw(st.integers(2, 3))]
            ),
        )
        for name in names
    ]
    state = draw(states)
    try:
        return scenario(
            scenes=scenes, endings=endings, start="s0", characters={"sanne": character(**state)}
        )
    except ValidationError:
        reject()  # a conversation with a promise of secrecy that can only end strong


def walk(played: Scenario, steps: list[int]) -> tuple[str, ...]:
    """Return the replies that someone gives who picks by these numbers, up to the end."""
    board: Board = Board(played)
    chosen, moment = [], board.first
    for step in steps:
        offered = board.offered(moment)
        if not offered:
            break
        given = offered[step % len(offered)]
        chosen.append(given.id)
        moment = board.after(moment, given)
    return tuple(chosen)


steps = st.lists(st.integers(0, 11), max_size=40)

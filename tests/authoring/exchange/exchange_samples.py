"""Scenarios with everything a format may meet, and what is equal after a journey."""

import re
from datetime import date
from typing import Any

from builders import character, ending, reply, scenario_fields, scene
from hypothesis import reject
from hypothesis import strategies as st
from pydantic import ValidationError

from mentoring_lib.authoring.exchange.exchange import exported
from mentoring_lib.authoring.exchange.model import Format, Imported
from mentoring_lib.authoring.exchange.twee_read import from_twee
from mentoring_lib.authoring.exchange.uudsl_read import from_uudsl
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.domain.script import BY_RULE, ONWARD, SUBJECTS
from mentoring_lib.practice.board import Board

TODAY = date(2026, 1, 5)
READ = {Format.UUDSL: from_uudsl, Format.TWEE: from_twee}
NAME = re.compile(r"[a-z_][a-z0-9_]*(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?")

CONDITIONS = [
    "trust >= 60", "not told", "told", "mood = boos", "mood != blij", "60 > tension",
    "trust >= 40 and (told or tension <= 50)", "not (trust >= 40 and tension <= 50)",
    "groep.rust <= 3", "sanne.trust > 20 or mood = boos and not told", "trust = 50",
    "trust - tension >= 10", "trust > tension", "max(trust, 40) >= 60", "trust >= 64.5",
]  # fmt: skip
MEASURES = [
    "trust", "percent(rust)", "100 - 25 * count(probe)", "(trust + 100 - tension) / 2",
    "if(told, 80, trust / 2)", "max(trust, 30)", "trust - (tension - 10)", "-trust + 100",
]  # fmt: skip
EFFECTS = {
    "trust": [8, -3, "=40", 0], "sanne.tension": [-20, 20], "told": [True, False],
    "mood": ["boos", "blij"], "groep.rust": [2, "=5", -10],
}  # fmt: skip
TEXTS = [
    "Ik zie dat je schrikt.", "Wat <wil> je & hoe?", "Zeg het [nu] -> of | nooit.", "[stilte]",
    "Sanne: wat is er? Kijk me aan.", ":: raar", "Eerst dit.\n\nEn dan dat.", "«Ja» zei ze: ‘nee’.",
    "# geen opmerking", "- een streepje", "50% {of} meer", "'t is wat", "[[link]]", "Terugblik: ja",
]  # fmt: skip

condition = st.sampled_from(CONDITIONS)
text = st.sampled_from(TEXTS) | st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=20
)
effects = st.dictionaries(st.sampled_from(sorted(EFFECTS)), st.integers(0, 3), max_size=3).map(
    lambda chosen: {name: EFFECTS[name][at % len(EFFECTS[name])] for name, at in chosen.items()}
)


@st.composite
def said(draw: st.DrawFn, name: str, places: list[str]) -> dict[str, Any]:
    """Return a reply that may do everything a reply can."""
    others = st.fixed_dictionaries({"speaker": st.sampled_from(["sanne", "vader"]), "says": text})
    extra = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "when": condition,
                "reaction": text,
                "thought": text,
                "reactions": st.lists(others, max_size=2),
                "also_said": st.lists(text, max_size=2),
                "shows": st.just(["zien"]),
                "move": st.sampled_from(["open_question", "silence", "advise_with_permission"]),
            },
        )
    )
    ways = st.fixed_dictionaries({"when": condition, "leads_to": st.sampled_from(places)})
    return reply(
        name,
        draw(st.sampled_from(places)),
        says=draw(text),
        effect=draw(effects),
        branches=draw(st.lists(ways, max_size=2)),
        quality=draw(st.integers(0, 3)),
        **extra,
    )


@st.composite
def rich_scenarios(draw: st.DrawFn) -> Scenario:
    """Return a scenario with parameters, conditions, branches and perhaps subjects."""
    subjects = draw(st.lists(st.sampled_from(["een", "twee", "3e-punt"]), unique=True, max_size=3))
    scenes = []
    for owner in [None, *subjects]:
        own = [f"{owner or 's'}-{number}" for number in range(draw(st.integers(1, 3)))]
        places = [*own, BY_RULE, "einde-a", "einde-c", *([SUBJECTS] if subjects else [])]
        for name in own:
            replies = [draw(said(f"{name}{letter}", places)) for letter in "ab"]
            others = [{"speaker": "vader", "emotion": "moe", "says": draw(text)}]
            extra = {"others": others} if draw(st.booleans()) else {}
            free = bool(owner) and draw(st.booleans())
            scenes.append(scene(name, *replies, subject=owner, interleave=free, **extra))
    fields = scenario_fields(
        title=draw(text.filter(lambda made: "\n" not in made)),
        parameters={
            "told": {"kind": "flag", "label": "het is verteld"},
            "mood": {"kind": "choice", "label": "bui", "options": {"boos": "Boos", "blij": "Blij"}},
            "rust": {"kind": "number", "label": "rust", "lowest": -5, "highest": 10},
        },
        group={"rust": 2},
        characters={
            "sanne": character(trust=50, tension=40, told=False, mood="boos"),
            "vader": character("Vader", ownership=30),
        },
        start="s-0",
        scenes=scenes,
        goals=[{"id": "zien", "text": "Je ziet het.", "measure": draw(st.sampled_from(MEASURES))}],
        endings=[
            ending("einde-a", "weak"),
            ending("einde-b", "strong", draw(condition)),
            ending("einde-c", "fair", draw(condition)),
            ending("einde-d", "closed", "altijd"),
        ],
        **_subjects(draw, subjects),
    )
    try:
        return Scenario.model_validate(fields)
    except ValidationError:
        reject()


def _subjects(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    if not names:
        return {}
    return {
        "subjects": [
            {
                "id": name,
                "title": f"Over {name}",
                "level": draw(st.integers(1, 3)),
                "optional": draw(st.booleans()),
                "atomic": draw(st.booleans()),
                "opening": reply(f"open-{name}", f"{name}-0", effect=draw(effects)),
                "returning": reply(f"terug-{name}", ONWARD, thought="Ah."),
            }
            for name in names
        ],
        "pause": {"phase": "doel", "speaker": "sanne", "emotion": "kalm", "says": "En nu?"},
        "rounding_off": reply("afronden", ONWARD),
    }


def journey(played: Scenario, form: Format) -> Imported:
    """Return the scenario after it went to a format and back."""
    text_ = exported(played, form, on=TODAY).text
    return READ[form](text_.encode(), f"proef.{form}")


def written_out(played: Scenario, value: Any, key: str = "") -> Any:
    """Return fields with each parameter by its whole name, as an author may write it shorter."""
    names = played.parameter_names()

    def whole(found: str) -> str:
        return ".".join(names[found]) if found in names else found

    if isinstance(value, dict):
        return {
            whole(name) if key == "effect" else name: written_out(played, each, name)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [written_out(played, each, key) for each in value]
    if key in {"when", "measure"} and isinstance(value, str):
        return NAME.sub(lambda found: whole(found.group()), value)
    return value


def by_name(played: Scenario, *left_out: str) -> dict[str, Any]:
    """Return all of a scenario, its scenes by name, without these keys."""

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name not in left_out}
        return [without(each) for each in value] if isinstance(value, list) else value

    fields = without(written_out(played, played.model_dump(mode="json")))
    return {**fields, "scenes": {each["id"]: each for each in fields["scenes"]}}


def talk(played: Scenario, steps: list[int]) -> list[Any]:
    """Return what could be said at each turn of a talk, and how it ended."""
    board = Board(played)
    moment, seen = board.first, []
    for step in steps:
        offered = [each.id for each in board.offered(moment)]
        seen.append(offered)
        if not offered:
            break
        chosen = next(
            each for each in board.offered(moment) if each.id == offered[step % len(offered)]
        )
        moment = board.after(moment, chosen)
    found = board.found(moment)
    ruled = [each.id for each in played.endings if each.when and each.when.holds(found)]
    return [*seen, moment.at, found, ruled[:1]]

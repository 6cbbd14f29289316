"""Twelve simulated mentors: what each answers, and the points that this must earn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

FULL = {
    "opening": 3.0,
    "eigenaarschap": 3.0,
    "groei-volgorde": 4.0,
    "uitspraken": 5.0,
    "drie-domeinen": 3.0,
    "doel": 3.0,
    "vraag": 3.0,
    "afspraak": 4.0,
    "gesprek": 10.0,
}
"""The most a machine can give, by item; the reflection is judged by the trainer."""

NOT_ANSWERED = object()


@dataclass(frozen=True)
class Mentor:
    """One simulated mentor.

    Attributes:
        name: As the trainer knows them.
        answers: What differs from the worked answer, by item.
        points: What differs from full points, by item; counted by hand.
        judged: What the trainer gives for the reflection, of 12.
    """

    name: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=dict)
    judged: float | None = None

    @property
    def expected(self) -> dict[str, float]:
        """Return the machine's points by item."""
        return {**FULL, **self.points}


MENTORS = (
    Mentor("Anna de Wit", judged=11),
    Mentor(
        "Leeg Blad", dict.fromkeys([*FULL, "terugblik"], NOT_ANSWERED), dict.fromkeys(FULL, 0.0)
    ),
    Mentor("Bas Tips", {"opening": "a"}, {"opening": 0.0}, judged=6),
    Mentor(
        "Carla Vriendelijk",
        {"opening": "b", "eigenaarschap": ["k1", "k4", "k6"]},
        {"opening": 1.5, "eigenaarschap": 1.0},
        judged=8.5,
    ),
    # Six reactions ticked: three right, three wrong.
    Mentor(
        "Dirk Alles",
        {"eigenaarschap": ["k1", "k2", "k3", "k4", "k5", "k6"]},
        {"eigenaarschap": 0.0},
        judged=7,
    ),
    # Two right, none wrong: 3 * 2/3.
    Mentor("Els Voorzichtig", {"eigenaarschap": ["k1", "k5"]}, {"eigenaarschap": 2.0}, judged=9),
    # Reversed, and one card out of place: 4 * 0/4 and 4 * 3/4.
    Mentor(
        "Fatima Achterom",
        {"groei-volgorde": ["k02", "k04", "k01", "k05", "k03"]},
        {"groei-volgorde": 0.0},
        judged=5,
    ),
    Mentor(
        "Guus Haast",
        {"groei-volgorde": ["k03", "k01", "k05", "k04", "k02"]},
        {"groei-volgorde": 3.0},
        judged=10,
    ),
    # Half of the cards were laid, of which all ten fit: 5 * 10/20.
    Mentor(
        "Hanna Half",
        {
            "uitspraken": {
                "k01": "realiteit",
                "k02": "inzet",
                "k03": "opties",
                "k04": "gewenst",
                "k05": "opties",
                "k06": "realiteit",
                "k07": "gewenst",
                "k08": "opties",
                "k09": "eigen-keuze",
                "k10": "opties",
            },
            "drie-domeinen": {"k01": "sociale-doelen", "k04": "sociale-doelen"},
        },
        {"uitspraken": 2.5, "drie-domeinen": 1.0},
        judged=4.5,
    ),
    # First person, eight words and nothing vague, but no moment; one question, but a closed one.
    Mentor(
        "Ilse Kort",
        {
            "doel": "Ik maak zelf de opgaven van scheikunde helemaal af.",
            "vraag": "Heb je hulp gevraagd?",
            "afspraak": {"wie": "Zahra", "wat": "tas inpakken", "wanneer": "", "hindernis": ""},
        },
        {"doel": 2.0, "vraag": 2.0, "afspraak": 2.0},
        judged=12,
    ),
    # A strong talk with a promise of secrecy: at most 60 per cent.
    Mentor(
        "Jan Belofte",
        {"gesprek": ["s01-f", "s02-d", "s03-g", "s06-c", "s08-r", "s09-v", "s11-m", "s12-n"]},
        {"gesprek": 6.0},
        judged=8,
    ),
    # Broken off after two of eight strong turns: 10 * 6/24.
    Mentor(
        "Kim Halverwege",
        {"gesprek": ["s01-f", "s02-d"], "terugblik": NOT_ANSWERED},
        {"gesprek": 2.5},
    ),
)

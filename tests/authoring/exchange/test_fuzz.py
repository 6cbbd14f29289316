"""Damaged files give a scenario or a Dutch error, and nothing else."""

import json
import random
import time

import pytest
from authoring.exchange.exchange_samples import READ, TODAY
from builders import shipped_scenarios

from mentoring_lib.authoring.exchange.exchange import exported
from mentoring_lib.authoring.exchange.ink_read import from_ink
from mentoring_lib.authoring.exchange.model import Format
from mentoring_lib.domain.scenario import Scenario
from mentoring_lib.errors import MentoringError

WORDS = [
    b"<", b">", b"&", b'"', b"</text>", b"::", b"[[", b"]]", b"->", b"{", b"}", b"[", b"]", b"null",
    b"\0", b"\xff", b"\xc3", b"-1", b"99999999999", b"1e400", b"true", b"<!DOCTYPE x>", b"&#0;",
    b"einde", b"verder", b"onderwerpen", b"\n", b" ", b"\xe2\x80\xa8", b'idref="x"', b"\\u0000",
    b"n.1", b"scene.", b"rule.", b"way.", b'"^"', b'"ev"', b'"*"', b"NaN", b"\xed\xa0\x80",
]  # fmt: skip
INK = json.dumps(
    {
        "inkVersion": 21,
        "root": [
            [{"->": "begin"}, ["done", {"#n": "g-0"}], None],
            "done",
            {
                "begin": [
                    [
                        "^Noor (stil): Gaat het over mijn cijfers?", "\n",
                        "ev", "str", "^Ja.", "/str", "/ev", {"*": ".^.c-0", "flg": 20},
                        "ev", "str", "^Nee.", "/str", "ev",
                        {"VAR?": "rust"}, 3, ">", "/ev", {"*": ".^.c-1", "flg": 21},
                        {"c-0": ["^ Oké.", "\n", {"->": "slot"}, None], "c-1": ["end", None]},
                    ],
                    None,
                ],
                "slot": ["^Noor gaat weg.", "\n", "end", None],
            },
        ],
    }
)  # fmt: skip
SEEDS = {
    name: shipped_scenarios()[f"content/{name}.yaml"]
    for name in ("stuur-maar-een-mail", "resultaten-zakken", "onrust-na-de-pauze")
}


def damaged(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 4, 12])):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + chance.choice([1, 3, 20, 400])]
            case 2:
                made[at:at] = chance.choice(WORDS)
            case 3:
                begin = chance.randrange(len(made) + 1)
                made[at:at] = made[begin : begin + chance.choice([5, 60, 700])]
            case 4:
                _swap_attribute(made, at, chance)
            case 5:
                made[at : at + 3] = str(chance.choice([-1, 0, 3, 10**7])).encode()
    return bytes(made)


def _swap_attribute(made: bytearray, at: int, chance: random.Random) -> None:
    """Put a text between quotes in the place of another, so that the form stays whole."""
    begin = made.find(b'"', at)
    end = made.find(b'"', begin + 1)
    other = made.find(b'"', chance.randrange(len(made) + 1))
    stop = made.find(b'"', other + 1)
    if 0 <= begin < end and 0 <= other < stop:
        made[begin : end + 1] = made[other : stop + 1]


def run(form: Format, times: int, seed: int) -> dict[str, int]:
    """Read damaged files; return how many were refused, and how many became a scenario."""
    chance = random.Random(seed)
    read = READ.get(form, from_ink)
    whole = [INK] if form is Format.INK else [
        exported(each, form, on=TODAY).text for each in SEEDS.values()
    ]  # fmt: skip
    counted = {"refused": 0, "scenario": 0}
    for _ in range(times):
        content = damaged(chance.choice(whole).encode(), chance)
        begun = time.perf_counter()
        try:
            made = read(content, "proef")
        except MentoringError:
            counted["refused"] += 1
        else:
            assert isinstance(made.scenario, Scenario)
            counted["scenario"] += 1
        assert time.perf_counter() - begun < 5
    return counted


@pytest.mark.parametrize("form", Format)
def test_a_damaged_file_gives_a_scenario_or_a_dutch_error(form):
    counted = run(form, 120, seed=3)

    assert min(counted.values()) > 0


@pytest.mark.slow
@pytest.mark.parametrize("form", Format)
def test_thousands_of_damaged_files_give_a_scenario_or_a_dutch_error(form):
    counted = run(form, 1_500, seed=20260105)

    assert sum(counted.values()) == 1_500
    assert min(counted.values()) > 0

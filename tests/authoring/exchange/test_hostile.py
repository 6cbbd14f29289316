"""Files made to hang or fill the machine give a Dutch error within bounds."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from authoring.exchange.exchange_samples import TODAY
from builders import scenario

from mentoring_lib.authoring.exchange.exchange import exported, imported
from mentoring_lib.authoring.exchange.ink_read import from_ink
from mentoring_lib.authoring.exchange.model import ExchangeError, Format
from mentoring_lib.authoring.exchange.twee_read import from_twee
from mentoring_lib.authoring.exchange.uudsl_read import from_uudsl

MOST_SECONDS = 5
MOST_BYTES = 300 * 2**20

UUDSL = exported(scenario(), Format.UUDSL, on=TODAY).text
TWEE = exported(scenario(), Format.TWEE, on=TODAY).text
BODY = UUDSL.partition("\n")[2]
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(12)
)
STATEMENT = (
    '<playerStatement id="{id}"><text>Ja.</text><parameterEffects><userDefined/><fixed/>'
    '</parameterEffects><propertyValues/><responses><response idref="{to}"/></responses>'
    "</playerStatement>"
)


def talk(statements: str, start: str = "a0") -> str:
    return (
        "<scenario><definitions><characters/><parameters><userDefined/><fixed/></parameters>"
        "</definitions><metadata><name>N</name></metadata><sequence><interleave><dialogue "
        f'id="d" optional="false"><subject>S</subject><starts><start idref="{start}"/></starts>'
        f"<statements>{statements}</statements></dialogue></interleave></sequence></scenario>"
    )


def chained(number: int) -> str:
    return talk("".join(STATEMENT.format(id=f"a{n}", to=f"a{n + 1}") for n in range(number)))


def deep_ink(number: int) -> str:
    return '{"inkVersion":21,"root":' + "[" * number + "]" * number + "}"


HOSTILE: dict[str, bytes] = {
    "entity-bomb.xml": f"<!DOCTYPE x [{LAUGHS}]><scenario>&l11;</scenario>".encode(),
    "quadratic.xml": (
        f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]><scenario>{"&a;" * 10_000}</scenario>'
    ).encode(),
    "outside.xml": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><scenario>&f;</scenario>',
    "outside-dtd.xml": b'<!DOCTYPE scenario SYSTEM "http://127.0.0.1:9/x.dtd"><scenario/>',
    "million.xml": b"<scenario>" + b"<a/>" * 1_000_000 + b"</scenario>",
    "deep.xml": b"<a>" * 100_000 + b"</a>" * 100_000,
    "long-text.xml": b"<scenario>" + b"a" * 9_000_000 + b"</scenario>",
    "attributes.xml": (
        "<scenario " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>"
    ).encode(),
    "nul.xml": UUDSL.replace("Klapt", "Kla\0pt").encode(),
    "nul.twee": TWEE.replace("Klapt", "Kla\0pt").encode(),
    "half.xml": UUDSL[: len(UUDSL) // 2].encode(),
    "latin.xml": UUDSL.replace("Klapt", "Kläpt").encode("latin-1"),
    "latin.twee": TWEE.replace("Klapt", "Kläpt").encode("latin-1"),
    "unknown-encoding.xml": b'<?xml version="1.0" encoding="klingon"?><scenario/>',
    "twice.xml": talk(STATEMENT.format(id="a0", to="a0") * 2).encode(),
    "nowhere.xml": talk(STATEMENT.format(id="a0", to="weg")).encode(),
    "chain.xml": chained(50_000).encode(),
    "fan.xml": talk(
        "".join(
            STATEMENT.format(id=f"a{n}", to="a0").replace(
                '<response idref="a0"/>', '<response idref="a0"/><response idref="a1"/>' * 30
            )
            for n in range(2_000)
        )
    ).encode(),
    "passages.twee": "".join(f":: p{n}\n[[x->p{n + 1}]]\n" for n in range(150_000)).encode(),
    "open-links.twee": (":: Start\n" + "[[" * 1_400_000).encode(),
    "links.twee": (":: Start\n" + "[[a->b]]" * 300_000).encode(),
    "twice.twee": b":: a\n[[b]]\n:: a\n[[b]]\n",
    "nameless.twee": b"::\n[[b]]\n",
    "no-passage.twee": b"Hallo\n",
    "broken-data.twee": b':: a\n[[b]]\n[[c]]\n:: D [mentoring-data]\n{"slug": 3\n',
    "deep-data.twee": b":: a\n[[b]]\n:: D [mentoring-data]\n" + b"[" * 100_000,
    "deep.json": deep_ink(100_000).encode(),
    "deeper-than-read.json": deep_ink(300).encode(),
    "wide.json": b'{"inkVersion":21,"root":[' + b"[]," * 900_000 + b"null]}",
    "round.json": json.dumps(
        {"inkVersion": 21, "root": [["^a", {"->": "0.0"}, None], None]}
    ).encode(),
    "text.json": b'{"inkVersion": "nee"}',
    "no-ink.json": b"[1, 2]",
    "empty.xml": b"",
    "spaces.twee": b"  \n ",
    "other.xml": b"<html/>",
    "picture.png": bytes(range(256)) * 100,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_a_dutch_error_with_a_place_and_a_remedy(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])

    with pytest.raises(ExchangeError) as caught:
        imported(path)

    assert caught.value.place.startswith(name)
    assert caught.value.problem
    assert caught.value.remedy


_BOUNDED = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_DATA, ({most}, {most}))
from pathlib import Path
from mentoring_lib.authoring.exchange.exchange import imported
from mentoring_lib.errors import MentoringError
for path in sorted(Path(sys.argv[1]).iterdir()):
    begun = time.perf_counter()
    try:
        imported(path)
    except MentoringError:
        pass
    took = time.perf_counter() - begun
    if took > {seconds}:
        print(path.name, took)
"""


@pytest.mark.slow
def test_no_hostile_file_takes_more_than_its_share_of_time_and_memory(tmp_path):
    for name, content in HOSTILE.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "huge.xml").open("wb") as stream:
        stream.truncate(200_000_000)
    program = _BOUNDED.format(most=MOST_BYTES, seconds=MOST_SECONDS)

    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert done.stdout == ""
    assert done.returncode == 0, done.stderr
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 2 * MOST_BYTES


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(ExchangeError, match="niet"):
        imported(tmp_path / "weg.xml")


@pytest.mark.parametrize("signs", ["utf-16", "utf-8-sig"])
def test_other_encodings_with_a_mark_are_read(signs, tmp_path):
    for form, text in (("uudsl", UUDSL), ("twee", TWEE)):
        path = tmp_path / f"proef.{form}"
        path.write_bytes(text.replace('encoding="UTF-8"', "").encode(signs))

        assert imported(path).scenario == scenario()


def test_circles_end():
    circle = talk(STATEMENT.format(id="a0", to="a1") + STATEMENT.format(id="a1", to="a0"))
    story = b":: Start\n[[a]]\n:: a\n[[b]]\n:: b\n[[a]]\n"
    ink = json.dumps({"inkVersion": 21, "root": [{"->": "a"}, {"a": ["^x", {"->": "a"}, None]}]})

    assert len(from_uudsl(circle.encode(), "x.xml").scenario.scenes) == 3
    for read, content in ((from_twee, story), (from_ink, ink.encode())):
        assert read(content, "x").scenario.scenes

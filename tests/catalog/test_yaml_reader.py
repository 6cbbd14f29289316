import time

import pytest
from builders import content_file
from hypothesis import given, settings
from strategies import yaml_text

from mentoring_lib.catalog.yaml_reader import LARGEST, read
from mentoring_lib.domain.values import BlockText
from mentoring_lib.errors import ContentError

TRAPS = [
    "'s Ochtends is het druk.",
    "'t Is stil.",
    "Groep #3 luisterde niet.",
    "Mentor: hoe ging het?",
    '"Wat wil je?" vroeg ze.',
    "[lacht] ik weet het niet",
    "{naam} zegt niets",
    "*nadruk* op het eerste woord",
    "- rust",
    "@sanne",
    "%5 van de klas",
    "? nou ja",
    "! let op",
    "& verder",
    "`citaat`",
    "| streep",
    "no",
    "on",
    "null",
    "12:30",
    "1,5",
    "0",
    "true",
    "# geen opmerking",
    "--- streepjes",
    "<<: samen",
    "“Zo’n les?” zei ze: ‘ja…’",
]


def _written(folder, text):
    return read(content_file(folder, "proef.yaml", text))


@pytest.mark.parametrize("sign", [">", "|", ">-"])
@pytest.mark.parametrize("trap", TRAPS)
def test_text_in_a_block_is_read_exactly_as_it_was_typed(trap, sign, tmp_path):
    text = _written(tmp_path, f"says: {sign}\n  {trap}\nna: 1\n").content["says"]

    assert text.rstrip("\n") == trap
    assert isinstance(text, BlockText)


@pytest.mark.parametrize("trap", TRAPS)
def test_text_on_the_line_of_its_name_is_never_taken_for_a_block(trap, tmp_path):
    try:
        content = _written(tmp_path, f"eerst: 1\nsays: {trap}\n").content
    except ContentError as error:
        content, refusal = None, error
    else:
        refusal = None

    if refusal is None:
        assert not isinstance(content["says"], BlockText)
    else:
        assert refusal.place == "proef.yaml:2"
        assert refusal.problem == "Hier klopt de opmaak niet."
        assert "Zet ‘>’ achter de dubbele punt" in refusal.remedy


def test_lines_of_a_block_fold_to_one_and_a_blank_line_stays(tmp_path):
    text = _written(tmp_path, "says: >\n  Eerste zin.\n  Tweede zin.\n\n  Alinea.\n").content[
        "says"
    ]

    assert text == "Eerste zin. Tweede zin.\nAlinea.\n"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-4", -4),
        ("+8", 8),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1,5", "1,5"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1e3", "1e3"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("true", True),
        ("no", "no"),
        ("on", "on"),
        ("~", None),
        ("", None),
        ("2026-01-05", "2026-01-05"),
        ("'12'", "12"),
    ],
)
def test_a_value_on_one_line_is_what_a_dutch_author_means(written, value, tmp_path):
    content = _written(tmp_path, f"waarde: {written}\n").content

    assert content == {"waarde": value}
    assert type(content["waarde"]) is type(value)


def test_every_place_knows_its_line(tmp_path):
    document = _written(
        tmp_path, "# uitleg\nslug: x\nscenes:\n\n  - id: s1\n    says: >\n      Hoi.\n  - id: s2\n"
    )

    assert document.line(("slug",)) == 2
    assert document.line(("scenes", 0, "id")) == 5
    assert document.line(("scenes", 0, "says")) == 6
    assert document.line(("scenes", 1, "id")) == 8


def test_a_place_that_was_not_written_has_the_line_of_the_nearest_that_was(tmp_path):
    document = _written(tmp_path, "slug: x\nscenes:\n  - id: s1\n")

    assert document.line(("scenes", 0, "says")) == 3
    assert document.line(("debrief", 0)) == 1


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("slug: x\nslug: y\n", 2, "‘slug’ staat hier twee keer."),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4, "‘b’ staat hier twee keer."),
        ('slug: x\nsays: "niet af\nna: 1\n', 2, "Hier klopt de opmaak niet."),
        ("slug: x\nsays: 'niet af\nna: 1\n", 2, "Hier klopt de opmaak niet."),
        ("slug: x\n\tsays: y\n", 2, "Hier klopt de opmaak niet."),
        ("a: 1\n---\nb: 2\n", 2, "Hier klopt de opmaak niet."),
        ("a: &stuk 1\nb: *stuk\n", 1, "Dit verwijst naar een ander stuk (& of *)"),
        ("a: &stuk {c: 1}\nb:\n  <<: *stuk\n", 1, "Dit verwijst naar een ander stuk (& of *)"),
        ("a: &ik\n  b: *ik\n", 1, "Dit verwijst naar een ander stuk (& of *)"),
        ("a: *nergens\n", 1, "Hier klopt de opmaak niet."),
        ("a: \x07\n", 1, "Dit bestand is geen leesbare YAML."),
    ],
    ids=[
        "twice", "twice-inside", "double-quote", "quote", "tab", "two-documents", "alias",
        "merge", "itself", "unknown-alias", "bell",
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_dutch_with_its_line(text, line, problem, tmp_path):
    with pytest.raises(ContentError) as caught:
        _written(tmp_path, text)

    assert problem in caught.value.problem
    assert caught.value.place == f"proef.yaml:{line}"
    assert caught.value.remedy


def test_aliases_that_multiply_are_refused_before_they_grow(tmp_path):
    layers = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 12))

    started = time.process_time()
    with pytest.raises(ContentError, match="verwijst naar een ander stuk"):
        _written(tmp_path, f"l0: &l0 [lol]\n{layers}\n")

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        "a:\n" + "".join(f"{' ' * n}a:\n" for n in range(1, 60)),
        "a: " + "[" * 60 + "]" * 60,
        "- " * 60 + "x",
        "[" * 20_000,
        "{" * 20_000,
        "- " * 20_000,
        "? " * 20_000,
    ],
    ids=["names", "lists", "dashes", "open-lists", "open-maps", "many-dashes", "questions"],
)
def test_a_file_that_is_nested_too_deep_is_refused_in_bounded_time(text, tmp_path):
    started = time.process_time()
    with pytest.raises(ContentError):
        _written(tmp_path, text)

    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "raw",
    [
        "title: Café\n".encode("latin-1"),
        "title: x\n".encode("utf-16"),
        b"\xff\xfe\x00",
        b"PK\x03\x04\x8b",
    ],
    ids=["latin-1", "utf-16", "bytes", "zip"],
)
def test_a_file_in_another_encoding_is_refused_with_the_one_to_use(raw, tmp_path):
    path = tmp_path / "proef.yaml"
    path.write_bytes(raw)

    with pytest.raises(ContentError) as caught:
        read(path)

    assert caught.value.place == "proef.yaml:1"
    assert "UTF-8" in caught.value.remedy


def test_a_file_that_windows_saved_reads_the_same(tmp_path):
    path = tmp_path / "proef.yaml"
    path.write_bytes("\ufeffsays: >\r\n  Eén zin.\r\n  Nog één.\r\n".encode())

    assert read(path).content == {"says": "Eén zin. Nog één.\n"}


def test_a_file_larger_than_a_person_writes_is_refused_unread(tmp_path):
    started = time.process_time()
    with pytest.raises(ContentError) as caught:
        _written(tmp_path, "a: >\n" + "  x\n" * (LARGEST // 4))

    assert caught.value.problem == "Het bestand is groter dan 2 MB."
    assert time.process_time() - started < 1


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path):
    for path in (tmp_path / "weg.yaml", tmp_path):
        with pytest.raises(ContentError, match="kan niet gelezen worden"):
            read(path)


@pytest.mark.parametrize("number", ["9" * 5000, "!!int '--5'", "!!float '-+5'", "!!int 'x'"])
def test_a_number_that_is_none_is_no_crash(number, tmp_path):
    try:
        _written(tmp_path, f"points: {number}\n")
    except ContentError as error:
        assert error.place == "proef.yaml:1"  # noqa: PT017 - a refusal is one of two right answers


@settings(max_examples=300)
@given(text=yaml_text)
def test_any_text_is_read_or_refused_in_dutch(text, tmp_path):
    try:
        _written(tmp_path, text)
    except ContentError as error:
        assert error.place.startswith("proef.yaml:")  # noqa: PT017 - the error is what is checked

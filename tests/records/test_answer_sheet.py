import json
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from builders import NOON, SLUG, sheet
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import json_values, plain_json

from mentoring_lib.errors import AnswerSheetError
from mentoring_lib.records.answer_sheet import LARGEST, AnswerSheet, read, store, store_answer
from mentoring_lib.records.files import write_atomically

WRITER = """
import sys, itertools
from datetime import UTC, datetime
from pathlib import Path
from mentoring_lib.records.answer_sheet import store_answer
path = Path(sys.argv[1])
for n in itertools.count():
    text = f"{n} " * (200_000 if n % 2 else 10)
    store_answer(path, "04-klapt-dicht", "tekst", "text", text, now=datetime.now(UTC))
    print(n, flush=True)
"""


@given(
    answers=st.dictionaries(
        st.text(max_size=10),
        st.fixed_dictionaries({"kind": st.just("text"), "value": plain_json}),
        max_size=4,
    ),
    other=st.dictionaries(st.text("xyz_", min_size=1, max_size=6), plain_json, max_size=3),
)
def test_a_sheet_that_is_stored_and_read_again_is_the_same(answers, other, tmp_path):
    made = AnswerSheet(SLUG, answers, other)
    store(tmp_path / "antwoorden.json", made)

    assert read(tmp_path / "antwoorden.json", SLUG) == made


def test_a_sheet_that_is_not_there_is_an_empty_one(tmp_path):
    assert read(tmp_path / "antwoorden.json", SLUG) == AnswerSheet(SLUG)


def test_an_answer_has_its_kind_its_value_and_its_moment():
    made = AnswerSheet(SLUG).with_answer("doel", "text", "Ik wil.", now=NOON)

    assert made.answers == {
        "doel": {"kind": "text", "value": "Ik wil.", "saved_at": "2026-01-05T12:00:00+00:00"}
    }
    assert made.value("doel") == "Ik wil."
    assert made.value("vraag") is None


def test_answering_leaves_the_earlier_sheet_and_the_other_answers_as_they_were():
    first = sheet(de_choice="a")
    second = first.with_answer("vraag", "text", "Hoe?", now=NOON)
    third = second.with_answer("vraag", "text", "Wat?", now=NOON + timedelta(minutes=1))

    assert first == sheet(de_choice="a")
    assert second.value("vraag") == "Hoe?"
    assert third.value("vraag") == "Wat?"
    assert third.value("de_choice") == "a"


def test_what_a_later_version_added_survives_a_save(tmp_path):
    path = tmp_path / "antwoorden.json"
    stored = {
        "schema": 1,
        "assignment": SLUG,
        "device": {"tablet": True},
        "answers": {
            "doel": {"kind": "text", "value": "oud", "saved_at": "x", "drafts": ["eerder"]}
        },
    }
    path.write_text(json.dumps(stored), encoding="utf-8")

    store_answer(path, SLUG, "doel", "text", "nieuw", now=NOON)
    store_answer(path, SLUG, "vraag", "text", "Hoe?", now=NOON)

    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["device"] == {"tablet": True}
    assert kept["answers"]["doel"]["drafts"] == ["eerder"]
    assert kept["answers"]["doel"]["value"] == "nieuw"


def test_two_windows_on_one_exercise_keep_each_other_s_answers(tmp_path):
    path = tmp_path / "antwoorden.json"
    store_answer(path, SLUG, "doel", "text", "links", now=NOON)
    store_answer(path, SLUG, "vraag", "text", "rechts", now=NOON)

    assert set(read(path, SLUG).answers) == {"doel", "vraag"}


def test_dutch_letters_stand_readable_in_the_file(tmp_path):
    store_answer(tmp_path / "a.json", SLUG, "doel", "text", "Zoë’s idee — één", now=NOON)

    assert "Zoë’s idee — één" in (tmp_path / "a.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "beschadigd"),
        ("geen json", "beschadigd"),
        ("[" * 100_000, "beschadigd"),
        (
            '{"schema": 1, "assignment": "04-klapt-dicht", "answers": {"a": ' + "9" * 5000 + "}}",
            "beschadigd",
        ),
        ("[]", "geen antwoordblad"),
        ("null", "geen antwoordblad"),
        ("5", "geen antwoordblad"),
        ("{}", "geen antwoordblad"),
        ('{"schema": 1, "assignment": "04-klapt-dicht"}', "geen antwoordblad"),
        ('{"schema": 1, "assignment": "04-klapt-dicht", "answers": []}', "geen antwoordblad"),
        ('{"schema": 1, "assignment": "01-start", "answers": {}}', "hoort niet bij 04-klapt-dicht"),
        ('{"schema": 1, "answers": {}}', "hoort niet bij 04-klapt-dicht"),
        ('{"schema": 2, "assignment": "04-klapt-dicht", "answers": {}}', "nieuwere versie"),
        ('{"schema": "1", "assignment": "04-klapt-dicht", "answers": {}}', "versie"),
    ],
    ids=[
        "empty",
        "words",
        "deep",
        "digits",
        "list",
        "null",
        "number",
        "bare",
        "no-answers",
        "answers-list",
        "foreign",
        "nameless",
        "newer",
        "schema-text",
    ],
)
def test_a_sheet_that_cannot_be_used_says_so_in_dutch(text, problem, tmp_path):
    path = tmp_path / "antwoorden.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(AnswerSheetError) as caught:
        read(path, SLUG)

    assert problem in caught.value.problem
    assert caught.value.place == "antwoorden.json"
    assert caught.value.remedy


def test_a_sheet_in_another_encoding_says_so_in_dutch(tmp_path):
    path = tmp_path / "antwoorden.json"
    path.write_bytes(sheet(doel="Zoë").text().encode("utf-16"))

    with pytest.raises(AnswerSheetError, match="beschadigd"):
        read(path, SLUG)


def test_a_sheet_cut_off_anywhere_is_never_taken_for_a_whole_one(tmp_path):
    path = tmp_path / "antwoorden.json"
    whole = sheet(doel="Zoë", vraag="Hoe?").text().strip().encode()

    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(AnswerSheetError):
            read(path, SLUG)


def test_a_huge_sheet_is_refused_unread(tmp_path):
    path = tmp_path / "antwoorden.json"
    path.write_bytes(b" " * (LARGEST + 1))

    with pytest.raises(AnswerSheetError, match="5 MB groot"):
        read(path, SLUG)


def test_an_unusable_sheet_is_not_overwritten_by_the_next_answer(tmp_path):
    path = tmp_path / "antwoorden.json"
    path.write_text('{"half": ', encoding="utf-8")

    with pytest.raises(AnswerSheetError):
        store_answer(path, SLUG, "doel", "text", "nieuw", now=NOON)

    assert path.read_text(encoding="utf-8") == '{"half": '


@given(content=json_values)
@example(content="half een teken: \ud800")
@example(content={"value": "\ud800"})
def test_any_json_is_a_sheet_that_can_be_answered_or_is_refused(content, tmp_path):
    path = tmp_path / "antwoorden.json"
    whole = {"schema": 1, "assignment": SLUG, "answers": {"doel": content}, "later": content}
    path.write_text(json.dumps(whole), encoding="utf-8")
    try:
        store_answer(path, SLUG, "vraag", "text", "Hoe?", now=NOON)
    except AnswerSheetError:
        return

    assert read(path, SLUG).value("vraag") == "Hoe?"


def test_the_trainer_s_tools_may_read_the_file_whatever_the_umask(tmp_path):
    path = tmp_path / "nieuw" / "antwoorden.json"
    before = os.umask(0o077)
    try:
        store(path, sheet(doel="x"))
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o644


def test_a_write_leaves_nothing_else_behind(tmp_path):
    write_atomically(tmp_path / "antwoorden.json", "eerst")
    write_atomically(tmp_path / "antwoorden.json", "daarna")

    assert [path.name for path in tmp_path.iterdir()] == ["antwoorden.json"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "antwoorden.json"
    write_atomically(path, "eerst")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "half \ud800")

    assert path.read_text(encoding="utf-8") == "eerst"
    assert [each.name for each in tmp_path.iterdir()] == ["antwoorden.json"]


@pytest.mark.parametrize("moment", [0.11, 0.23, 0.37])
def test_a_process_that_is_killed_while_it_writes_leaves_a_whole_sheet(moment, tmp_path):
    path = tmp_path / "antwoorden.json"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout.readline() == "0\n"
        until = time.monotonic() + moment
        while time.monotonic() < until:
            assert path.read_bytes().endswith(b"\n}\n")
        writer.send_signal(signal.SIGKILL)

    assert read(path, SLUG).value("tekst")


def test_many_notebooks_that_write_at_once_lose_no_answer(tmp_path):
    path = tmp_path / "antwoorden.json"
    writer = (
        "import sys\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from mentoring_lib.records.answer_sheet import store_answer\n"
        "who = sys.argv[2]\n"
        "for number in range(25):\n"
        "    item = f'{who}-{number}'\n"
        "    store_answer(Path(sys.argv[1]), 'proef', item, 'text', who, now=datetime.now(UTC))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", writer, str(path), who]) for who in ("a", "b", "c")
    ]

    assert [each.wait(60) for each in running] == [0, 0, 0]
    assert len(read(path, "proef").answers) == 75
    assert [each.name for each in tmp_path.iterdir()] == ["antwoorden.json"]


def test_a_lock_that_a_crash_left_behind_holds_nobody_up_for_long(tmp_path):
    path = tmp_path / "antwoorden.json"
    (tmp_path / ".antwoorden.json.lock").touch()

    store_answer(path, "proef", "doel", "text", "Ik", now=NOON)
    assert read(path, "proef").value("doel") == "Ik"
    assert not (tmp_path / ".antwoorden.json.lock").exists()

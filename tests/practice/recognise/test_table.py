import codecs
import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring_lib.errors import MentoringError
from mentoring_lib.practice.recognise.table import ADDED, label_table


def labelled(folder, stored):
    source, target = folder / "regels.csv", folder / "gelabeld.csv"
    source.write_bytes(stored)
    label_table(source, target)
    return target.read_bytes()


def rows_of(stored, delimiter=","):
    text = stored.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_the_rows_keep_their_order_and_their_own_columns(tmp_path):
    stored = b"nr,text,previous,les\n2,Hoe ging het?,,a\n1,Hm.,Ik liep weg.,b\n"
    rows = rows_of(labelled(tmp_path, stored))

    assert [(row["nr"], row["les"], row["label"]) for row in rows] == [
        ("2", "a", "open_vraag"),
        ("1", "b", "aanmoediging"),
    ]
    assert list(rows[0])[-4:] == list(ADDED)
    assert all(row["reason"] and row["form"] and row["confidence"] for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_what_spreadsheets_write_is_read(tmp_path, encoding, delimiter):
    stored = f"text{delimiter}previous\nHé, één vraag: hoe ging het?{delimiter}\n"
    if delimiter == ",":
        stored = stored.replace("Hé, één vraag: hoe ging het?", '"Hé, één vraag: hoe ging het?"')
    rows = rows_of(labelled(tmp_path, stored.encode(encoding)), delimiter)

    assert rows[0]["text"] == "Hé, één vraag: hoe ging het?"
    assert rows[0]["label"] == "open_vraag"


def test_a_line_break_in_a_cell_stays_there(tmp_path):
    rows = rows_of(labelled(tmp_path, b'text,nr\n"Hoe was\nje week?",7\n'))

    assert (rows[0]["text"], rows[0]["nr"]) == ("Hoe was\nje week?", "7")


def test_an_empty_text_is_told_and_nothing_stops(tmp_path):
    rows = rows_of(labelled(tmp_path, b"nr,text\n1,\n2,Hm.\n3\n"))

    assert [row["label"] for row in rows] == ["anders", "aanmoediging", "anders"]
    assert rows[0]["confidence"] == "laag"
    assert rows[0]["reason"] == "In deze regel staat geen tekst."


def test_a_label_of_a_person_is_kept_beside_ours(tmp_path):
    rows = rows_of(labelled(tmp_path, b"text,label\nHm.,anders\n"))

    assert (rows[0]["label_in"], rows[0]["label"]) == ("anders", "aanmoediging")


def test_without_a_previous_column_the_speakers_show_what_came_before(tmp_path):
    stored = (
        b"speaker,text\nleerling,Ik wil meer structuur.\nmentor,Hm.\n"
        b"mentor,Hoe ziet structuur eruit?\n"
    )

    assert rows_of(labelled(tmp_path, stored))[2]["label"] == "doorvraag"


def test_the_same_file_gives_the_same_bytes(tmp_path):
    stored = b"text\nHoe ging het?\nJe moet beginnen.\n"

    assert labelled(tmp_path, stored) == labelled(tmp_path, stored)


@pytest.mark.parametrize("stored", [b"", b"zin,spreker\nHm.,mentor\n"])
def test_without_a_column_text_the_remedy_is_told(tmp_path, stored):
    with pytest.raises(MentoringError) as caught:
        labelled(tmp_path, stored)

    assert caught.value.place == "regels.csv:1"
    assert "‘text’" in caught.value.problem
    assert "‘text’" in caught.value.remedy


def test_a_file_that_is_not_there_and_a_folder_that_is_not_there_are_told(tmp_path):
    source = tmp_path / "regels.csv"
    with pytest.raises(MentoringError, match="gelezen"):
        label_table(source, tmp_path / "uit.csv")
    source.write_text("text\nHm.\n")
    with pytest.raises(MentoringError, match="bewaard"):
        label_table(source, tmp_path / "nergens" / "uit.csv")


@given(st.binary(max_size=300))
def test_any_file_gives_a_table_or_a_dutch_error(tmp_path, stored):
    with contextlib.suppress(MentoringError):
        found = labelled(tmp_path, b"text,previous\n" + stored)
        assert found.removeprefix(codecs.BOM_UTF8).startswith(b"text,previous")

import io
import json
import stat
import struct
import time
import zipfile
from datetime import timedelta

import pytest
from builders import NOON, SLUG, manifest, packed, sheet, workspace

from mentoring_lib.grading.collect import collect
from mentoring_lib.grading.folders import CourseFolder
from mentoring_lib.grading.notebook import sheet_of
from mentoring_lib.records.answer_sheet import LARGEST
from mentoring_lib.records.hand_in import hand_in

NOTEBOOK = '{"cells": []}'


@pytest.fixture
def course(tmp_path):
    made = CourseFolder(tmp_path / "cursus")
    made.inbox.mkdir(parents=True)
    return made


def _files(*, answer="eerste", **changes):
    return {
        f"{SLUG}.ipynb": NOTEBOOK,
        "antwoorden.json": sheet(doel=answer).text(),
        "inlevering.json": manifest(**changes),
    }


def _put(course, name="a", files=None, **changes):
    content = packed(_files(**changes) if files is None else files)
    path = course.inbox / f"{SLUG}_{name}.zip"
    path.write_bytes(content)
    return path


def _answer(course, learner="sanne-de-wit"):
    return json.loads((course.submitted(learner, SLUG) / "antwoorden.json").read_text("utf-8"))[
        "answers"
    ]["doel"]["value"]


def _outside(course):
    """Return every file in or above the course that collecting may not have made."""
    root = course.root.parent
    return {
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_file() and not path.is_relative_to(course.root / "submitted")
    }


def test_a_hand_in_lands_where_nbgrader_looks_for_it(course):
    _put(course)

    (taken,) = collect(course, SLUG)

    folder = course.submitted("sanne-de-wit", SLUG)
    assert (taken.learner, taken.remark) == ("sanne-de-wit", None)
    assert {path.name for path in folder.iterdir()} == {
        f"{SLUG}.ipynb", ".map-id", ".naam", "antwoorden.json", "timestamp.txt",
    }  # fmt: skip
    assert (folder / "timestamp.txt").read_text("utf-8") == "2026-01-05 12:00:00.000000 UTC"
    assert _answer(course) == "eerste"
    assert course.learners(SLUG) == ("sanne-de-wit",)


def test_what_a_learner_hands_in_is_what_the_trainer_collects(course, tmp_path):
    hand_in(workspace(tmp_path / "werkmap"), SLUG, "Zoë de Wit", now=NOON, inbox=course.inbox)

    (taken,) = collect(course, SLUG)

    assert (taken.learner, taken.remark) == ("zoe-de-wit", None)
    assert sheet_of(course.submitted("zoe-de-wit", SLUG), SLUG)[1] is None


@pytest.mark.parametrize("length", [55, 58, 59, 60, 61])
def test_a_learner_with_a_long_name_is_collected_too(length, course, tmp_path):
    name = "a" * length + " de wit"
    hand_in(workspace(tmp_path / "werkmap"), SLUG, name, now=NOON, inbox=course.inbox)

    (taken,) = collect(course, SLUG)

    assert taken.remark is None
    assert taken.learner


def test_collecting_twice_changes_nothing(course):
    _put(course)
    collect(course, SLUG)
    folder = course.submitted("sanne-de-wit", SLUG)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    (taken,) = collect(course, SLUG)

    assert taken.remark is None
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_the_newest_hand_in_counts_whatever_the_files_are_called(names, course):
    later = (NOON + timedelta(minutes=1)).isoformat()
    _put(course, names[0], answer="oud")
    _put(course, names[1], answer="nieuw", handed_in_at=later)

    collect(course, SLUG)

    assert _answer(course) == "nieuw"


def test_an_older_hand_in_that_arrives_later_does_not_replace_a_newer(course):
    _put(course, "a", answer="nieuw")
    collect(course, SLUG)
    _put(course, "b", answer="oud", handed_in_at=(NOON - timedelta(days=1)).isoformat())

    collect(course, SLUG)

    assert _answer(course) == "nieuw"


def test_the_moment_counts_and_not_the_time_zone_it_is_written_in(course):
    _put(course, "a", answer="nieuw", handed_in_at="2026-01-05T12:30:00+00:00")
    _put(course, "b", answer="oud", handed_in_at="2026-01-05T13:15:00+01:00")

    collect(course, SLUG)

    assert _answer(course) == "nieuw"


def test_a_newer_hand_in_leaves_nothing_of_the_older(course):
    _put(course, "a")
    collect(course, SLUG)
    (course.submitted("sanne-de-wit", SLUG) / "oud.txt").write_text("weg ermee", "utf-8")
    _put(course, "b", handed_in_at=(NOON + timedelta(days=1)).isoformat())

    collect(course, SLUG)

    assert not (course.submitted("sanne-de-wit", SLUG) / "oud.txt").exists()


def test_two_learners_of_one_name_each_get_their_own_place_and_the_trainer_is_told(course):
    _put(course, "a", answer="van de een")
    _put(course, "b", answer="van de ander", folder_id="map-van-een-ander")

    first, second = collect(course, SLUG)

    assert (first.learner, first.remark) == ("sanne-de-wit", None)
    assert second.learner == "sanne-de-wit-2"
    assert second.remark.startswith("Er is al een inlevering van ‘sanne-de-wit’")
    assert "‘sanne-de-wit-2’" in second.remark
    assert [_answer(course, who) for who in course.learners(SLUG)] == ["van de een", "van de ander"]


def test_the_second_of_one_name_keeps_that_place_when_handing_in_again(course):
    _put(course, "a")
    _put(course, "b", folder_id="map-van-een-ander")
    collect(course, SLUG)
    later = (NOON + timedelta(days=1)).isoformat()
    _put(course, "c", answer="beter", folder_id="map-van-een-ander", handed_in_at=later)

    collect(course, SLUG)

    assert course.learners(SLUG) == ("sanne-de-wit", "sanne-de-wit-2")
    assert _answer(course, "sanne-de-wit-2") == "beter"
    assert _answer(course) == "eerste"


def test_a_hand_in_of_another_exercise_is_left_alone(course):
    _put(course, "a", assignment="03-vragen")

    assert collect(course, SLUG) == []
    assert course.learners(SLUG) == ()


def test_an_empty_or_missing_inbox_has_nothing_to_collect(course):
    assert collect(course, SLUG) == []
    course.inbox.rmdir()
    assert collect(course, SLUG) == []


DAMAGED = {
    "no-zip": b"geen zip",
    "empty": b"",
    "cut": packed(_files())[:-30],
    "half": packed(_files())[: len(packed(_files())) // 2],
    "no-manifest": packed({f"{SLUG}.ipynb": NOTEBOOK, "antwoorden.json": "{}"}),
    "manifest-not-json": packed({**_files(), "inlevering.json": "{"}),
    "manifest-list": packed({**_files(), "inlevering.json": "[1]"}),
    "manifest-null": packed({**_files(), "inlevering.json": "null"}),
    "manifest-deep": packed({**_files(), "inlevering.json": "[" * 90_000}),
    "manifest-digits": packed({**_files(), "inlevering.json": "9" * 90_000}),
    "manifest-huge": packed({**_files(), "inlevering.json": " " * 50_000_000}),
    "manifest-bytes": packed({**_files(), "inlevering.json": b"\xff\xfe"}),
    "no-moment": packed(_files(handed_in_at=None)),
    "moment-number": packed(_files(handed_in_at=20260105)),
    "moment-words": packed(_files(handed_in_at="gisteren")),
    "moment-year-one": packed(_files(handed_in_at="0001-01-01T00:00:00+14:00")),
    "moment-last": packed(_files(handed_in_at="9999-12-31T23:59:59-14:00")),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_hand_in_is_told_in_dutch_and_the_others_go_on(name, course):
    (course.inbox / f"{SLUG}_0.zip").write_bytes(DAMAGED[name])
    _put(course, "z")
    before = _outside(course)

    first, second = collect(course, SLUG)

    assert first.learner is None
    assert "beschadigd of niet door de cursus gemaakt" in first.remark
    assert "Vraag de deelnemer opnieuw in te leveren." in first.remark
    assert (second.learner, second.remark) == ("sanne-de-wit", None)
    assert _outside(course) == before


@pytest.mark.parametrize(
    "learner",
    [
        "../x",
        "..",
        "/etc/x",
        "a/b",
        "a\\b",
        "",
        " ",
        "Sanne",
        "a\x00b",
        None,
        5,
        ["a"],
        "a" * 300,
        "zoë",
        ".map",
    ],
)
def test_a_learner_that_is_no_name_for_a_folder_is_refused_and_the_others_go_on(learner, course):
    _put(course, "0", learner=learner)
    _put(course, "z")
    before = _outside(course)

    first, second = collect(course, SLUG)

    assert first.learner is None
    assert "De naam in dit inleverbestand kan niet gebruikt worden." in first.remark
    assert second.learner == "sanne-de-wit"
    assert course.learners(SLUG) == ("sanne-de-wit",)
    assert _outside(course) == before


@pytest.mark.parametrize("assignment", ["../x", "/tmp/x", "..", None, 5, ["a"], ""])
def test_an_assignment_that_is_no_exercise_reaches_no_folder(assignment, course):
    _put(course, "0", assignment=assignment)
    before = _outside(course)

    collect(course, SLUG)

    assert _outside(course) == before
    assert not (course.root / "submitted").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../buiten.txt",
        "../../buiten.txt",
        "/tmp/mentoring-buiten.txt",
        "..\\buiten.txt",
        "C:\\buiten.txt",
        ".map-id",
        ".naam",
        "timestamp.txt",
        "map/antwoorden.json",
        f"./{SLUG}.ipynb",
        "nbgrader_config.py",
    ],
)
def test_only_the_notebook_and_the_answers_leave_a_hand_in(name, course):
    _put(course, files={**_files(), name: "print('gehackt')"})
    before = _outside(course)

    (taken,) = collect(course, SLUG)

    folder = course.submitted("sanne-de-wit", SLUG)
    assert taken.learner == "sanne-de-wit"
    assert {path.name for path in folder.rglob("*")} == {
        f"{SLUG}.ipynb", "antwoorden.json", "timestamp.txt", ".map-id", ".naam",
    }  # fmt: skip
    assert not any("gehackt" in path.read_text("utf-8") for path in folder.iterdir())
    assert _outside(course) == before


def test_a_link_in_a_hand_in_is_only_text(course, tmp_path):
    secret = tmp_path / "sleutel.yaml"
    secret.write_text("geheim", "utf-8")
    link = zipfile.ZipInfo("antwoorden.json")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(course.inbox / f"{SLUG}_a.zip", "w") as archive:
        archive.writestr(link, str(secret))
        archive.writestr(f"{SLUG}.ipynb", NOTEBOOK)
        archive.writestr("inlevering.json", manifest())

    collect(course, SLUG)

    folder = course.submitted("sanne-de-wit", SLUG)
    assert not any(path.is_symlink() for path in folder.iterdir())
    assert "geheim" not in (folder / "antwoorden.json").read_text("utf-8")
    assert sheet_of(folder, SLUG)[1].startswith("Het antwoordblad is beschadigd.")


def test_a_zip_bomb_stays_small_on_disk_and_the_trainer_is_told(course):
    bomb = packed({**_files(), "antwoorden.json": b"0" * 300_000_000})
    assert len(bomb) < 1_000_000
    (course.inbox / f"{SLUG}_0.zip").write_bytes(bomb)
    _put(course, "z", learner="kyra")

    started = time.process_time()
    collect(course, SLUG)

    folder = course.submitted("sanne-de-wit", SLUG)
    assert time.process_time() - started < 5
    assert sum(path.stat().st_size for path in folder.rglob("*")) < LARGEST + 10_000
    assert "wordt niet gelezen" in sheet_of(folder, SLUG)[1]
    assert "kyra" in course.learners(SLUG)


def _spoilt(name):
    """Return a hand-in of which one file can't be unpacked, though the list of files is whole."""
    content = bytearray(packed(_files()))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        start = archive.getinfo(name).header_offset
    name_length, extra = struct.unpack_from("<HH", content, start + 26)
    at = start + 30 + name_length + extra
    content[at : at + 8] = b"\xff" * 8
    return bytes(content)


def _flagged(*, encrypted=False, method=None):
    """Return a hand-in whose answers ask for a password or an unknown compression."""
    content = bytearray(packed(_files()))
    for mark, flags, methods in ((b"PK\x03\x04", 6, 8), (b"PK\x01\x02", 8, 10)):
        at = content.find(mark, content.find(mark) + 1)
        if encrypted:
            content[at + flags] |= 1
        if method is not None:
            struct.pack_into("<H", content, at + methods, method)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        _spoilt("antwoorden.json"),
        _spoilt(f"{SLUG}.ipynb"),
        _flagged(encrypted=True),
        _flagged(method=99),
    ],
    ids=["answers", "notebook", "password", "compression"],
)
def test_a_hand_in_that_spoils_halfway_is_told_and_leaves_the_earlier_one(content, course):
    earlier = (NOON - timedelta(days=1)).isoformat()
    _put(course, "0", answer="eerder", handed_in_at=earlier)
    (course.inbox / f"{SLUG}_1.zip").write_bytes(content)
    _put(course, "z", learner="kyra")

    taken = collect(course, SLUG)

    assert [each.learner for each in taken] == ["sanne-de-wit", None, "kyra"]
    assert taken[1].remark
    assert _answer(course) == "eerder"


@pytest.mark.parametrize("missing", [f"{SLUG}.ipynb", "antwoorden.json"])
def test_a_hand_in_without_one_of_its_files_is_told_and_leaves_the_earlier_one(missing, course):
    earlier = (NOON - timedelta(days=1)).isoformat()
    _put(course, "0", answer="eerder", handed_in_at=earlier)
    files = _files(answer="later")
    del files[missing]
    _put(course, "1", files=files)

    _, second = collect(course, SLUG)

    assert second.remark
    assert _answer(course) == "eerder"
    assert (course.submitted("sanne-de-wit", SLUG) / f"{SLUG}.ipynb").is_file()


def test_a_time_stamp_that_somebody_changed_does_not_stop_the_others(course):
    _put(course, "a")
    _put(course, "z", learner="kyra")
    folder = course.submitted("sanne-de-wit", SLUG)
    folder.mkdir(parents=True)
    (folder / "timestamp.txt").write_text("gisteren, denk ik", "utf-8")

    taken = collect(course, SLUG)

    assert [each.learner for each in taken][-1] == "kyra"


def test_a_folder_in_the_inbox_that_looks_like_a_hand_in_is_told(course):
    (course.inbox / f"{SLUG}_map.zip").mkdir()
    _put(course, "z")

    first, second = collect(course, SLUG)

    assert (first.learner, second.learner) == (None, "sanne-de-wit")


def test_a_damaged_file_that_somebody_renamed_is_still_told(course):
    (course.inbox / "download (1).zip").write_bytes(b"geen zip")

    assert [each.file for each in collect(course, SLUG)] == ["download (1).zip"]

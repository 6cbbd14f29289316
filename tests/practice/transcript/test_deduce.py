import sys

import pytest
from practice.transcript.marked import lists

from mentoring_lib.errors import ExtraMissing
from mentoring_lib.practice.transcript.deduce_extra import deduce_detector
from mentoring_lib.practice.transcript.finding import find_personal_data
from mentoring_lib.practice.transcript.found import Kind
from mentoring_lib.practice.transcript.model import Line, Transcript


def test_without_the_package_a_person_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "deduce", None)

    with pytest.raises(ExtraMissing) as caught:
        deduce_detector()

    assert "mentoring-lib[deduce]" in caught.value.remedy


class Annotation:
    def __init__(self, text, tag, start):
        self.text, self.tag, self.start_char = text, tag, start
        self.end_char = start + len(text)


class Answer:
    annotations = (Annotation("zxy qrs", "persoon", 8), Annotation("iets", "leeftijd", 0))


class Deduce:
    def deidentify(self, _text):
        return Answer()


def test_what_the_package_finds_goes_with_our_own_and_is_never_sure(monkeypatch):
    monkeypatch.setitem(sys.modules, "deduce", type("package", (), {"Deduce": Deduce}))
    transcript = Transcript((Line("", "iets is zxy qrs met Sanne."),))

    found = find_personal_data(transcript, lists(), deduce_detector())

    assert [(each.text, each.kind, each.sure) for each in found] == [
        ("zxy qrs", Kind.NAME, False),
        ("Sanne", Kind.NAME, True),
    ]


def test_the_real_package_answers_as_we_expect():
    pytest.importorskip("deduce", reason="an extra of 100 MB that isn't in the lock files")
    transcript = Transcript((Line("", "De patiënt heet Jan Jansen, tel. 06-12345678."),))

    spots = list(deduce_detector()(transcript.lines[0].text))

    assert {spot.kind for spot in spots} == {Kind.NAME, Kind.PHONE}
    assert all(transcript.lines[0].text[spot.start : spot.end] for spot in spots)

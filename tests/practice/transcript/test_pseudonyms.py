import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from practice.transcript.marked import lists, measured, plain, talks
from strategies import any_text

from mentoring_lib.catalog.content import SHIPPED, Catalog
from mentoring_lib.catalog.names import name_lists
from mentoring_lib.errors import ContentError
from mentoring_lib.practice.transcript.finding import find_personal_data
from mentoring_lib.practice.transcript.found import Kind, Spot
from mentoring_lib.practice.transcript.model import Line, Transcript, TranscriptError
from mentoring_lib.practice.transcript.reading import read_transcript
from mentoring_lib.practice.transcript.review import NO_CAPITALS, NOTICE, Review, cautions

RECALL, RECALL_SPEAKERS, PRECISION = 0.97, 0.97, 0.95


def talk(*turns):
    return Transcript(tuple(Line(speaker, text) for speaker, text in turns))


def review(*turns):
    transcript = talk(*turns)
    return Review(transcript, find_personal_data(transcript, lists()))


def replaced(text, *before):
    return review(*before, ("", text)).applied().lines[-1].text


def test_most_marked_personal_data_is_found_and_little_else():
    measure = measured()

    assert measure.there.total() >= 200
    assert sum(len(each) for each in talks()) >= 150
    assert measure.recall >= RECALL, measure.wrong
    assert measure.mentioned_covered / measure.mentioned >= RECALL_SPEAKERS, measure.wrong
    assert measure.precision >= PRECISION, measure.wrong
    assert measure.same_kind / measure.covered.total() >= 0.95
    assert measure.sure_right / measure.sure >= 0.98


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bel 06-12345678 of +31 6 1234 5678.", "Bel [telefoonnummer 1] of [telefoonnummer 1]."),
        ("Mail a.b@voorbeeld.nl even.", "Mail [e-mailadres 1] even."),
        ("Zij woont op de Kerkweg 12a, 1234 AB.", "Zij woont op de [adres 1], [adres 2]."),
        ("Het is op 12 maart en op 12-03-2010.", "Het is op [datum 1] en op [datum 2]."),
        ("Het was afgelopen dinsdag, in maart.", "Het was afgelopen dinsdag, in maart."),
        ("Op drie mei ben ik er niet.", "Op [datum 1] ben ik er niet."),
        ("Zijn bsn is 123456782.", "Zijn bsn is [nummer 1]."),
        ("Stort het op NL91ABNA0417164300.", "Stort het op [rekeningnummer 1]."),
        ("Zie www.voorbeeld.nl/a?b=1.", "Zie [webadres 1]."),
        ("Zij zit in 3hv2 en hij in klas 3B.", "Zij zit in [klas 1] en hij in [klas 2]."),
        ("Hij zit in klas 3, groep 7 of havo 4.", "Hij zit in klas 3, groep 7 of havo 4."),
        ("Op het Vossius Gymnasium en bij OBS De Wilg.", "Op het [school 1] en bij [school 2]."),
        ("Basisschool De Regenboog is dicht.", "[school 1] is dicht."),
        ("Volg @noor.d op insta.", "Volg [gebruikersnaam 1] op insta."),
        ("Ik woon in ’s-Hertogenbosch.", "Ik woon in ’[plaats 1]."),
        ("Hij komt uit Best. Best ver weg.", "Hij komt uit [plaats 1]. Best ver weg."),
        ("Echt waar, dat ken ik niet.", "Echt waar, dat ken ik niet."),
        ("Mijn zus Xaviera en juf Roos.", "Mijn zus [naam 1] en juf [naam 2]."),
        ("Wil je dat? Roos was de kleur.", "Wil je dat? [naam 1] was de kleur."),
        ("Wil zei niets. Door de storm kwam ik.", "[naam 1] zei niets. Door de storm kwam ik."),
        ("Ik sprak J. de Boer.", "Ik sprak J. [naam 1]."),
        ("meneer de vries was ziek", "meneer [naam 1] was ziek"),
        ("Van 08.30 tot 09.30, 3/4 uur, 25 keer.", "Van 08.30 tot 09.30, 3/4 uur, 25 keer."),
    ],
)  # fmt: skip
def test_each_kind_has_its_placeholder(text, expected):
    assert replaced(text) == expected


def test_one_person_keeps_one_placeholder_however_they_are_called():
    done = review(
        ("Noor de Vries", "Dat was Daan's tas, zei meneer Yilmaz."),
        ("Emre Yilmaz", "Noors tas, Noortje. Niet van Daan of Daantje."),
        ("Noor de Vries", "Emre, mevrouw De Vries is mijn moeder niet, dat is Noor de Vries."),
    ).applied()

    assert [line.speaker for line in done.lines] == ["[naam 1]", "[naam 3]", "[naam 1]"]
    assert [line.text for line in done.lines] == [
        "Dat was [naam 2] tas, zei meneer [naam 3].",
        "[naam 1] tas, [naam 1]. Niet van [naam 2] of [naam 2].",
        "[naam 3], mevrouw [naam 1] is mijn moeder niet, dat is [naam 1].",
    ]


def test_a_first_name_that_two_people_have_is_of_neither():
    found = review(("Noor Bakker", "Dag Noor."), ("Noor Visser", "Dag.")).found

    assert [each.placeholder for each in found] == ["[naam 1]", "[naam 2]", "[naam 3]"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Mentor", "Mentor"),
        ("Mentor Jansen", "Mentor [naam 1]"),
        ("Spreker 1", "Spreker 1"),
        ("SPEAKER_00", "SPEAKER_00"),
        ("M", "M"),
        ("Noor de Vries (gast)", "[naam 1] (gast)"),
        ("Vries, Noor de", "[naam 1]"),
        ("noor", "[naam 1]"),
        ("Leerling 2", "Leerling 2"),
    ],
)
def test_a_speaker_is_named_by_role_or_placeholder(label, expected):
    done = review((label, "Hoi."), ("Ander", "Ja."), (label, "Dag.")).applied()

    assert [line.speaker for line in done.lines] == [expected, "Ander", expected]


def test_turns_that_come_to_one_speaker_are_put_together():
    done = review(("Noor de Vries", "Hoi."), ("Noor", "Dag."), ("Mentor", "Ja.")).applied()

    assert done.lines == (Line("[naam 1]", "Hoi. Dag."), Line("Mentor", "Ja."))


def test_the_result_says_that_people_can_still_be_recognised_and_never_anonymous():
    done = review(("Noor", "Hoi.")).applied()

    assert done.remarks == (NOTICE,)
    assert "herkennen" in NOTICE
    assert "noniem" not in NOTICE


def test_a_find_can_be_rejected_and_accepted_again():
    first = review(("Mentor", "Sanne en Daan zijn er."))

    assert first.reject(0).applied().lines[0].text == "Sanne en [naam 2] zijn er."
    assert first.reject(0).accept(0) == first
    assert (
        first.reject(*first.numbers("[naam 2]")).applied().lines[0].text
        == "[naam 1] en Daan zijn er."
    )


def test_a_person_can_add_what_was_missed_everywhere_at_once():
    first = review(
        ("De Lange Lat", "De lange lat is er. Sanne ook, van de lange lat."), ("B", "Ja.")
    )
    done = first.add("lange  lat", Kind.NAME).applied()

    assert done.lines[0].speaker == "De [naam 3]" or "[naam" in done.lines[0].speaker
    assert "lat" not in f"{done.lines[0].speaker} {done.lines[0].text}".casefold()
    assert "[naam" in done.lines[0].text


def test_what_a_person_adds_goes_before_what_was_rejected_and_covers_half_names():
    first = review(("Mentor", "Ik zag Noor de Vries lopen."))
    added = first.reject(0).add("Noor", Kind.NAME)
    wider = first.add("de Vries lopen", Kind.NAME)

    assert added.applied().lines[0].text == "Ik zag [naam 2] de Vries lopen."
    assert wider.applied().lines[0].text == "Ik zag [naam 2]."


def test_words_that_are_not_in_the_talk_cannot_be_added():
    for words in ("Xerxes", "  "):
        with pytest.raises(TranscriptError) as caught:
            review(("A", "Hoi.")).add(words, Kind.NAME)
        assert "staat niet in dit gesprek" in caught.value.problem


def test_a_talk_with_placeholders_is_left_alone_and_numbered_on():
    done = replaced("Ik sprak [naam 4] en Sanne op [datum 1].")

    assert done == "Ik sprak [naam 4] en [naam 5] op [datum 1]."


def test_another_detector_adds_to_our_own_rules():
    def also(text):
        yield Spot(Kind.NAME, text.index("zxy"), text.index("zxy") + 3, sure=False, key="zxy|")
        yield Spot(Kind.PLACE, text.index("Sanne"), text.index("Sanne") + 5, sure=False, key="s")

    transcript = talk(("A", "Daar is zxy met Sanne."))
    found = find_personal_data(transcript, lists(), also)

    assert [(each.text, each.kind) for each in found] == [("zxy", Kind.NAME), ("Sanne", Kind.NAME)]


def test_a_talk_without_capitals_asks_for_more_care():
    assert cautions(talk(("a", "hoi noor"), ("b", "dag"))) == (NOTICE, NO_CAPITALS)
    assert cautions(talk(("a", "Hoi Noor"), ("b", "Dag"))) == (NOTICE,)


speaking = st.tuples(
    st.sampled_from(["Noor de Vries", "Mentor", "", "Vries, Noor de"]),
    st.lists(
        st.sampled_from(["Noor", "Daan’s", "in", "Best", "12", "maart", ".", "Van", "den",
                         "mevrouw", "OBS", "College", "06-12345678", "[naam 1]", "Roos", "zei",
                         "de", "Kerkweg"])
        | any_text,
        min_size=1, max_size=8,
    ).map(" ".join),
)  # fmt: skip


@given(st.lists(speaking, min_size=1, max_size=5))
def test_every_find_stands_where_it_says_and_is_gone_after_replacing(turns):
    made = review(*turns)
    for each in made.found:
        line = made.transcript.lines[each.line]
        assert (line.speaker if each.in_speaker else line.text)[slice(*each.span)] == each.text
    places = [(each.line, each.in_speaker, each.span) for each in made.found]
    assert places == sorted(places, key=lambda place: (place[0], not place[1], place[2]))
    done = made.applied()
    assert len(done.lines) <= len(turns)
    assert (
        made.reject(*range(len(made.found))).applied().utterances()
        == Review(made.transcript, ()).applied().utterances()
    )


@given(st.lists(speaking, min_size=1, max_size=4))
def test_the_same_talk_gives_the_same_finds(turns):
    assert review(*turns) == review(*turns)


PARTS = [
    "Aa ",
    "A",
    "a.",
    "0",
    "0 ",
    "1-",
    "De ",
    "van de ",
    "x@",
    "a_",
    "[naam ",
    "’s",
    "A’a",
    "Aastraat ",
    "insta ",
]


@pytest.mark.parametrize("part", PARTS)
def test_a_very_long_turn_is_searched_while_somebody_waits(part):
    transcript = talk(("A", (part * 20_000)[:20_000]))

    started = time.process_time()
    find_personal_data(transcript, lists())

    assert time.process_time() - started < 2


def test_two_thousand_lines_are_read_and_replaced_within_a_second():
    rows = [(plain(who)[0], plain(text)[0]) for each in talks() for who, text in each]
    content = "\n".join(f"{who}: {text}" for who, text in (rows * 10)[:2000]).encode()
    words = lists()

    started = time.process_time()
    transcript = read_transcript(content, "a.txt")
    done = Review(transcript, find_personal_data(transcript, words)).applied()
    seconds = time.process_time() - started

    assert len(transcript.lines) > 1900
    assert len(done.lines) > 1000
    assert seconds < 1


WATCHED = """
import sys
written = []
def watch(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        written.append(args[0])
    if event in {"os.rename", "os.mkdir", "tempfile.mkstemp", "shutil.copyfile", "sqlite3.connect"}:
        written.append(event)
sys.dont_write_bytecode = True
from pathlib import Path
from mentoring_lib.catalog.content import Catalog
from mentoring_lib.catalog.names import name_lists
from mentoring_lib.practice.transcript.reading import read_transcript_file
from mentoring_lib.practice.transcript.finding import find_personal_data
from mentoring_lib.practice.transcript.review import Review
sys.addaudithook(watch)
talk = read_transcript_file(Path(sys.argv[1]))
done = Review(talk, find_personal_data(talk, name_lists(Catalog()))).applied()
assert "Noor" not in repr(done), done
print(written)
"""


def test_reading_and_replacing_writes_nothing_anywhere(tmp_path):
    (tmp_path / "a.txt").write_text("Mentor: Dag Noor.\nNoor: Hoi.", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path / "a.txt")],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3],
    )  # fmt: skip

    assert done.stdout.strip() == "[]"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_what_the_file_told_of_names_is_not_in_the_result():
    text = "Mentor: a\nNoor: b\n" * 3 + "Xaviera: c\nMentor: d\n"
    transcript = read_transcript(text.encode(), "a.txt")
    done = Review(transcript, find_personal_data(transcript, lists())).applied()

    assert any("Xaviera" in remark for remark in transcript.remarks)
    assert "Xaviera" not in repr(done)


def test_a_school_can_use_its_own_word_lists(tmp_path):
    shipped = (SHIPPED / "texts/namen.yaml").read_text(encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/namen.yaml").write_text(
        shipped.replace("  Aalsmeer,", "  Nergenshuizen, Aalsmeer,"), encoding="utf-8"
    )
    found = find_personal_data(
        talk(("A", "Nergenshuizen is klein.")), name_lists(Catalog([tmp_path]))
    )

    assert [each.kind for each in found] == [Kind.PLACE]


def test_a_missing_word_list_is_told_with_its_file(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/namen.yaml").write_text("places: >\n  Ede\n", encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        name_lists(Catalog([tmp_path]))

    assert caught.value.place.startswith("namen.yaml")

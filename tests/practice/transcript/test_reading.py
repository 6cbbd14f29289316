import codecs
import io
import zipfile

import pytest

from mentoring_lib.practice.transcript.model import MOST_LINES, Line, TranscriptError
from mentoring_lib.practice.transcript.reading import (
    LARGEST,
    read_transcript,
    read_transcript_file,
)
from mentoring_lib.practice.utterance import Utterance

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(text, name="gesprek.txt", **options):
    return read_transcript(text.encode(), name, **options)


def said(text, name="gesprek.txt", **options):
    return [(line.speaker, line.text) for line in read(text, name, **options).lines]


def paragraph(text):
    runs = "</w:t><w:br/><w:t>".join(text.split("\n"))
    return f'<w:p><w:r><w:t xml:space="preserve">{runs}</w:t></w:r></w:p>'


def table(*rows):
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def docx(*blocks, **parts):
    stream = io.BytesIO()
    body = f'<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mentor: Hoi.\nNoor: Dag.", [("Mentor", "Hoi."), ("Noor", "Dag.")]),
        ("Mentor – Hoi.\nNoor – Dag.", [("Mentor", "Hoi."), ("Noor", "Dag.")]),
        ("Mentor: Hoi.\nEn nu?\n\nNoor: Dag.", [("Mentor", "Hoi. En nu?"), ("Noor", "Dag.")]),
        ("**Mentor:** Hoi.\n**Noor:** Dag.", [("Mentor", "Hoi."), ("Noor", "Dag.")]),
        ("M: hoi\nL: dag\nM: en", [("M", "hoi"), ("L", "dag"), ("M", "en")]),
        ("noor: a\nm: b\nnoor: c\nm: d", [("noor", "a"), ("m", "b"), ("noor", "c"), ("m", "d")]),
        ("Spreker 1: hoi\nSpreker 2: dag", [("Spreker 1", "hoi"), ("Spreker 2", "dag")]),
        ("Noor de Wit   0:03\nA.\n\nJan   0:05\nB.", [("Noor de Wit", "A."), ("Jan", "B.")]),
        ("0:0:0.0 --> 0:0:3.2\nAn\nA.\n\n0:0:4.0 --> 0:0:5\nJo\nB.", [("An", "A."), ("Jo", "B.")]),
        ("Noor:\nHoi.\nJan:\nDag.", [("Noor", "Hoi."), ("Jan", "Dag.")]),
        ("Noor (leerling): hoi\nJan: dag", [("Noor (leerling)", "hoi"), ("Jan", "dag")]),
        ("noor: a\nNoor: b\nnoor: c", [("noor", "a b c")]),
    ],
)  # fmt: skip
def test_typed_and_copied_text_is_read_as_turns(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ik dacht: laat maar.",
        "Wel: dat is fijn.",
        "Om 12:30 begon het.",
        "Kijk op https://voorbeeld.nl voor meer.",
        "Ik wil – als dat mag – iets zeggen.",
        "Let op: de bel gaat.",
    ],
)
def test_a_colon_or_dash_inside_what_somebody_says_makes_no_speaker(line):
    text = f"Mentor: Hoi.\nNoor: Dag.\n{line}\nMentor: Ja."

    assert said(text)[1] == ("Noor", f"Dag. {line}")


def test_times_before_and_after_a_name_are_kept_in_seconds():
    lines = read("[00:01:02] Noor: hoi\nJan (2:05): dag\n[1:02:03,5] Noor: ja").lines

    assert [line.start_s for line in lines] == [62.0, 125.0, 3723.5]


def test_a_word_that_is_a_speaker_just_once_is_told():
    text = "Mentor: a\nNoor: b\n" * 3 + "Vakantie: dat wil ik.\nMentor: ja"

    assert "‘Vakantie’ komt één keer voor als spreker; klopt dat?" in read(text).remarks


def test_what_stands_before_the_first_speaker_is_left_out_and_told():
    transcript = read("Transcript van maandag\n31m 20s\n\nMentor: Hoi.\nNoor: Dag.")

    assert len(transcript.lines) == 2
    assert transcript.remarks == ("2 regels vóór de eerste spreker overgeslagen.",)


def test_messages_of_the_meeting_program_are_left_out_and_told():
    transcript = read(
        "Noor started transcription\n\nNoor: hoi\nJan: dag\nNoor stopped transcription"
    )

    assert [line.text for line in transcript.lines] == ["hoi", "dag"]
    assert transcript.remarks == ("2 meldingen van het vergaderprogramma overgeslagen.",)


def test_a_text_without_speakers_keeps_each_line_apart_and_says_so():
    transcript = read("hoe was het\nwel goed\nvertel")

    assert transcript.lines == (Line("", "hoe was het"), Line("", "wel goed"), Line("", "vertel"))
    assert "geen sprekers" in transcript.remarks[0]


TEAMS = """WEBVTT

NOTE gemaakt door een programma

STYLE
::cue { color: red }

f47ac10b-58cc/12-0
00:00:01.000 --> 00:00:02.500 align:start position:0%
<v Noor de Vries>Hoi &amp; <i>dag</i>
daar</v>

f47ac10b-58cc/12-1
00:00:02.500 --> 00:00:04.000
<v Noor de Vries>Nog iets <lacht></v>

00:00:05.000 --> 00:00:06.000
<v.luid Jan Jansen>Ja</v><v Noor de Vries>Nee</v>
"""


def test_web_vtt_of_teams_is_read_with_voices_times_and_without_marks():
    transcript = read(TEAMS, "gesprek.vtt")

    assert transcript.lines == (
        Line("Noor de Vries", "Hoi & dag daar Nog iets <lacht>", 1.0, 4.0),
        Line("Jan Jansen", "Ja", 5.0, 6.0),
        Line("Noor de Vries", "Nee", 5.0, 6.0),
    )
    assert transcript.remarks == ("1 notitie overgeslagen.", "1 opmaakblok overgeslagen.")


def test_web_vtt_of_zoom_has_its_names_before_a_colon():
    zoom = (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nNoor: hoi\n\n"
        "2\n00:00:02.000 --> 00:00:03.000\nMentor Jansen: dag\n\n"
        "3\n00:00:03.000 --> 00:00:04.000\nhoe gaat het\n"
    )

    assert said(zoom, "z.vtt") == [("Noor", "hoi"), ("Mentor Jansen", "dag hoe gaat het")]


SRT = (
    "1\r\n00:00:00,000 --> 00:00:02,000\r\nNoor: hoi\r\n\r\n"
    "2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}<b>Mentor:</b> dag\r\n"
)


@pytest.mark.parametrize("name", ["a.srt", "a.txt"])
def test_srt_is_read_also_under_another_name(name):
    assert read(SRT, name).lines == (
        Line("Noor", "hoi", 0.0, 2.0),
        Line("Mentor", "dag", 2.0, 3.0),
    )


def test_a_broken_subtitle_keeps_its_words_and_is_told_with_its_line():
    broken = (
        "WEBVTT\n\nonzin --> 00:04\n<v A>een</v>\n\n00:09.000 --> 00:08.000\n<v B>twee</v>\n\nlos\n"
    )
    transcript = read(broken, "a.vtt")

    assert [line.text for line in transcript.lines] == ["een", "twee los"]
    assert transcript.remarks == (
        "Tekst zonder tijd bij het stuk ervoor gezet: regel 9.",
        "De tijd klopt niet; de tekst is bewaard: regels 3, 6.",
    )


@pytest.mark.parametrize(
    "text",
    [
        'spreker;tekst;tijd\nNoor;"hoi; ja";0:05\nMentor;dag, jij;0:08\n',
        'Speaker,Text,Start time\nNoor,"hoi; ja",0:05\nMentor,"dag, jij",8\n',
        'sep=;\nTijd;Naam;Uiting\n0:05;Noor;"hoi; ja"\n0:08;Mentor;dag, jij\n',
        "naam\ttekst\ttijd\nNoor\thoi; ja\t5\nMentor\tdag, jij\t8\n",
        '0:05,Noor,hoi; ja\n0:08,Mentor,"dag, jij"\n',
    ],
)
def test_tables_are_read_whatever_their_separator_and_columns(text):
    assert read(text, "a.csv").lines == (
        Line("Noor", "hoi; ja", 5.0),
        Line("Mentor", "dag, jij", 8.0),
    )


def test_the_columns_of_a_table_can_be_chosen():
    text = "a;b;c\nx;Noor;hoi\ny;Jan;dag\n"

    assert said(text, "a.csv", columns={"speaker": "B", "text": "c"}) == [
        ("Noor", "hoi"),
        ("Jan", "dag"),
    ]
    with pytest.raises(TranscriptError) as caught:
        read(text, "a.csv", columns={"text": "d"})
    assert caught.value.place == "a.csv:1"
    assert "‘d’" in caught.value.problem
    assert "a, b, c" in caught.value.remedy


def test_a_table_whose_text_column_cannot_be_told_is_refused_with_its_columns():
    with pytest.raises(TranscriptError) as caught:
        read(
            "een;twee;drie\n" + "".join(f"naam {i};plaats {i};ding {i}\n" for i in range(60)),
            "a.csv",
        )

    assert "‘een’, ‘twee’, ‘drie’" in caught.value.problem


def test_commas_too_many_stay_in_the_text_and_bad_times_are_told():
    transcript = read("tijd,spreker,tekst\nx,Noor,ja, maar toch\n0:08,Jan,dag\n,Noor,\n", "a.csv")

    assert transcript.lines[0] == Line("Noor", "ja, maar toch")
    assert transcript.remarks == (
        "Meer kolommen dan bovenaan; bij de tekst gezet: regel 2.",
        "De tijd is niet te lezen; de tekst is bewaard: regel 2.",
        "1 leeg stuk overgeslagen.",
    )


def test_a_word_file_of_teams_is_read():
    content = docx(
        paragraph("Gesprek van maandag"),
        paragraph("Noor de Vries started transcription"),
        paragraph("Noor de Vries   0:03\nHoi."),
        paragraph("Jan Jansen   0:05\nDag.\nAlles goed?"),
    )

    assert read_transcript(content, "gesprek.docx").lines == (
        Line("Noor de Vries", "Hoi.", 3.0),
        Line("Jan Jansen", "Dag. Alles goed?", 5.0),
    )


def test_a_word_file_with_a_table_is_read_and_what_is_outside_is_told():
    content = docx(
        paragraph("Verslag"),
        table(("Wie", "Tekst"), ("Noor", "Hoi.\nDag."), ("Mentor", "Ja.")),
        comments=f'<w:comments xmlns:w="{W}"/>',
    )
    transcript = read_transcript(content, "gesprek.docx")

    assert [(line.speaker, line.text) for line in transcript.lines] == [
        ("Noor", "Hoi. Dag."),
        ("Mentor", "Ja."),
    ]
    assert transcript.remarks == (
        "Niet gelezen: opmerkingen.",
        "1 alinea buiten de tabel overgeslagen.",
    )


def test_in_a_word_file_deleted_and_moved_words_are_not_said():
    changed = (
        "<w:p><w:r><w:t>Noor: ik </w:t></w:r><w:del><w:r><w:delText>haat</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>mag je</w:t></w:r></w:ins></w:p>"
    )
    content = docx(changed, paragraph("Jan: ja"))

    assert read_transcript(content, "a.docx").lines[0].text == "ik mag je"


def test_a_table_for_the_layout_of_a_word_file_is_read_as_lines():
    content = docx(table(("Noor: Hoi.\nJan: Dag.",)))

    assert len(read_transcript(content, "a.docx").lines) == 2


TEXT = "Zoë: café – één “ja”\nJan: nee\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf8", "bom", "utf16", "utf16-be", "le", "be", "cp1252", "windows", "mac"],
)
def test_text_is_read_in_whatever_signs_it_was_saved(content):
    assert [line.speaker for line in read_transcript(content, "a.txt").lines] == ["Zoë", "Jan"]
    assert read_transcript(content, "a.txt").lines[0].text == "café – één “ja”"


def test_old_windows_text_and_unreadable_signs_are_told():
    assert "Windows" in read_transcript(TEXT.encode("cp1252"), "a.txt").remarks[0]
    damaged = read_transcript(TEXT.encode() + b"Zo: \xff\n", "a.txt").remarks[0]
    assert damaged == "1 teken onleesbaar; daar staat nu �."


def test_signs_that_nobody_sees_are_gone():
    assert said("Noor: ho\u200bi\x00\u202edag\nJan:\u00a0ja") == [
        ("Noor", "hoi dag"),
        ("Jan", "ja"),
    ]


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"", "a.txt", "geen gesproken tekst"),
        (b"WEBVTT\n\n", "a.vtt", "geen gesproken tekst"),
        (b"\x00\x01\x02\x03" * 50, "a.txt", "geen tekstbestand"),
        (b"x" * (LARGEST + 1), "a.txt", "20 MB"),
        (b"a\n" * (MOST_LINES + 1), "a.txt", "20.000"),
        (b"\n" * (20 * MOST_LINES), "a.txt", "20.000"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx", "wachtwoord"),
        (b"PK\x03\x04onzin", "a.docx", "beschadigd"),
        (b"geen zip", "a.docx", "beschadigd"),
        (b'spreker;tekst\nNoor;"' + b"a" * 2_000_000, "a.csv", "aanhalingsteken"),
    ],
)
def test_a_file_without_a_talk_is_refused_in_dutch(content, name, problem):
    with pytest.raises(TranscriptError) as caught:
        read_transcript(content, name)

    assert problem in caught.value.problem
    assert caught.value.place.startswith(name)
    assert caught.value.remedy.endswith(".")


def test_a_file_that_is_not_there_is_told_without_its_folder(tmp_path):
    with pytest.raises(TranscriptError) as caught:
        read_transcript_file(tmp_path / "weg.vtt")

    assert caught.value.place == "weg.vtt"


def test_a_file_is_read_from_disk(tmp_path):
    (tmp_path / "a.txt").write_text("Noor: hoi\nJan: dag", encoding="utf-8")

    assert len(read_transcript_file(tmp_path / "a.txt").lines) == 2


def test_turns_can_be_taken_as_utterances():
    assert read("Noor: hoi\nJan: dag").utterances() == (
        Utterance("hoi", "Noor"),
        Utterance("dag", "Jan"),
    )

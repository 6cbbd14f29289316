import base64
import json

import pytest
from ui.conftest import act

from mentoring_lib import own_talk
from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.practice.talk_report.talk import CHOICES
from mentoring_lib.records.own_talks import own_talks
from mentoring_lib.ui.transcript_intake import MOST_TURNS

TEXTS = Catalog().texts("transcript")
NAMES = ("Karin", "Noor", "Vries", "Apeldoorn", "Sem")
TALK = """Karin Koopmans: Hoi Noor, fijn dat je er bent. Hoe gaat het?
Noor: Gaat wel. Bij meneer De Vries gaat wiskunde niet goed.
Karin Koopmans: Je zit ermee dat wiskunde niet lukt.
Noor: Ik snap de sommen niet en Sem zit te kletsen.
Tolk: Dat is Nederlands.
Karin Koopmans: Heb je al eens anders gezeten? En wat zei De Vries toen?
Noor: Nee. En in Apeldoorn thuis is het druk.
Karin Koopmans: Je moet gewoon eerder beginnen met leren.
Noor: Ja.
"""
ROLES = {"Karin Koopmans": "mentor", "Noor": "other", "Tolk": "skip"}


class Shown:
    """A panel and the last screen that it sent."""

    def __init__(self):
        self.sent = []
        self.panel = own_talk()
        self.panel.send = self.sent.append

    def __call__(self, kind, /, **message):
        before = len(self.sent)
        act(self.panel, type=kind, **message)
        return self.sent[-1] if len(self.sent) > before else None


@pytest.fixture
def shown(workspace):
    return Shown()


def to_report(shown, text=TALK, roles=ROLES):
    shown("paste", text=text)
    shown("roles", roles=roles)
    return shown("confirm")


def value(screen, name):
    rows = [*screen["counted"], *screen["estimated"]]
    return next(row["value"] for row in rows if row["name"] == name)


def everything_on_disk(root):
    files = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return "\n".join(path.name + path.read_bytes().decode("utf-8", "replace") for path in files)


def test_first_there_is_the_choice_of_a_talk(shown):
    screen = shown("show")

    assert (screen["screen"], screen["talks"], screen["trouble"]) == ("choose", [], "")


def test_who_is_who_is_offered_with_how_much_each_says(shown):
    screen = shown("paste", text=TALK)

    assert screen["screen"] == "speakers"
    assert [(each["name"], each["turns"], each["role"]) for each in screen["people"]] == [
        ("Karin Koopmans", 4, "mentor"),
        ("Noor", 4, "other"),
        ("Tolk", 1, "other"),
    ]
    assert "Karin Koopmans" in screen["reason"]


@pytest.mark.parametrize(
    "roles",
    [
        {},
        {"Karin Koopmans": "mentor"},
        {"Karin Koopmans": "mentor", "Noor": "skip", "Tolk": "skip"},
        {"Karin Koopmans": "other", "Noor": "other", "Tolk": "other"},
        {**ROLES, "Noor": "baas"},
        {**ROLES, "Noor": ["other"]},
    ],
)
def test_a_talk_needs_a_mentor_and_another(roles, shown):
    shown("paste", text=TALK)
    screen = shown("roles", roles=roles)

    assert screen["screen"] == "speakers"
    assert "mentor en een ander" in screen["trouble"]


def test_what_was_found_stands_with_its_context_and_as_it_would_be_kept(shown):
    shown("paste", text=TALK)
    screen = shown("roles", roles=ROLES)
    groups = {group["words"][0]: group for kind in screen["kinds"] for group in kind["groups"]}

    assert set(groups) == {"Noor", "De Vries", "Sem", "Apeldoorn"}
    [place] = groups["Sem"]["places"]
    assert (place["before"], place["hit"]) == ("Ik snap de sommen niet en ", "Sem")
    assert len(groups["De Vries"]["places"]) == 2
    assert not any(name in str(screen["preview"]) for name in NAMES)
    assert [who for who, _ in screen["preview"]] == ["Jij", "De ander"] * 4
    assert "Tolk" not in str(screen["preview"])


def test_a_find_that_is_no_name_stays_in_the_talk_and_can_be_replaced_after_all(shown):
    shown("paste", text=TALK)
    screen = shown("roles", roles=ROLES)
    number = next(
        place["number"]
        for kind in screen["kinds"]
        for group in kind["groups"]
        for place in group["places"]
        if place["hit"] == "Sem"
    )

    screen = shown("decide", numbers=[number, -1, 999, "x"], replaced=False)
    assert "Sem" in str(screen["preview"])
    assert screen["rejected"] == [number]
    assert "Sem" not in str(shown("decide", numbers=[number], replaced=True)["preview"])


def test_own_words_are_replaced_everywhere_and_words_that_are_not_there_are_told(shown):
    shown("paste", text=TALK)
    shown("roles", roles=ROLES)

    screen = shown("add", words="wiskunde", kind="naam")
    assert "wiskunde" not in str(screen["preview"])
    screen = shown("add", words="gymnastiek", kind="naam")
    assert "gymnastiek" in screen["trouble"]
    assert screen["screen"] == "names"


def test_nothing_is_on_disk_before_the_learner_confirms_and_no_name_after(shown, workspace):
    before = everything_on_disk(workspace.root)
    shown(
        "piece", name="Noor de Vries.txt", at=0, of=1, data=base64.b64encode(TALK.encode()).decode()
    )
    shown("roles", roles=ROLES)
    shown("decide", numbers=[0], replaced=True)
    assert everything_on_disk(workspace.root) == before

    screen = shown("confirm")
    after = everything_on_disk(workspace.root)
    assert screen["screen"] == "report"
    assert "[naam 2]" in after
    assert not any(name in after or name in json.dumps(screen) for name in NAMES)


def test_what_jupyterlab_can_save_in_the_notebook_holds_no_word_of_the_talk(shown):
    shown("paste", text=TALK)
    shown("roles", roles=ROLES)
    shown("confirm")
    panel = shown.panel
    state = json.dumps(panel.get_state(), default=str)
    output = f"{panel!r} {panel._repr_mimebundle_()}"

    assert not any(name in state or name in output for name in (*NAMES, "sommen"))


def test_after_confirming_nothing_in_memory_holds_the_original(shown):
    to_report(shown)

    assert shown.panel.session.intake is None
    assert "Noor" not in str(shown("show"))


def test_stopping_forgets_the_talk(shown, workspace):
    shown("paste", text=TALK)
    shown("roles", roles=ROLES)
    assert shown("back")["screen"] == "speakers"
    assert shown("close")["screen"] == "choose"
    assert shown.panel.session.intake is None
    assert own_talks(workspace).talks == ()


def test_a_corrected_label_changes_the_figures_at_once_and_is_kept(shown, workspace):
    screen = to_report(shown)
    assert value(screen, "stacked") == "1 beurt"
    screen = shown("label", number=5, label="open_vraag")

    assert value(screen, "stacked") == "niet"
    assert [turn["number"] for turn in screen["turns"]] == [5]
    assert screen["turns"][0]["coded"]["own"] is True
    assert screen["changes"]["count"] == TEXTS["changed"].format(changed=1, all=4)
    [kept] = own_talks(workspace).talks
    assert kept.corrections == {5: MoveLabel.OPEN}
    assert value(shown("label", number=5, label=""), "stacked") == "1 beurt"


def test_a_label_for_a_turn_of_the_other_or_a_label_that_is_none_changes_nothing(shown, workspace):
    to_report(shown)
    for number, label in ((2, "open_vraag"), (99, "open_vraag"), (0, "anders"), (-1, "anders")):
        assert shown("label", number=number, label=label) is None
    shown("label", number=1, label="weet_ik_niet")

    assert own_talks(workspace).talks[0].corrections == {}


def test_ten_corrections_show_how_far_program_and_learner_agree(shown):
    text = "".join(f"M: Hoe ging dat {at}?\nL: Goed.\n" for at in range(12))
    screen = to_report(shown, text, {"M": "mentor", "L": "other"})
    given = [turn["coded"]["label"] for turn in screen["turns"] if turn["coded"]]
    for at in range(9):
        other = "reflectie" if given[at] != "reflectie" else "anders"
        screen = shown("label", number=2 * at + 1, label=other)
    assert screen["changes"]["agreement"] == ""
    screen = shown("label", number=19, label="anders")

    assert "κ = " in screen["changes"]["agreement"]
    assert TEXTS["kappa_means"] in screen["changes"]["note"]


def test_every_label_and_kind_of_talk_can_be_chosen(shown):
    choices = shown.panel.choices

    assert [label for label, _ in choices["labels"]] == list(CHOICES)
    assert len(CHOICES) == 14
    slugs = {path.stem for path in Catalog().folders[-1].glob("structures/*.yaml")}
    assert {slug for slug, _ in choices["structures"]} == slugs


def test_the_phases_of_the_chosen_kind_are_looked_for(shown, workspace):
    assert to_report(shown)["phases"] is None
    screen = shown("structure", slug="coachgesprek")

    labels = [phase.label for phase in Catalog().structure("coachgesprek").phases]
    assert [row["label"] for row in screen["phases"]["rows"]] == labels
    assert own_talks(workspace).talks[0].structure == "coachgesprek"
    assert shown("structure", slug="../../geheim")["phases"] is None


def test_a_lesson_talk_shows_the_four_roles_and_what_was_confirmed(shown, workspace):
    assert to_report(shown)["merid"] is None
    screen = shown("structure", slug="lesnabespreking")
    assert [row["name"] for row in screen["merid"]["rows"]] == [
        "encourager", "initiator", "adviseur", "imperator",
    ]  # fmt: skip
    assert "bij 0 van de 4" in screen["merid"]["confirmed"]
    screen = shown("role", number=1, role="imperator")

    assert "bij 1 van de 4" in screen["merid"]["confirmed"]
    assert screen["turns"][0]["role"]["confirmed"] is True
    assert own_talks(workspace).talks[0].roles == {1: "imperator"}
    assert "bij 0 van de 4" in shown("role", number=1, role="")["merid"]["confirmed"]


def test_a_second_talk_stands_beside_the_first_with_pictures_and_a_table(shown):
    assert to_report(shown)["progress"] is None
    shown("close")
    screen = to_report(shown)

    assert screen["name"].startswith("Gesprek ")
    assert len(screen["progress"]["rows"]) == len(screen["progress"]["charts"]) == 8
    assert all(len(row) == 3 for row in screen["progress"]["rows"])
    guessed = [row[0].endswith("(geschat)") for row in screen["progress"]["rows"]]
    assert guessed == [False] * 4 + [True] * 4
    assert all("<title" in chart["svg"] for chart in screen["progress"]["charts"])


def test_a_colleague_s_table_gives_kappa_alpha_and_the_turns_that_differ(shown, workspace):
    screen = to_report(shown)
    table = shown("table")
    assert (table["screen"], table["name"]) == ("table", "codeertabel.csv")
    assert not any(name in table["text"] for name in NAMES)
    mine = [turn for turn in screen["turns"] if turn["coded"]]
    labels = {turn["number"]: turn["coded"]["label"] for turn in mine} | {5: "gesloten vraag"}
    rows = ["nummer;label", *(f"{number};{label}" for number, label in labels.items())]
    data = base64.b64encode("\n".join(rows).encode()).decode()
    screen = shown("piece", name="codes.csv", at=0, of=1, data=data)

    assert [row[0] for row in screen["codes"]["rows"]][1:] == [
        TEXTS["codes_kappa"],
        TEXTS["codes_alpha"],
    ]
    assert screen["codes"]["apart"] == [[5, "gesloten vraag", "stapelvraag"]]
    assert screen["codes"]["note"]
    assert own_talks(workspace).talks[0].codes[5] is MoveLabel.CLOSED
    assert shown("drop_codes")["codes"] is None


def test_a_wrong_table_is_told_with_its_line_and_changes_nothing(shown, workspace):
    to_report(shown)
    data = base64.b64encode(b"nummer;label\n1;onzin\n").decode()
    screen = shown("piece", name="codes.csv", at=0, of=1, data=data)

    assert screen["trouble"].startswith("Regel 2: ‘onzin’")
    assert own_talks(workspace).talks[0].codes == {}


def test_a_removed_talk_is_gone_from_the_disk_and_from_the_list(shown, workspace):
    to_report(shown)
    screen = shown("delete")

    assert (screen["screen"], screen["talks"]) == ("choose", [])
    assert list((workspace.root / ".mentoring/gesprekken").iterdir()) == []


def test_a_talk_is_opened_again_as_it_was_left(workspace):
    first = Shown()
    to_report(first)
    first("label", number=1, label="anders")
    later = Shown()
    [talk] = later("show")["talks"]
    screen = later("open", id=talk["id"])

    assert screen["turns"][0]["coded"]["label"] == "anders"
    assert later("close")["screen"] == "choose"
    assert later("open", id="../voortgang")["screen"] == "choose"


def test_without_a_workspace_a_talk_can_be_seen_but_is_not_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shown = Shown()
    assert shown("show")["loose"] == TEXTS["no_workspace"]
    assert to_report(shown)["screen"] == "report"
    assert value(shown("label", number=5, label="open_vraag"), "stacked") == "niet"
    assert list(tmp_path.iterdir()) == []
    assert len(shown("close")["talks"]) == 1


def test_a_full_disk_is_told_and_the_talk_stays_in_memory(shown, workspace):
    (workspace.root / ".mentoring/gesprekken").write_text("een bestand op de plaats van de map")
    screen = to_report(shown)

    assert (screen["screen"], screen["trouble"]) == ("names", TEXTS["not_kept"])


def test_a_file_in_pieces_is_read_when_its_last_piece_is_there(shown):
    data = base64.b64encode(TALK.encode()).decode()
    half = len(data) // 8 * 4
    assert shown("piece", name="a.txt", at=0, of=2, data=data[:half]) is None
    assert shown("piece", name="a.txt", at=1, of=2, data=data[half:])["screen"] == "speakers"


@pytest.mark.parametrize(
    "pieces",
    [
        [(1, 2, "YQ==")],
        [(0, 0, "")],
        [(0, 101, "")],
        [(0, 1, "geen base64!")],
        [(0, 1, "é")],
        [(0, 1, "A" * 27_000_000)],
        [(0, 3, "YWFh"), (2, 3, "YWFh")],
    ],
)
def test_a_file_that_does_not_arrive_whole_is_told(pieces, shown):
    for at, of, data in pieces:
        screen = shown("piece", name="a.txt", at=at, of=of, data=data)

    assert screen["screen"] == "choose"
    assert screen["trouble"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "geen gesproken tekst"),
        ("Zomaar een regel zonder sprekers.\nEn nog een.", "maar één spreker"),
        ("M: Ja.\nL: Nee.\n" * (MOST_TURNS // 2 + 1), "meer dan 3000 beurten"),
    ],
)
def test_a_text_that_is_no_talk_is_refused_in_dutch(text, said, shown):
    screen = shown("paste", text=text)

    assert screen["screen"] == "choose"
    assert said in screen["trouble"]


@pytest.mark.parametrize(
    "message",
    [
        {}, {"type": "iets"}, {"type": "confirm"}, {"type": "roles", "roles": 3},
        {"type": "label", "number": 1, "label": "anders"}, {"type": "piece", "name": "a"},
        {"type": "open"}, {"type": "delete"}, {"type": "table"}, {"type": "decide"},
    ],
)  # fmt: skip
def test_a_message_that_makes_no_sense_changes_nothing(message, shown, workspace):
    act(shown.panel, **message)

    assert shown.sent == []
    shown("paste", text=TALK)
    if message.get("type") != "roles":
        act(shown.panel, **message)
        assert shown("show")["screen"] == "speakers"
    assert own_talks(workspace).talks == ()

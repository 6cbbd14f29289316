import pytest
from ui.conftest import act

from mentoring_lib import track
from mentoring_lib.catalog.content import Catalog
from mentoring_lib.errors import ContentError, MentoringError
from mentoring_lib.practice.guide_pages import html, markdown
from mentoring_lib.practice.talk_guide import talk_guide
from mentoring_lib.ui.tracker_panel import FOLDER, structures

TEXTS = Catalog().texts("tracker")


def minutes_of(panel):
    return [phase["minutes"] for phase in panel.plan["phases"]]


def test_the_plan_has_the_phases_of_the_talk_with_minutes_that_add_up(workspace):
    panel = track("coachgesprek", 20)
    phases = Catalog().structure("coachgesprek").phases

    assert [phase["label"] for phase in panel.plan["phases"]] == [each.label for each in phases]
    assert sum(minutes_of(panel)) == panel.plan["minutes"] == 20
    assert all(len(phase["examples"]) == 2 for phase in panel.plan["phases"])


def test_without_a_name_the_first_kind_by_title_is_there_and_every_kind_can_be_chosen(workspace):
    panel = track()
    titles = [kind["title"] for kind in panel.kinds]

    assert titles == sorted(titles)
    assert panel.plan["title"] == titles[0]
    for kind in panel.kinds:
        act(panel, type="choose", slug=kind["slug"], minutes=20)
        assert (panel.plan["slug"], panel.trouble) == (kind["slug"], "")


def test_the_usual_time_of_a_talk_is_offered_beside_five_ten_and_twenty(workspace):
    usual = Catalog().structure("lesnabespreking").minutes.usual

    assert track("lesnabespreking").plan["choices"] == sorted({5, 10, 20, usual})


@pytest.mark.parametrize("minutes", [0, 1, -3, 481, True])
def test_minutes_that_do_not_fit_leave_the_plan_and_say_what_fits(workspace, minutes):
    panel = track("coachgesprek", 10)
    act(panel, type="choose", slug="coachgesprek", minutes=minutes)

    assert panel.plan["minutes"] == 10
    assert "Kies 3 tot en met 480 minuten." in panel.trouble
    act(panel, type="choose", slug="coachgesprek", minutes=5)
    assert (panel.plan["minutes"], panel.trouble) == (5, "")


@pytest.mark.parametrize(
    "message",
    [
        {"type": "choose", "slug": "bestaat-niet", "minutes": 10},
        {"type": "choose", "slug": "../../geheim", "minutes": 10},
        {"type": "choose", "slug": "coachgesprek", "minutes": "10"},
        {"type": "choose", "slug": "coachgesprek", "minutes": 2.5},
        {"type": "choose"},
        {"type": "guide"},
        {"type": "guide", "slug": "../../geheim", "minutes": 10},
        {"type": "guide", "slug": "coachgesprek", "minutes": 1},
        {"type": "iets"},
        {},
    ],
)
def test_a_message_that_makes_no_sense_changes_nothing(workspace, message):
    panel = track("coachgesprek", 20)
    before = panel.plan
    act(panel, **message)

    assert panel.plan == before
    assert not (workspace.root / FOLDER).exists()


def test_a_guide_is_written_in_both_forms_and_linked(workspace):
    panel = track("coachgesprek", 10)
    act(panel, type="guide", slug="coachgesprek", minutes=10)
    made = talk_guide(Catalog().structure("coachgesprek"), 10, Catalog().texts("guide"))
    page, text = (workspace.root / panel.guide[name] for name in ("page", "text"))

    assert page == workspace.root / "handvatten/coachgesprek-10-minuten.html"
    assert page.read_text("utf-8") == html(made)
    assert text.read_text("utf-8") == markdown(made)
    act(panel, type="choose", slug="coachgesprek", minutes=20)
    assert panel.guide == {}


def test_without_a_workspace_a_guide_is_not_written_and_the_panel_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    panel = track("coachgesprek", 10)
    act(panel, type="guide", slug="coachgesprek", minutes=10)

    assert (panel.guide, panel.trouble) == ({}, TEXTS["no_workspace"])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(workspace):
    (workspace.root / FOLDER).write_text("een bestand op de plaats van de map")
    panel = track("coachgesprek", 10)
    act(panel, type="guide", slug="coachgesprek", minutes=10)

    assert (panel.guide, panel.trouble) == ({}, TEXTS["not_written"])


def test_a_kind_of_talk_that_is_not_there_is_refused_by_name(workspace):
    with pytest.raises(ContentError, match="bestaat-niet"):
        track("bestaat-niet")
    with pytest.raises(MentoringError, match="Kies 3 tot en met 480"):
        track("coachgesprek", 1)


def test_a_kind_of_talk_of_the_school_itself_is_offered_too(workspace, tmp_path):
    source = Catalog().path("structures/coachgesprek.yaml").read_text("utf-8")
    own = source.replace("slug: coachgesprek", "slug: pauzegesprek", 1)
    (tmp_path / "structures").mkdir()
    (tmp_path / "structures/pauzegesprek.yaml").write_text(own, "utf-8")

    assert "pauzegesprek" in structures(Catalog([tmp_path]))

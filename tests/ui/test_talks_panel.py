"""The practice room: every talk is there, and the chosen one opens below."""

import json

from builders import NOON

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.records.talk_log import KeptTalk, keep_talk
from mentoring_lib.records.workspace import make_workspace
from mentoring_lib.ui.talk_panel import TalkPanel
from mentoring_lib.ui.talks_panel import talks


def room_in(folder, monkeypatch):
    make_workspace(folder)
    (folder / "oefenruimte").mkdir(exist_ok=True)
    monkeypatch.chdir(folder / "oefenruimte")
    return talks()


def listed(room):
    return {talk["slug"]: talk for kind in room.children[0].kinds for talk in kind["talks"]}


def test_every_talk_is_listed_under_its_kind(tmp_path, monkeypatch):
    room = room_in(tmp_path, monkeypatch)

    assert set(listed(room)) == {each.slug for each in Catalog().scenarios()}
    assert json.dumps(room.children[0].kinds)


def test_the_talk_that_is_chosen_opens_and_another_takes_its_place(tmp_path, monkeypatch):
    room = room_in(tmp_path, monkeypatch)
    room.children[0].act({"type": "open", "slug": "het-gaat-wel"})
    assert isinstance(room.children[1], TalkPanel)
    assert room.children[1].title == Catalog().scenario("het-gaat-wel").title

    room.children[0].act({"type": "open", "slug": "niet-over"})
    assert len(room.children) == 2
    assert room.children[0].chosen == "niet-over"


def test_a_talk_that_does_not_exist_changes_nothing(tmp_path, monkeypatch):
    room = room_in(tmp_path, monkeypatch)
    room.children[0].act({"type": "open", "slug": "../geheim"})

    assert room.children[0].chosen is None
    assert len(room.children) == 1


def test_the_list_tells_what_was_played_and_what_fits_the_route(tmp_path, monkeypatch):
    workspace = make_workspace(tmp_path)
    workspace.remember("route", value="dg2")
    keep_talk(workspace, "ik-stop", KeptTalk(("a",)).finished(NOON))
    keep_talk(workspace, "niet-over", KeptTalk(("b",)))
    shown = listed(room_in(tmp_path, monkeypatch))

    assert shown["ik-stop"]["state"] == "Eén keer gevoerd."
    assert shown["niet-over"]["state"] == "Begonnen."
    assert shown["het-gaat-wel"]["state"] == "Nog niet gevoerd."
    assert shown["ik-stop"]["mine"]
    assert not shown["schoolleider-moe"]["mine"]

"""One profile: exact over practice talks, about right over real ones."""

from builders import NOON, reply, scenario, scene, shipped_scenarios
from hypothesis import given
from hypothesis import strategies as st

from mentoring_lib.catalog.content import Catalog
from mentoring_lib.domain.move_label import MoveLabel
from mentoring_lib.domain.moves import Move
from mentoring_lib.practice.example import worked_example
from mentoring_lib.practice.replay import replay
from mentoring_lib.practice.skill_profile import ROUGHLY, Shares, Skill, practised, really_said
from mentoring_lib.practice.talk_report.talk import coded
from mentoring_lib.practice.transcript.model import Line
from mentoring_lib.records.own_talks import keep_own_talk, new_talk
from mentoring_lib.records.talk_log import KeptTalk, keep_talk
from mentoring_lib.records.workspace import make_workspace
from mentoring_lib.ui.profile_panel import ProfilePanel

NOOR = shipped_scenarios()["content/resultaten-zakken.yaml"]
LINES = (
    Line("mentor", "Hoe was die les voor jou?"),
    Line("ander", "Druk. Ik werd er moe van."),
    Line("mentor", "Je werd er moe van."),
)


def test_every_move_of_a_practice_talk_counts_except_silence():
    said = [
        reply(f"r{number}", f"s{number + 1}", move=str(move)) for number, move in enumerate(Move)
    ]
    scenes = [scene(f"s{n}", each, reply(f"x{n}")) for n, each in enumerate(said)]
    scenes.append(scene(f"s{len(said)}"))
    run = replay(scenario(scenes=scenes, start="s0"), [each["id"] for each in said])
    shares = practised([run])

    assert shares.turns == len(Move) - 1
    assert shares.counts[Skill.RETURN] == 3
    assert sum(shares.counts.values()) == shares.turns


def test_a_real_talk_counts_what_the_learner_corrected():
    talk = coded(LINES, {})
    corrected = coded(LINES, {1: MoveLabel.ADVICE})

    assert really_said([talk]).counts[Skill.INVITE] == 1
    assert really_said([corrected]).counts[Skill.ADVISE] == 1
    assert really_said([corrected]).turns == 2


@given(st.dictionaries(st.sampled_from(list(Skill)), st.integers(0, 400), max_size=7))
def test_an_estimate_stays_near_the_share_and_is_rounded(counts):
    shares = Shares(sum(counts.values()), counts)

    for skill in Skill:
        assert shares.roughly(skill) % ROUGHLY == 0
        assert abs(shares.roughly(skill) - shares.percent(skill)) <= ROUGHLY
        assert 0 <= shares.percent(skill) <= 100


def test_the_panel_puts_practice_and_real_talks_side_by_side(tmp_path):
    workspace = make_workspace(tmp_path)
    keep_talk(workspace, NOOR.slug, KeptTalk(worked_example(NOOR)).finished(NOON))
    keep_own_talk(workspace, new_talk(LINES, NOON))
    panel = ProfilePanel(Catalog(), workspace)

    assert "In 1 oefengesprekken" in panel.head[1]
    assert "In 1 eigen gesprekken (2 beurten)" in panel.head[2]
    assert {row[2] for row in panel.rows} == {"ongeveer 50 %", "ongeveer 0 %"}
    assert all(row[1].endswith(" %") for row in panel.rows)


def test_with_nothing_kept_the_panel_says_so(tmp_path):
    assert ProfilePanel(Catalog(), make_workspace(tmp_path)).rows == []
    assert ProfilePanel(Catalog(), None).rows == []

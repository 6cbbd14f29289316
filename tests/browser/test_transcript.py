import re
import shutil
from pathlib import Path

import pytest
from browser.course import eventually
from browser.test_tracker import TOO_WIDE, notebook
from browser.visit import WIDTHS, at_width, faults, has_focus, opened, photograph, tab_to
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog

pytestmark = pytest.mark.browser

LESSON = "91-terugkijken/91-terugkijken.ipynb"
TEXTS = Catalog().texts("transcript")
NAMES = ("Karin", "Noor", "Vries", "Sem", "Koopmans", "Apeldoorn")
SAID = (
    ("Karin Koopmans", "Hoi Noor, fijn dat je er bent. Hoe gaat het met je?"),
    ("Noor", "Gaat wel. Alleen bij meneer De Vries van wiskunde gaat het niet goed."),
    ("Karin Koopmans", "Je zit ermee dat het bij wiskunde niet lukt."),
    ("Noor", "Ja, ik snap de sommen niet en Sem uit 3C zit de hele les te kletsen."),
    ("Karin Koopmans", "Wat maakt die sommen zo lastig voor je?"),
    ("Noor", "Het gaat te snel. En thuis kan ik het aan niemand vragen."),
    ("Karin Koopmans", "Heb je al eens ergens anders gezeten? En wat zei De Vries toen?"),
    ("Noor", "Nee. Dat mag niet van hem."),
    ("Karin Koopmans", "Je moet gewoon eerder beginnen met leren, dan komt het goed."),
    ("Noor", "Ik begin al op tijd. Sinds we in Apeldoorn wonen is het gewoon druk thuis."),
    ("Karin Koopmans", "Druk thuis. Vertel daar eens iets meer over."),
    ("Noor", "Mijn broertjes zijn altijd in mijn kamer."),
    ("Karin Koopmans", "Waarom heb je dat niet eerder gezegd?"),
    ("Noor", "Weet ik niet. Niemand vroeg het."),
    ("Karin Koopmans", "Wil je horen wat bij een andere leerling hielp?"),
    ("Noor", "Ja, best."),
    ("Karin Koopmans", "Die maakte zijn huiswerk hier op school, in het zevende uur."),
    ("Noor", "Dat kan ik wel proberen."),
    ("Karin Koopmans", "Je wilt het zevende uur proberen, en je mist hulp. Klopt dat?"),
    ("Noor", "Ja."),
    ("Karin Koopmans", "Hm-hm."),
    ("Noor", "Ik wil wel een keer langskomen bij u."),
    ("Karin Koopmans", "Fijn. Wanneer zullen we dat doen?"),
    ("Noor", "Maandag."),
)  # fmt: skip


def subtitles(said=SAID):
    """Return a talk as Teams writes it, eight seconds for each turn."""
    parts = ["WEBVTT", ""]
    for at, (who, text) in enumerate(said):
        start, end = 8 * at, 8 * at + 2 + len(text) // 20
        parts.append(
            f"00:{start // 60:02}:{start % 60:02}.000 --> 00:{end // 60:02}:{end % 60:02}.000"
        )
        parts += [f"<v {who}>{text}</v>", ""]
    return "\n".join(parts)


@pytest.fixture
def panel(page, course):
    folder = course.learner.root / "91-terugkijken"
    folder.mkdir(exist_ok=True)
    (course.learner.root / LESSON).write_text(
        notebook("from mentoring_lib import own_talk; own_talk()"), "utf-8"
    )
    opened(page, course.server, LESSON)
    yield page.get_by_role("region", name=TEXTS["title"])
    course.server.end_lessons()
    shutil.rmtree(folder)
    shutil.rmtree(course.learner.root / ".mentoring/gesprekken", ignore_errors=True)


def give(panel, page, text=None, name="gesprek met Noor.vtt"):
    """Choose a file with the mouse."""
    with page.expect_file_chooser() as choosing:
        panel.get_by_role("button", name=TEXTS["file"]).click()
    content = (text or subtitles()).encode()
    choosing.value.set_files({"name": name, "mimeType": "text/vtt", "buffer": content})


def to_report(panel, page, text=None):
    give(panel, page, text)
    panel.get_by_role("button", name=TEXTS["to_names"]).click()
    panel.get_by_role("button", name=TEXTS["confirm"]).click()
    expect(panel.get_by_role("heading", name=TEXTS["counted"])).to_be_visible()


def test_every_screen_is_accessible_and_fits_a_phone(page, panel):
    found = look(page, panel, "terugkijken-kiezen")
    give(panel, page)
    expect(panel.get_by_role("heading", name=TEXTS["who"])).to_be_visible()
    found += look(page, panel, "terugkijken-wie")
    panel.get_by_role("button", name=TEXTS["to_names"]).click()
    panel.get_by_text("Bekijk ").first.click()
    found += look(page, panel, "terugkijken-namen")
    panel.get_by_role("button", name=TEXTS["confirm"]).click()
    press(panel, "show_phases")
    panel.get_by_role("combobox", name=TEXTS["phases_intro"]).select_option("lesnabespreking")
    expect(panel.get_by_role("heading", name=TEXTS["merid"])).to_be_visible()
    panel.locator(".mentoring-label[data-doubt] summary").first.click()
    found += look(page, panel, "terugkijken-rollen")
    press(panel, "show_figures")
    panel.get_by_text("Waar zie je dat?").first.click()
    found += look(page, panel, "terugkijken-verslag")
    at_width(page, WIDTHS[1])
    press(panel, "show_turns")
    photograph(page, "terugkijken-gesprek", widths=WIDTHS[1:])
    panel.get_by_role("button", name=TEXTS["all_talks"]).click()
    to_report(panel, page)
    press(panel, "show_progress")
    panel.locator("summary", has_text=TEXTS["progress_table"]).click()
    found += look(page, panel, "terugkijken-vergelijken")

    assert found == []


def test_both_panes_of_a_report_stay_in_view_beside_each_other(page, panel):
    to_report(panel, page)
    page.get_by_text(TEXTS["unasked_advice_note"]).scroll_into_view_if_needed()

    expect(panel.locator("[data-turn='1']")).to_be_in_viewport()


def press(panel, name):
    panel.get_by_role("button", name=TEXTS[name], exact=True).click()


SCROLLED = """panel => {
  const found = [];
  for (let each = panel; !each.matches(".jp-WindowedPanel-outer"); each = each.parentElement)
    if (each.scrollTop) found.push(each.className);
  return found;
}"""


def look(page, panel, name):
    """Return what is wrong at both widths, and keep pictures."""
    found = panel.evaluate(SCROLLED)
    for width in WIDTHS:
        at_width(page, width)
        # axe-core skips the contrast of a page that is scrolled inside JupyterLab.
        page.set_viewport_size({"width": width, "height": 12_000})
        found += faults(page)
        found += panel.evaluate(TOO_WIDE.replace(".mentoring-hidden", ".mentoring-hidden, table"))
    at_width(page, WIDTHS[0])
    photograph(page, name)
    return found


def figure(panel, name):
    row = panel.locator(".mentoring-row", has=panel.page.get_by_text(TEXTS[name], exact=True))
    return row.locator("strong")


def turn(panel, number):
    return panel.locator(f"[data-turn='{number}']")


def test_a_pasted_talk_is_read_pseudonymised_and_coded_with_the_keyboard_alone(page, panel):
    tab_to(page, panel.locator("summary", has_text=TEXTS["paste"]))
    page.keyboard.press("Enter")
    tab_to(page, panel.get_by_role("textbox"))
    page.keyboard.insert_text("\n".join(f"{who}: {text}" for who, text in SAID))
    key(page, panel.get_by_role("button", name=TEXTS["read"]))
    expect(panel.get_by_role("heading", name=TEXTS["who"])).to_be_focused()
    mentor = panel.get_by_role("group", name="Karin Koopmans")
    tab_to(page, mentor.get_by_role("radio", checked=True))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    key(page, panel.get_by_role("button", name=TEXTS["to_names"]))
    expect(panel.get_by_role("heading", name=TEXTS["names"])).to_be_focused()
    preview = panel.get_by_role("region", name=TEXTS["preview"])
    expect(preview).not_to_contain_text("Sem")
    sem = panel.get_by_role("checkbox", name="Sem wordt")
    key(page, sem, "Space")
    expect(preview).to_contain_text("Sem")
    assert has_focus(sem)
    page.keyboard.press("Space")
    expect(preview).not_to_contain_text("Sem")
    tab_to(page, panel.get_by_role("textbox", name=TEXTS["add_words"]))
    page.keyboard.type("zevende uur")
    page.keyboard.press("Enter")
    expect(preview).not_to_contain_text("zevende")
    key(page, panel.get_by_role("button", name=TEXTS["confirm"]))
    expect(panel.get_by_role("heading", name="Gesprek 1")).to_be_focused()
    expect(figure(panel, "stacked")).to_have_text("1 beurt")
    key(page, turn(panel, 7).locator("summary"))
    tab_to(page, turn(panel, 7).get_by_role("combobox"))
    page.keyboard.type("open v")
    expect(figure(panel, "stacked")).to_have_text("niet")
    expect(turn(panel, 7).get_by_role("combobox")).to_be_focused()
    expect(turn(panel, 7)).to_contain_text(TEXTS["own_choice"])


def key(page, element, pressed="Enter"):
    tab_to(page, element)
    page.keyboard.press(pressed)


def test_no_name_of_the_talk_is_on_disk_or_kept_by_the_page(page, panel, course):
    before = on_disk(course.learner.root)
    to_report(panel, page)
    press(panel, "all_talks")
    expect(panel.get_by_role("button", name="Gesprek 1")).to_be_visible()
    after = on_disk(course.learner.root)
    new = {path: text for path, text in after.items() if before.get(path) != text}
    kept = page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")

    assert [path.parent.name for path in new].count("gesprekken") == 1
    for text in [kept, *map(str, new), *new.values()]:
        assert not any(name in text for name in NAMES)


def on_disk(root):
    files = [path for path in root.rglob("*") if path.is_file()]
    return {path: path.read_bytes().decode("utf-8", "replace") for path in files}


@pytest.mark.parametrize("width", WIDTHS)
def test_from_a_figure_to_the_turn_that_shows_it_and_back(width, page, panel):
    to_report(panel, page)
    at_width(page, width)
    row = panel.locator(".mentoring-rows > li", has_text=TEXTS["longest"]).first
    row.locator("summary").click()
    there = row.get_by_role("button")
    number = there.locator("b").inner_text().removeprefix("Beurt ")
    there.click()

    expect(turn(panel, number)).to_be_focused()
    expect(turn(panel, number)).to_be_in_viewport()
    turn(panel, number).get_by_role("button", name=TEXTS["back_up"]).click()
    expect(there).to_be_focused()
    expect(there).to_be_in_viewport()


def test_a_doubtful_label_is_settled_and_stays_after_the_page_was_loaded_again(page, panel, course):
    to_report(panel, page)
    doubtful = panel.locator("[data-turn]:has([data-doubt])").first
    number = doubtful.get_attribute("data-turn")
    expect(doubtful).to_contain_text(TEXTS["doubt_label"])
    doubtful.locator("summary").click()
    turn(panel, number).locator(".mentoring-quick").get_by_role("button").last.click()
    expect(turn(panel, number)).to_contain_text(TEXTS["own_choice"])
    press(panel, "show_labels")
    expect(panel.get_by_text("Je veranderde 1 van de 12 labels.")).to_be_visible()
    course.server.end_lessons()
    opened(page, course.server, LESSON)
    panel.get_by_role("button", name="Gesprek 1").click()

    expect(turn(panel, number)).to_contain_text(TEXTS["own_choice"])


def test_a_coding_table_goes_out_and_comes_back_and_a_talk_can_be_removed(page, panel, course):
    to_report(panel, page)
    press(panel, "show_labels")
    with page.expect_download() as downloading:
        press(panel, "codes_save")
    rows = Path(downloading.value.path()).read_text("utf-8-sig").splitlines()
    filled = [rows[0], *(f"{row}anders" if row.endswith(";") else row for row in rows[1:])]
    with page.expect_file_chooser() as choosing:
        press(panel, "codes_read")
    table = {"name": "codes.csv", "mimeType": "text/csv", "buffer": "\n".join(filled).encode()}
    choosing.value.set_files(table)
    expect(panel.get_by_text(TEXTS["codes_kappa"])).to_be_visible(timeout=20_000)
    expect(panel.locator("dd").nth(1)).to_have_text(re.compile(r"-?\d,\d\d"))
    press(panel, "delete")
    expect(panel.get_by_role("button", name=TEXTS["delete_yes"])).to_be_focused()
    press(panel, "delete_yes")
    expect(panel.get_by_text(TEXTS["no_earlier"])).to_be_visible()
    folder = course.learner.root / ".mentoring/gesprekken"
    eventually(lambda: not list(folder.glob("*.json")), "een lege map")


def test_a_file_larger_than_one_message_may_be_arrives_whole(page, panel):
    long = "\n".join(f"Mentor: {'bla ' * 100}{at}\nLeerling: ja" for at in range(31_000))
    assert len(long) > 12_000_000
    give(panel, page, long, "lang.txt")

    expect(panel.get_by_text("meer tekst dan een gesprek kan hebben")).to_be_visible(timeout=60_000)

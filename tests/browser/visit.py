"""What a person does and sees in the browser: opening, tabbing, talking, filling in."""

import json
from pathlib import Path

from browser.course import REPOSITORY, SLUG
from playwright.sync_api import expect

from mentoring_lib.catalog.content import Catalog, load
from mentoring_lib.domain.exercise import Exercise

READY = ".mentoring-course:not(.lm-mod-hidden)[data-mentoring-autorun=klaar]"
PANEL = ".mentoring-panel"
AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 390)
HEIGHT = 900
SOURCE = REPOSITORY / "exercises/source" / SLUG
WORKED = json.loads((SOURCE / "maker/uitwerking.json").read_text("utf-8"))
WORKED_VALUES = {item: answer["value"] for item, answer in WORKED["answers"].items()}
OPGAVE = load(SOURCE / "opgave.yaml", Exercise)
SCENARIO = Catalog().scenario("resultaten-zakken")
ATTACK = "<script>document.title='gekaapt'</script><img src=x onerror=\"document.title='gekaapt'\">"

# JupyterLab's body has no height and hides what overflows: axe-core then takes all text for
# invisible and skips its contrast. So the body shows all while axe-core looks.
FOUND = """async ([scope, levels]) => {
  document.body.style.setProperty("overflow", "visible", "important");
  const found = await axe.run({include: [[scope]]}, {runOnly: {type: "tag", values: levels}});
  document.body.style.removeProperty("overflow");
  const looked = [...found.passes, ...found.violations].map((rule) => rule.id);
  return {violations: found.violations, looked};
}"""
CONTENT_HEIGHT = """() => Math.max(...[...document.querySelectorAll(".jp-WindowedPanel-outer")]
  .filter((page) => page.offsetParent).map((page) => page.scrollHeight),
  document.documentElement.scrollHeight)"""


def opened(page, server, path):
    """Open a page of the course and wait until it is ready."""
    page.goto(f"{server.base}/lab/tree/{path}?token={server.token}")
    return ready(page)


def ready(page, heading=None):
    """Wait for the lesson in front, and return it."""
    lesson = page.locator(READY)
    if heading:
        lesson = lesson.filter(has=page.get_by_role("heading", level=1, name=heading))
    expect(lesson).to_be_visible(timeout=60_000)
    return lesson


def tab_to(page, wanted, most=150, key="Tab"):
    """Press Tab until this element has the focus."""
    for _ in range(most):
        if has_focus(wanted):
            return wanted
        page.keyboard.press(key)
    raise AssertionError(f"niet te bereiken met Tab: {wanted}")


def has_focus(element):
    return element.evaluate("element => element === document.activeElement")


def focus_is_inside(panel):
    return panel.evaluate("panel => panel.contains(document.activeElement)")


def said(talk):
    """Return what you said in a talk, from the first turn on."""
    return talk.locator(".mentoring-you p").all_inner_texts()


def say(talk, *replies):
    """Choose replies with the mouse."""
    before = talk.locator(".mentoring-you").count()
    for number, reply in enumerate(replies, before + 1):
        talk.locator(f"[data-reply={reply}]").click()
        expect(talk.locator(".mentoring-you")).to_have_count(number)


def part(page, name):
    return page.locator(f"#onderdeel-{name}")


def fill_in(page, answers):
    """Fill in an exercise with its real controls."""
    for item in OPGAVE.items:
        if item.id in answers:
            _FILL[item.kind](part(page, item.id), item, answers[item.id])


def _tick(place, _item, value):
    for each in [value] if isinstance(value, str) else value:
        place.locator(f"input[value={each}]").check()


def _order(place, _item, value):
    for target, card in enumerate(value):
        while shown_order(place).index(card) > target:
            place.locator(f"[data-card={card}] [data-step='-1']").click()


def _sort(place, item, value):
    for number, card in enumerate(item.cards):
        place.locator("fieldset").nth(number).locator(f"input[value={value[card.id]}]").check()


def _write(place, _item, value):
    place.get_by_role("textbox").fill(value)


def _form(place, item, value):
    for field in item.fields:
        place.get_by_role("textbox", name=field.label.strip(), exact=True).fill(value[field.id])


def _talk(place, _item, value):
    say(place, *value)


_FILL = {
    "choice": _tick,
    "choices": _tick,
    "order": _order,
    "sort": _sort,
    "text": _write,
    "reflection": _write,
    "form": _form,
    "talk": _talk,
}


def shown_order(place):
    return place.locator("[data-card]").evaluate_all("rows => rows.map((row) => row.dataset.card)")


def shown(page, item):
    """Return the answer that an item shows, in the form in which it is kept."""
    place = part(page, item.id)
    ticked = place.locator("input:checked").evaluate_all("all => all.map((one) => one.value)")
    match item.kind:
        case "choice":
            return ticked[0]
        case "choices":
            return ticked
        case "order":
            return shown_order(place)
        case "sort":
            return dict(zip((card.id for card in item.cards), ticked, strict=True))
        case "form":
            boxes = place.get_by_role("textbox").all()
            names = (field.id for field in item.fields)
            return {name: box.input_value() for name, box in zip(names, boxes, strict=True)}
        case "talk":
            return said(place)
        case _:
            return place.get_by_role("textbox").input_value()


def faults(page, scope=PANEL):
    """Return what axe-core finds wrong inside a part of the page, a line per element."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(FOUND, [scope, LEVELS])
    assert "color-contrast" in found["looked"]
    return [
        f"{fault['id']} ({page.viewport_size['width']} px): {node['html'][:200]}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


def at_width(page, width):
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.wait_for_function("width => innerWidth === width", arg=width)


def photograph(page, name, folder=REPOSITORY / "screenshots", widths=WIDTHS):
    """Keep the whole page as a picture, at each width; git ignores the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for width in widths:
        at_width(page, width)
        height = min(page.evaluate(CONTENT_HEIGHT) + 120, 16_000)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("height => innerHeight === height", arg=height)
        page.screenshot(path=folder / f"{name}-{width}.png")
    at_width(page, WIDTHS[0])

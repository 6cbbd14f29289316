// Sorting cards for practice: as soon as a card lies, it says why.
function render({ model, el: root }) {
  const texts = model.get("texts"), activity = model.get("activity");
  const { id, section } = region(root, activity.title);
  section.append(...activity.intro.map((text) => el("p", {}, text)));
  const status = el("p", { role: "status", class: "mentoring-note" });
  section.append(...activity.cards.map((card, i) => {
    const why = el("p", { class: "mentoring-feedback", "aria-live": "polite" });
    return el("fieldset", { class: "mentoring-sort" },
      el("legend", {}, card.text),
      el("div", { class: "mentoring-chips" }, activity.groups.map((group) => el("label", {},
        el("input", {
          type: "radio", name: `${id}-${i}`, value: group.id,
          ...(model.get("placed")[card.id] === group.id ? { checked: true } : {}),
          change: () => model.send({ type: "place", card: card.id, group: group.id }),
        }), el("span", {}, group.text)))), why);
  }), status, button(texts.again, () => model.send({ type: "again" })));

  function draw() {
    const said = model.get("said"), placed = model.get("placed");
    section.querySelectorAll("fieldset").forEach((set, i) => {
      const card = activity.cards[i].id;
      const text = said[card] ?? "";
      if (set.lastChild.textContent !== text) set.lastChild.textContent = text;
      set.querySelectorAll("input").forEach((input) => { input.checked = placed[card] === input.value; });
    });
    status.textContent = model.get("status");
  }
  model.on("change:said change:placed change:status", draw);
  draw();
  return () => model.off("change:said change:placed change:status", draw);
}
export default { render };

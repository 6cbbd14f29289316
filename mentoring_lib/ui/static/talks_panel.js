// The practice room: choose a talk.
function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section } = region(root, texts.title, "h2");
  const all = el("input", { type: "checkbox", id: `${id}-all`, change: () => draw() });
  const list = el("div", {});
  const hidden = model.get("kinds").some((kind) => kind.talks.some((talk) => !talk.mine));
  section.append(el("p", {}, texts.intro),
    ...(hidden ? [el("p", {}, all, " ", el("label", { for: `${id}-all` }, texts.all))] : []), list);

  function card(talk) {
    const chosen = model.get("chosen") === talk.slug;
    return el("li", { "data-talk": talk.slug, class: chosen ? "mentoring-chosen" : null },
      button(el("span", {}, el("strong", {}, talk.title), el("br"), `${texts.with} ${talk.with}`),
        () => model.send({ type: "open", slug: talk.slug }), { "aria-pressed": String(chosen) }),
      el("p", { class: "mentoring-note" }, `${talk.minutes} ${talk.state}`));
  }
  function draw() {
    list.replaceChildren(...model.get("kinds").flatMap((kind) => {
      const shown = kind.talks.filter((talk) => all.checked || talk.mine);
      return shown.length ? [el("h3", {}, kind.title), el("ul", { class: "mentoring-talks" }, shown.map(card))] : [];
    }));
  }
  /** The talk is a panel of its own below this one: go there when it has come. */
  function goToTalk(tries = 20) {
    const talk = root.closest(".widget-vbox")?.querySelectorAll(".mentoring-panel")[1];
    const heading = talk?.querySelector("h3");
    if (heading) {
      heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    } else if (tries > 0) setTimeout(() => goToTalk(tries - 1), 150);
  }
  function marked() {
    for (const item of list.querySelectorAll("[data-talk]")) {
      const chosen = item.dataset.talk === model.get("chosen");
      item.classList.toggle("mentoring-chosen", chosen);
      item.querySelector("button").setAttribute("aria-pressed", String(chosen));
    }
    // The panel of an earlier choice makes place first.
    setTimeout(goToTalk, 300);
  }
  model.on("change:kinds", draw);
  model.on("change:chosen", marked);
  draw();
  return () => { model.off("change:kinds", draw); model.off("change:chosen", marked); };
}
export default { render };

// Looking back on a real talk. All that is shown comes by message, so that no name is kept by the page.
function render({ model, el: root }) {
  const texts = model.get("texts"), choices = model.get("choices");
  const { id, section, heading } = region(root, texts.title);
  const place = el("div");
  const told = el("p", { role: "status", class: "mentoring-trouble" });
  section.append(told, place);
  const send = (message) => model.send(message);
  const say = (text) => { if (told.textContent !== text) told.textContent = text; };
  const around = { id, texts, choices, send, say };
  const views = { choose: chooseView, speakers: speakersView, names: namesView, report: reportView };
  let shown = "", view = null;

  function show(data) {
    if (data.screen === "table") { download(data.name, data.text); return; }
    say(data.trouble);
    const name = data.screen + (data.screen === "report" ? data.name : "");
    if (name === shown && view.update) view.update(data);
    else if (!(data.screen === shown && data.trouble)) draw(data, name);
  }
  function draw(data, name) {
    const moved = shown !== "" && shown !== name;
    view = views[data.screen](data, around);
    shown = name;
    place.replaceChildren(view.element);
    if (moved) {
      view.heading.focus({ preventScroll: true });
      heading.scrollIntoView({ block: "start" });
    }
  }
  model.on("msg:custom", show);
  send({ type: "show" });
  return () => model.off("msg:custom", show);
}

function reportView(data, { id, texts, choices, send, say }) {
  const heading = el("h4", { tabindex: "-1", class: "mentoring-report-name" }, data.name);
  const place = el("div", { class: "mentoring-report" });
  const parts = partsBar(texts, place);
  const turns = turnsPart(texts, choices, send, parts.toTurns);
  const figures = figuresPart(texts, choices, id, send, turns, say);
  place.append(figures.element, turns.element);
  function update(now) {
    turns.update(now);
    figures.update(now);
  }
  update(data);
  return {
    heading, update,
    element: el("div", {},
      el("div", { class: "mentoring-tools" }, button(texts.all_talks, () => send({ type: "close" }))),
      heading, el("p", { class: "mentoring-note" }, data.notice, " ", texts.report_note),
      parts.element, place, removal(texts, send)),
  };
}

/** Which part of the report is shown; where it is narrow, the talk itself is such a part too. */
function partsBar(texts, place) {
  const names = ["figures", "phases", "progress", "labels", "turns"];
  const buttons = names.map((name) => button(texts[`show_${name}`], () => choose(name), { "data-show": name }));
  function choose(name) {
    place.dataset.part = name;
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.dataset.show === name));
  }
  /** Show the talk and return what undoes that. */
  function toTurns() {
    const before = place.dataset.part;
    const narrow = buttons.at(-1).offsetParent !== null;
    if (narrow) choose("turns");
    return () => { if (narrow) choose(before); };
  }
  choose("figures");
  return { element: el("div", { class: "mentoring-parts", role: "group", "aria-label": texts.show }, buttons), toTurns };
}

function removal(texts, send) {
  const sure = el("div", { class: "mentoring-sure", hidden: true },
    el("p", {}, texts.delete_sure),
    button(texts.delete_yes, () => send({ type: "delete" })), " ",
    button(texts.delete_no, () => { sure.hidden = true; ask.focus(); }));
  const ask = button(texts.delete, () => { sure.hidden = false; sure.querySelector("button").focus(); });
  return el("div", { class: "mentoring-removal" }, ask, sure);
}
export default { render };

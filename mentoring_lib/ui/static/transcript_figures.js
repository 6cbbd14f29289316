// The figures of a kept talk: what is counted apart from what is estimated.
function figuresPart(texts, choices, id, send, turns, say) {
  const places = Object.fromEntries(["counted", "estimated", "phases", "merid", "changes", "progress", "codes"]
    .map((name) => [name, el("div")]));
  const kind = el("select", { id: `${id}-structure`, "data-lm-suppress-shortcuts": "true",
    change: () => send({ type: "structure", slug: kind.value }) },
  el("option", { value: "" }, texts.no_structure),
  choices.structures.map(([slug, title]) => el("option", { value: slug }, title)));
  const merid = box("phases", texts.merid, places.merid);
  const estimated = box("figures", texts.estimated, el("p", { class: "mentoring-note" }, texts.estimated_intro), places.estimated);
  estimated.setAttribute("data-estimated", "");
  const element = el("div", { class: "mentoring-figures" },
    box("figures", texts.counted, el("p", { class: "mentoring-note" }, texts.counted_intro), places.counted),
    estimated,
    box("phases", texts.phases, el("label", { for: `${id}-structure`, class: "mentoring-small-label" }, texts.phases_intro), kind, places.phases),
    merid,
    box("progress", texts.progress, places.progress),
    box("labels", texts.changes, places.changes),
    box("labels", texts.codes, el("p", {}, texts.codes_intro), codeTools(), places.codes));

  function codeTools() {
    const given = { accept: ".csv", most: choices.most, texts, send, say };
    return el("div", { class: "mentoring-tools" },
      button(texts.codes_save, () => send({ type: "table" })), fileButton(texts.codes_read, given));
  }
  function update(data) {
    const open = new Set([...element.querySelectorAll("details[open]")].map((each) => each.dataset.name));
    const held = element.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    kind.value = data.structure;
    places.counted.replaceChildren(rowsList(data.counted, texts, turns));
    places.estimated.replaceChildren(...(data.few_turns ? [el("p", { class: "mentoring-caution" }, data.few_turns)] : []),
      rowsList([...data.estimated, ...data.unsettled], texts, turns));
    places.phases.replaceChildren(...phaseParts(data.phases, texts, turns));
    merid.hidden = !data.merid;
    places.merid.replaceChildren(...(data.merid ? meridParts(data.merid, texts, turns) : []));
    places.changes.replaceChildren(el("p", {}, data.changes.count),
      ...(data.changes.agreement ? [el("p", {}, data.changes.agreement)] : []),
      el("p", { class: "mentoring-note" }, data.changes.note));
    places.progress.replaceChildren(...progressParts(data.progress, texts));
    places.codes.replaceChildren(...codeParts(data.codes, texts, turns, send));
    for (const each of element.querySelectorAll("details")) each.open = open.has(each.dataset.name);
    if (held) element.querySelector(`[data-name="${held}"]`)?.focus({ preventScroll: true });
  }
  return { element, update };
}

/** A framed group of figures, shown when its part of the report is chosen. */
function box(part, title, ...content) {
  return el("div", { class: "mentoring-box", "data-part": part }, el("h5", {}, title), content);
}

function rowsList(rows, texts, turns) {
  return el("ul", { class: "mentoring-rows" }, rows.map((row) => el("li", {},
    el("p", { class: "mentoring-row" }, el("span", {}, row.label), " ", el("strong", {}, row.value)),
    row.note ? el("p", { class: "mentoring-note" }, row.note) : null,
    evidence(row.name, row.lines, texts, turns))));
}

function evidence(name, lines, texts, turns) {
  if (!lines.length) return null;
  return el("details", { "data-name": name }, el("summary", { "data-name": `${name}-summary` }, fill(texts.see, { number: lines.length })),
    el("ul", { class: "mentoring-evidence" }, lines.map((number) => el("li", {}, toTurn(number, `‘${short(turns.text(number))}’`, texts, turns)))));
}

function toTurn(number, said, texts, turns) {
  const made = button([el("b", {}, fill(texts.turn_short, { number })), ` ${said}`], () => turns.go(number, made));
  return made;
}

function short(text) {
  return text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text;
}

function phaseParts(phases, texts, turns) {
  if (!phases) return [];
  return [rowsList(phases.rows, texts, turns), ...phases.order.map((text) => el("p", {}, text)),
    el("p", { class: "mentoring-note" }, phases.caution)];
}

function meridParts(merid, texts, turns) {
  return [el("p", { class: "mentoring-note" }, merid.source), el("p", { class: "mentoring-note" }, merid.reading),
    el("p", {}, merid.confirmed), rowsList(merid.rows, texts, turns),
    el("p", { class: "mentoring-small-label" }, texts.merid_parts), rowsList(merid.parts, texts, turns)];
}

function progressParts(progress, texts) {
  if (!progress) return [el("p", { class: "mentoring-note" }, texts.progress_none)];
  return [el("p", { class: "mentoring-note" }, texts.progress_intro),
    el("div", { class: "mentoring-charts" }, progress.charts.map((chart) => el("figure", {},
      el("figcaption", {}, chart.label), svg(chart.svg)))),
    el("details", { "data-name": "progress" }, el("summary", { "data-name": "progress-summary" }, texts.progress_table),
      table(texts.progress_table, progress.head, progress.rows))];
}

function codeParts(codes, texts, turns, send) {
  if (!codes) return [];
  const apart = codes.apart.length ? [el("p", { class: "mentoring-small-label" }, texts.codes_apart),
    el("ul", { class: "mentoring-evidence" }, codes.apart.map(([number, one, other]) =>
      el("li", {}, toTurn(number, fill(texts.codes_pair, { one, other }), texts, turns))))] : [];
  return [el("p", {}, codes.who),
    el("dl", {}, codes.rows.map(([label, value]) => [el("dt", {}, label), el("dd", {}, value)])),
    ...(codes.note ? [el("p", { class: "mentoring-caution" }, codes.note)] : []),
    el("p", { class: "mentoring-note" }, texts.codes_means), ...apart,
    el("div", { class: "mentoring-tools" }, button(texts.codes_drop, () => send({ type: "drop_codes" })))];
}

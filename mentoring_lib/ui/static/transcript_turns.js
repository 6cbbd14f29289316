// The turns of a kept talk, each of the mentor's with a label that can be changed.
function turnsPart(texts, choices, send, reveal) {
  const list = el("ol", { class: "mentoring-turn-list" });
  const element = el("div", { class: "mentoring-beside-turns" },
    el("h5", {}, texts.turns), el("p", { class: "mentoring-note" }, texts.turns_intro),
    el("div", { class: "mentoring-turn-scroll", tabindex: "0", role: "region", "aria-label": texts.turns }, list));
  const known = new Map();
  let roles = [];

  function draw(turn) {
    const before = known.get(turn.number);
    const focused = before?.element.contains(document.activeElement) ? document.activeElement.dataset.part : null;
    const made = turnElement(turn, { texts, choices, roles, send, open: before?.element.querySelector("details")?.open });
    if (before) before.element.replaceWith(made);
    known.set(turn.number, { element: made, text: turn.text });
    if (focused) (made.querySelector(`[data-part="${focused}"]`) ?? made.querySelector("summary"))?.focus({ preventScroll: true });
    return made;
  }
  function update(data) {
    roles = data.merid?.roles ?? [];
    if (data.partly) data.turns.forEach(draw);
    else {
      const [scroll, top] = [list.parentElement, list.parentElement.scrollTop];
      list.replaceChildren(...data.turns.map((turn) => draw(turn)));
      scroll.scrollTop = top;
    }
  }
  /** Go to a turn, with a way back to where one came from. */
  function go(number, from) {
    const turn = known.get(number)?.element;
    if (!turn) return;
    list.querySelectorAll(".mentoring-way-back").forEach((each) => each.remove());
    list.querySelectorAll("[data-shown]").forEach((each) => each.removeAttribute("data-shown"));
    turn.setAttribute("data-shown", "");
    const unreveal = reveal();
    turn.append(button(texts.back_up, () => {
      unreveal();
      from.focus({ preventScroll: true });
      from.scrollIntoView({ block: "center" });
    }, { class: "mentoring-way-back" }));
    turn.focus({ preventScroll: true });
    turn.scrollIntoView({ block: "center" });
  }
  return { element, update, go, text: (number) => known.get(number)?.text ?? "" };
}

function turnElement(turn, around) {
  const { coded } = turn;
  return el("li", { tabindex: "-1", "data-turn": turn.number, "data-mine": Boolean(coded) },
    el("p", { class: "mentoring-who" }, `${turn.number} · ${turn.speaker}`),
    el("p", {}, marked(turn.text)),
    coded ? labelPart(turn, around) : null);
}

function labelPart(turn, around) {
  const { texts, open } = around, { coded, role } = turn;
  const name = coded.doubt ? `${texts.doubt_label}: ${coded.offered.map(([, label]) => label).join(" of ")}?` : coded.name;
  const state = coded.own ? el("span", { class: "mentoring-own" }, ` · ${texts.own_choice}`) : null;
  const body = el("div", { class: "mentoring-coding" });
  const details = el("details", { class: "mentoring-label", "data-doubt": coded.doubt, toggle: fillBody },
    el("summary", { "data-part": "summary" },
      el("span", { class: "mentoring-hidden" }, `${fill(texts.label_of, { number: turn.number })} `), name, state, role ? el("span", { class: "mentoring-role" }, ` · ${roleName(role.role, around)}`) : null),
    body);
  // A long talk has thousands of choices; they are made when somebody looks.
  function fillBody() {
    if (details.open && !body.childElementCount) body.append(...codingParts(turn, around));
  }
  details.open = Boolean(open);
  fillBody();
  return details;
}

function codingParts(turn, around) {
  const { texts, choices, send } = around, { coded, number } = turn;
  const take = (label) => send({ type: "label", number, label });
  const quick = coded.doubt ? el("div", { class: "mentoring-quick" }, coded.offered.map(([label, name]) => button(name, () => take(label)))) : null;
  const select = el("select", { "data-lm-suppress-shortcuts": "true", "data-part": "label", "aria-label": `${texts.turn_short.replace("{number}", number)}: ${texts.choose_label}`,
    change: () => take(select.value) },
  el("option", { value: "" }, texts.program_choice),
  choices.labels.map(([value, label]) => el("option", { value, selected: coded.own && value === coded.label }, label)));
  return [el("p", {}, coded.reason), quick, el("span", { class: "mentoring-small-label" }, texts.choose_label), select,
    ...(turn.role ? roleParts(turn, around) : [])].filter(Boolean);
}

function roleParts({ number, role }, around) {
  const { texts, roles, send } = around;
  const take = (name) => send({ type: "role", number, role: name });
  const select = el("select", { "data-lm-suppress-shortcuts": "true", "data-part": "role", "aria-label": `${texts.turn_short.replace("{number}", number)}: ${texts.choose_role}`,
    change: () => take(select.value) },
  el("option", { value: "" }, fill(texts.role_suggested, { role: roleName(role.suggested, around) })),
  roles.map((each) => el("option", { value: each.id, selected: role.confirmed && each.id === role.role }, `${each.label}: ${each.meaning}`)),
  el("option", { value: "geen", selected: role.confirmed && role.role === "geen" }, texts.no_role));
  return [el("span", { class: "mentoring-small-label" }, texts.choose_role), select,
    role.confirmed ? null : el("div", { class: "mentoring-quick" }, button(texts.role_ok, () => take(role.suggested), { "data-part": "ok", "aria-label": `${texts.role_ok}: ${roleName(role.suggested, around)}` }))];
}

function roleName(name, { texts, roles }) {
  return roles.find((role) => role.id === name)?.label ?? texts.no_role;
}

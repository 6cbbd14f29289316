// One item of an exercise. Every change goes to the answer sheet at once.
const WAIT = 250; // milliseconds after the last key; a word end is sent at once
const PATIENCE = 4000; // milliseconds without an answer before we say so

function render({ model, el: root }) {
  const texts = model.get("texts"), item = model.get("item");
  const { id, section, heading } = region(root, item.title);
  section.id = `onderdeel-${item.id}`;
  heading.before(el("p", { class: "mentoring-who" }, item.place));
  section.append(...item.prompt.map((text) => el("p", {}, text)));
  const body = el("div", {}), note = el("p", { class: "mentoring-saved" });
  section.append(body, note);
  const saver = saverFor(model, note, texts);
  const draw = KINDS[item.kind](body, { id, item, texts, model, save: saver.save });
  note.textContent = model.get("saved");
  const leave = (event) => { if (saver.pending()) event.preventDefault(); };
  const hide = () => saver.flush();
  addEventListener("beforeunload", leave);
  addEventListener("pagehide", hide);
  document.addEventListener("visibilitychange", hide);
  return () => {
    saver.flush();
    saver.stop();
    removeEventListener("beforeunload", leave);
    removeEventListener("pagehide", hide);
    document.removeEventListener("visibilitychange", hide);
    draw?.stop?.();
  };
}

/** Sends answers, and tells when one did not arrive. */
function saverFor(model, note, texts) {
  let waiting = null, timer = null, alarm = null, sent = 0, confirmed = 0;
  function flush() {
    clearTimeout(timer);
    if (waiting === null) return;
    // Rises after a reload too, so that the kernel can tell an older answer from a newer one.
    sent = Math.max(sent + 1, Date.now());
    model.send({ type: "answer", number: sent, value: waiting.value });
    waiting = null;
    clearTimeout(alarm);
    alarm = setTimeout(() => say(texts.not_saved, true), PATIENCE);
  }
  function say(text, wrong) {
    note.textContent = text;
    note.toggleAttribute("data-wrong", wrong);
    if (wrong) note.setAttribute("role", "alert"); else note.removeAttribute("role");
  }
  function onMessage(message) {
    if (message.type !== "saved" && message.type !== "refused") return;
    confirmed = Math.max(confirmed, message.number);
    if (confirmed >= sent) clearTimeout(alarm);
    say(message.text, message.type === "refused");
  }
  model.on("msg:custom", onMessage);
  return {
    flush,
    pending: () => waiting !== null || confirmed < sent,
    save(value, { soon = false } = {}) {
      waiting = { value };
      clearTimeout(timer);
      if (soon) timer = setTimeout(flush, WAIT); else flush();
    },
    stop() { clearTimeout(alarm); model.off("msg:custom", onMessage); },
  };
}

/** Save while typing: at the end of a word at once, inside a word very soon. */
function whileTyping(save) {
  return (event) => {
    const inWord = event.inputType?.startsWith("insert") && event.data && !/\s|[.,;:?]/.test(event.data);
    save({ soon: Boolean(inWord) });
  };
}

function options(type, { id, item, model, save }) {
  const value = model.get("value");
  const chosen = new Set(type === "radio" ? [value] : value ?? []);
  return el("fieldset", { class: "mentoring-options" },
    el("legend", { class: "mentoring-hidden" }, item.title),
    item.options.map((option) => el("label", {},
      el("input", {
        type, name: id, value: option.id, ...(chosen.has(option.id) ? { checked: true } : {}),
        change: (event) => {
          if (type === "radio") return save(option.id);
          if (event.target.checked) chosen.add(option.id); else chosen.delete(option.id);
          save([...chosen]);
        },
      }), el("span", {}, option.text))));
}

function ordering(body, { item, texts, model, save }) {
  let order = model.get("value") ?? item.cards.map((card) => card.id);
  const byId = Object.fromEntries(item.cards.map((card) => [card.id, card]));
  const list = el("ol", { class: "mentoring-order" });
  const said = el("p", { class: "mentoring-hidden", "aria-live": "polite" });
  function move(index, step) {
    const to = index + step;
    if (to < 0 || to >= order.length) return;
    [order[index], order[to]] = [order[to], order[index]];
    order = [...order];
    save(order);
    draw();
    const row = list.children[to];
    const again = row.querySelector(`[data-step="${step}"]`);
    (again.disabled ? row.querySelector("button:not(:disabled)") : again).focus();
    said.textContent = fill(texts.moved, { place: to + 1, total: order.length });
  }
  function mover(index, step, sign, name) {
    return button(sign, () => move(index, step), {
      "data-step": step, "aria-label": fill(name, { card: byId[order[index]].text }),
      disabled: index + step < 0 || index + step >= order.length,
    });
  }
  function draw() {
    list.replaceChildren(...order.map((name, i) => el("li", { "data-card": name },
      el("span", { class: "mentoring-number", "aria-hidden": "true" }, String(i + 1)),
      el("span", { class: "mentoring-card" }, byId[name].text),
      el("span", { class: "mentoring-movers" },
        mover(i, -1, "↑", texts.up), mover(i, 1, "↓", texts.down)))));
  }
  draw();
  body.append(list, said);
}

function sorting(body, { id, item, model, save }) {
  const placed = { ...(model.get("value") ?? {}) };
  body.append(...item.cards.map((card, i) => el("fieldset", { class: "mentoring-sort" },
    el("legend", {}, card.text),
    el("div", { class: "mentoring-chips" }, item.groups.map((group) => el("label", {},
      el("input", {
        type: "radio", name: `${id}-${i}`, value: group.id,
        ...(placed[card.id] === group.id ? { checked: true } : {}),
        change: () => { placed[card.id] = group.id; save({ ...placed }); },
      }), el("span", {}, group.text)))))));
}

function textarea(id, rows, value, describedby, oninput) {
  const area = el("textarea", {
    id, rows, spellcheck: "true", "aria-describedby": describedby,
    input: oninput, blur: (event) => oninput(event),
  });
  area.value = value ?? "";
  return area;
}

function writing(body, { id, item, texts, model, save }) {
  const count = el("p", { id: `${id}-count`, class: "mentoring-note" });
  const tell = () => {
    const words = area.value.split(/\s+/).filter(Boolean).length;
    count.textContent = item.min_words
      ? fill(texts.words_of, { words, min: item.min_words })
      : fill(texts.words, { words });
  };
  const typed = whileTyping((how) => { tell(); save(area.value, how); });
  const area = textarea(`${id}-text`, item.rows, model.get("value"), `${id}-count`, (event) => {
    if (event.type === "blur" && area.value === (model.get("value") ?? "")) return;
    typed(event);
  });
  tell();
  body.append(el("label", { for: `${id}-text` }, texts.your_text), area, count);
  if (item.rubric) body.append(rubricOf(item.rubric, texts));
}

function rubricOf(rubric, texts) {
  return el("details", {}, el("summary", {}, texts.rubric),
    el("p", { class: "mentoring-note" }, rubric.source),
    rubric.criteria.map((criterion) => [
      el("h4", {}, criterion.name),
      el("ol", { class: "mentoring-levels" }, criterion.levels.map((level) =>
        el("li", {}, el("b", {}, `${level.name}. `), level.text))),
    ]));
}

function form(body, { id, item, model, save }) {
  const filled = { ...(model.get("value") ?? {}) };
  body.append(...item.fields.flatMap((field) => {
    const name = `${id}-${field.id}`;
    const typed = whileTyping((how) => { filled[field.id] = area.value; save({ ...filled }, how); });
    const area = textarea(name, 2, filled[field.id], field.help ? `${name}-help` : null, (event) => {
      if (event.type === "blur" && area.value === (filled[field.id] ?? "")) return;
      typed(event);
    });
    return [el("label", { for: name }, field.label),
      field.help ? el("p", { id: `${name}-help`, class: "mentoring-note" }, field.help) : null, area];
  }));
}

function talking(body, { id, texts, model }) {
  const draw = talkView(body, id, texts, (message) => model.send(message));
  const update = () => draw(model.get("view"));
  model.on("change:view", update);
  update();
  return { stop: () => model.off("change:view", update) };
}

const KINDS = {
  choice: (body, given) => body.append(options("radio", given)),
  choices: (body, given) => body.append(options("checkbox", given)),
  order: ordering,
  sort: sorting,
  text: writing,
  reflection: writing,
  form,
  talk: talking,
};

export default { render };

// Before a talk is kept: choosing it, who is who, and what becomes unrecognisable.
function step(texts, number, title) {
  const heading = el("h4", { tabindex: "-1" }, title);
  return { heading, top: [el("p", { class: "mentoring-step" }, fill(texts.steps, { number })), heading] };
}

function chooseView(data, { id, texts, choices, send, say }) {
  const heading = el("h4", { tabindex: "-1" }, texts.earlier);
  const box = el("textarea", { id: `${id}-paste`, rows: "8" });
  const given = { accept: choices.files, most: choices.most, texts, send, say };
  const talks = data.talks.length
    ? el("ul", { class: "mentoring-talks" }, data.talks.map((talk) => el("li", {},
      button(talk.name, () => send({ type: "open", id: talk.id })))))
    : el("p", { class: "mentoring-note" }, texts.no_earlier);
  return {
    heading,
    element: el("div", {},
      el("p", {}, texts.intro), el("p", { class: "mentoring-note" }, texts.consent),
      data.loose ? el("p", { class: "mentoring-trouble" }, data.loose) : null,
      el("div", { class: "mentoring-ways" },
        el("div", {}, fileButton(texts.file, given, { class: "mentoring-main" }),
          el("p", { class: "mentoring-note" }, texts.file_kinds)),
        el("details", {}, el("summary", {}, texts.paste),
          el("label", { for: `${id}-paste` }, texts.paste_hint), box,
          button(texts.read, () => send({ type: "paste", text: box.value })))),
      heading, talks, data.unreadable ? el("p", { class: "mentoring-note" }, data.unreadable) : null),
  };
}

function speakersView(data, { id, texts, send }) {
  const { heading, top } = step(texts, 1, texts.who);
  const roles = Object.fromEntries(data.people.map((person) => [person.name, person.role]));
  const people = data.people.map((person, i) => el("fieldset", { class: "mentoring-person" },
    el("legend", {}, person.name || texts.nameless),
    el("p", { class: "mentoring-note" }, fill(texts.person, person)),
    el("div", { class: "mentoring-chips" }, ["mentor", "other", "skip"].map((role) => el("label", {},
      el("input", { type: "radio", name: `${id}-person-${i}`, value: role, checked: roles[person.name] === role,
        change: () => { roles[person.name] = role; } }),
      el("span", {}, texts[`role_${role}`]))))));
  return {
    heading,
    element: el("div", {}, top, el("p", {}, texts.who_intro),
      data.remarks.map((remark) => el("p", { class: "mentoring-note" }, remark)),
      el("p", {}, el("strong", {}, texts.guess), " ", data.reason), people,
      button(texts.to_names, () => send({ type: "roles", roles }), { class: "mentoring-main" }),
      el("div", { class: "mentoring-tools" }, button(texts.stop, () => send({ type: "back" })))),
  };
}

function namesView(data, { id, texts, send }) {
  const { heading, top } = step(texts, 2, texts.names);
  const found = el("div"), read = el("ol", { class: "mentoring-preview-lines" });
  const add = addPart(id, texts, data.add_kinds, send);
  let drawn = "";

  function update(now) {
    if (JSON.stringify(now.kinds) !== drawn) {
      drawn = JSON.stringify(now.kinds);
      found.replaceChildren(...(now.kinds.length ? now.kinds.map((kind) => kindPart(kind, texts, send))
        : [el("p", {}, texts.names_none)]));
      add.done();
    }
    const rejected = new Set(now.rejected);
    for (const box of found.querySelectorAll("input")) {
      const numbers = box.dataset.numbers.split(" ").map(Number);
      const replaced = numbers.filter((number) => !rejected.has(number)).length;
      box.checked = replaced > 0;
      box.indeterminate = replaced > 0 && replaced < numbers.length;
    }
    read.replaceChildren(...now.preview.map(([who, text]) => el("li", {},
      el("span", { class: "mentoring-who" }, who), marked(text))));
  }
  update(data);
  return {
    heading, update,
    element: el("div", {}, top, el("p", {}, texts.names_intro),
      data.cautions.map((caution) => el("p", { class: "mentoring-note" }, caution)),
      found, add.element,
      el("h4", {}, texts.preview), el("p", { class: "mentoring-note" }, texts.preview_intro),
      el("div", { class: "mentoring-preview", tabindex: "0", role: "region", "aria-label": texts.preview }, read),
      button(texts.confirm, () => send({ type: "confirm" }), { class: "mentoring-main" }),
      el("p", { class: "mentoring-note" }, texts.confirm_note),
      el("div", { class: "mentoring-tools" }, button(texts.back, () => send({ type: "back" })),
        button(texts.stop, () => send({ type: "close" })))),
  };
}

/** Show placeholders so that they stand out. */
function marked(text) {
  return text.split(/(\[[a-z-]+ \d+\])/).map((part, i) => (i % 2 ? el("mark", {}, part) : part));
}

function tick(numbers, send, ...label) {
  const box = el("input", { type: "checkbox", "data-numbers": numbers.join(" "),
    change: () => send({ type: "decide", numbers, replaced: box.checked }) });
  return el("label", { class: "mentoring-tick" }, box, el("span", {}, label));
}

function kindPart(kind, texts, send) {
  const all = kind.groups.flatMap((group) => group.places.map((place) => place.number));
  const both = all.length > 1 ? el("div", { class: "mentoring-both" },
    button(texts.all, () => send({ type: "decide", numbers: all, replaced: true }), { "aria-label": `${texts.all}: ${kind.label}` }),
    button(texts.nothing, () => send({ type: "decide", numbers: all, replaced: false }), { "aria-label": `${texts.nothing}: ${kind.label}` })) : null;
  return el("section", { class: "mentoring-kind", "aria-label": kind.label },
    el("div", { class: "mentoring-kind-head" }, el("h5", {}, kind.label), both),
    el("ul", {}, kind.groups.map((group) => el("li", {}, groupPart(group, texts, send)))));
}

function groupPart(group, texts, send) {
  const numbers = group.places.map((place) => place.number);
  const head = tick(numbers, send, el("strong", {}, group.words.join(", ")), ` ${texts.becomes} `,
    el("mark", {}, group.placeholder), group.sure ? null : el("em", {}, ` · ${texts.doubt}`));
  if (numbers.length === 1) return [head, el("p", { class: "mentoring-context" }, context(group.places[0]))];
  return [head, el("details", {}, el("summary", {}, fill(texts.places, { number: numbers.length })),
    group.places.map((place) => tick([place.number], send,
      `${fill(texts.place, { number: place.turn })}: `, context(place))))];
}

function context(place) {
  return [place.before, el("b", {}, place.hit), place.after];
}

function addPart(id, texts, kinds, send) {
  const words = el("input", { type: "text", id: `${id}-add`, keydown: (event) => { if (event.key === "Enter") take(); } });
  const kind = el("select", { id: `${id}-kind`, "data-lm-suppress-shortcuts": "true" },
    kinds.map(([value, label]) => el("option", { value }, label)));
  function take() {
    if (words.value.trim()) send({ type: "add", words: words.value, kind: kind.value });
  }
  const element = el("fieldset", { class: "mentoring-add" }, el("legend", {}, texts.add),
    el("div", {}, el("label", { for: `${id}-add` }, texts.add_words), words),
    el("div", {}, el("label", { for: `${id}-kind` }, texts.add_kind), kind),
    button(texts.add_do, take));
  return { element, done: () => { words.value = ""; } };
}

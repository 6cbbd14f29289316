// Before the talk: which kind, how long, and the phases that this gives.
function choosingView(place, id, texts, kinds, send) {
  let plan = null;
  const choose = (change) => send({ type: "choose", slug: plan.slug, minutes: plan.minutes, ...change });
  const kind = el("select", {
    id: `${id}-kind`, "data-lm-suppress-shortcuts": "true",
    change: () => choose({ slug: kind.value }),
  }, kinds.map((each) => el("option", { value: each.slug }, each.title)));
  const chips = el("div", { class: "mentoring-chips" });
  const other = el("input", {
    type: "number", id: `${id}-other`, min: "2", max: "480", step: "1", inputmode: "numeric",
    change: takeOther,
    // JupyterLab keeps Enter to itself, so that a change isn't told.
    keydown: (event) => { if (event.key === "Enter") takeOther(); },
  });
  const title = el("h4"), about = el("p", { class: "mentoring-note" });
  const phases = el("ol", { class: "mentoring-phases", "aria-label": texts.phases });
  place.replaceChildren(
    el("p", {}, texts.intro),
    el("label", { for: `${id}-kind`, class: "mentoring-field" }, texts.kind), kind,
    el("fieldset", { class: "mentoring-field" }, el("legend", {}, texts.minutes), chips),
    el("div", { class: "mentoring-other-time" }, el("label", { for: `${id}-other` }, texts.other), other),
    el("div", { class: "mentoring-plan" }, title, about, phases),
  );

  function takeOther() {
    if (other.value) choose({ minutes: Math.round(Number(other.value)) });
  }
  function chip(minutes) {
    return el("label", {}, el("input", {
      type: "radio", name: `${id}-minutes`, value: String(minutes), change: () => choose({ minutes }),
    }), el("span", {}, fill(texts.share, { minutes })));
  }
  return (given) => {
    // The chips stay the same elements while you choose among them: the focus stays too.
    if (String(given.choices) !== String(plan?.choices)) chips.replaceChildren(...given.choices.map(chip));
    plan = given;
    kind.value = plan.slug;
    chips.querySelectorAll("input").forEach((input) => { input.checked = input.value === String(plan.minutes); });
    other.value = plan.choices.includes(plan.minutes) ? "" : plan.minutes;
    write(title, plan.title);
    write(about, plan.about);
    phases.replaceChildren(...plan.phases.map((phase) => el("li", {},
      el("span", {}, phase.label), shareOf(phase.minutes, texts))));
  };
}

function shareOf(minutes, texts) {
  return el("span", { class: "mentoring-share" }, fill(texts.share, { minutes }));
}

/** Change a text only when it differs, so that nothing is read out twice. */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// During the talk: the phase that you are in, its time, and the others. No kernel is needed.
function followingView(place, texts, { plan, run }, { say, acted }) {
  const card = phaseCard(texts, plan, run);
  const rows = phaseRows(texts, plan, run, moveTo);
  const pause = button("", then(() => startOrPause(run)), { class: "mentoring-main" });
  const previous = button(texts.previous, () => moveTo(run.at - 1));
  const next = button(texts.next, () => moveTo(run.at + 1));
  const more = button(texts.more, then(() => extend(run, 2)));
  card.element.append(el("div", { class: "mentoring-controls" }, pause, more, previous, next));
  place.replaceChildren(el("div", { class: "mentoring-beside" }, card.element, rows.element));

  function then(change) {
    return () => {
      change();
      acted();
      draw();
    };
  }
  function moveTo(number) {
    if (number < 0 || number >= plan.phases.length) return;
    then(() => goTo(run, number))();
    say(fill(texts.phase, { number: number + 1, total: plan.phases.length, label: plan.phases[number].label }));
  }
  function draw() {
    card.draw();
    rows.draw();
    write(pause, run.since === null ? texts.start : texts.pause);
    // A button that is really disabled would lose the focus of who just pressed it.
    previous.setAttribute("aria-disabled", String(run.at === 0));
    next.setAttribute("aria-disabled", String(run.at === plan.phases.length - 1));
  }
  draw();
  return { tick: card.tick, focus: () => card.title.focus() };
}

/** The current phase: what it is for, what you can say, and how much time is left. */
function phaseCard(texts, plan, run) {
  const who = el("p", { class: "mentoring-who" }), title = el("h4", { tabindex: "-1" });
  const purpose = el("p"), examples = el("ul", { class: "mentoring-examples" });
  const left = el("p", { role: "timer", class: "mentoring-left" });
  const total = el("p", { class: "mentoring-note" }), done = el("div");
  const element = el("div", { class: "mentoring-now" }, who, title, purpose,
    el("p", { class: "mentoring-who" }, texts.say), examples, left,
    el("div", { class: "mentoring-bar", "aria-hidden": "true" }, done), total);

  function draw() {
    const phase = plan.phases[run.at];
    write(who, fill(texts.current, { number: run.at + 1, total: plan.phases.length }));
    write(title, phase.label);
    purpose.textContent = phase.led_by
      ? `${phase.purpose} ${fill(texts.led_by, { who: phase.led_by })}` : phase.purpose;
    examples.replaceChildren(...phase.examples.map((text) => el("li", {}, text)));
    tick();
  }
  function tick() {
    const inPhase = leftInPhase(run);
    element.toggleAttribute("data-over", inPhase <= 0);
    write(left, timeLeft(inPhase, texts.left, texts.last, texts.over));
    const rest = timeLeft(leftInTotal(run), texts.total_left, texts.total_last, texts.total_over);
    const words = fill(rest, { total: totalMinutes(run) });
    write(total, run.since === null ? `${words} ${texts.paused}` : words);
    done.style.inlineSize = `${100 * Math.min(1, 1 - inPhase / run.given[run.at])}%`;
  }
  return { element, title, draw, tick };
}

function timeLeft(left, some, last, over) {
  if (left <= 0) return over;
  return left < HALF_A_MINUTE ? last : some.replace("{minutes}", Math.ceil(left / MINUTE));
}

/** All phases in a row; each leads there, because a talk doesn't go in order. */
function phaseRows(texts, plan, run, moveTo) {
  const rows = plan.phases.map((phase, number) => {
    const minutes = shareOf(phase.minutes, texts);
    const row = button("", () => moveTo(number));
    row.append(el("span", {}, phase.label), minutes);
    return { row, minutes };
  });
  function draw() {
    rows.forEach(({ row, minutes }, number) => {
      if (number === run.at) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
      write(minutes, fill(texts.share, { minutes: Math.round(run.given[number] / MINUTE) }));
    });
  }
  const element = el("ol", { class: "mentoring-phases", "aria-label": texts.phases },
    rows.map(({ row }) => el("li", {}, row)));
  return { element, draw };
}

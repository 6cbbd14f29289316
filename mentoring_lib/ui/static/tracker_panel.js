// The phases of a real talk beside you: choosing first, then following with a quiet clock.
function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section, heading } = region(root, texts.title);
  const place = el("div");
  const told = el("p", { role: "status", class: "mentoring-hidden" });
  const start = button(texts.begin, begin, { class: "mentoring-main" });
  const stop = button(texts.stop, end);
  const sound = soundSwitch(texts.sound);
  const guide = guidePart(texts, model, () => talk?.plan ?? model.get("plan"));
  guide.tools.append(stop);
  const quiet = el("p", { class: "mentoring-note" }, texts.no_notes);
  section.append(place, start, sound.element, guide.element, quiet, told);
  const screen = screenKeeper();
  const name = `mentoring-tracker:${model.get("place")}`;
  let talk = keptRun(name), view = null, choosing = null;

  function show() {
    const busy = talk !== null;
    choosing = busy ? null : choosingView(place, id, texts, model.get("kinds"), (message) => model.send(message));
    view = busy ? followingView(place, texts, talk, { say, acted }) : null;
    start.hidden = busy;
    stop.hidden = sound.element.hidden = quiet.hidden = !busy;
    drawPlan();
  }
  function begin() {
    const plan = model.get("plan");
    talk = { plan, run: newRun(plan) };
    startOrPause(talk.run);
    acted();
    show();
    view.focus();
  }
  function end() {
    talk = null;
    acted();
    show();
    heading.focus();
  }
  function acted() {
    keepRun(name, talk);
    if (talk?.run.since) screen.hold();
    else screen.release();
  }
  function say(text) { told.textContent = text; }
  function drawPlan() { choosing?.(model.get("plan")); }
  function tick() {
    if (talk === null) return;
    view.tick();
    if (!justOver(talk.run)) return;
    say(fill(texts.phase_done, { label: talk.plan.phases[talk.run.at].label }));
    sound.ring();
    acted();
  }
  function awake() {
    if (document.hidden || talk === null) return;
    tick();
    if (talk.run.since) screen.hold();
  }

  const timer = setInterval(tick, 1000);
  document.addEventListener("visibilitychange", awake);
  model.on("change:plan", drawPlan);
  model.on("change:guide change:trouble", guide.draw);
  show();
  return () => {
    clearInterval(timer);
    screen.release();
    document.removeEventListener("visibilitychange", awake);
    model.off("change:plan", drawPlan);
    model.off("change:guide change:trouble", guide.draw);
  };
}

/** Silent, until somebody wants to hear when the time of a phase is over. */
function soundSwitch(text) {
  let tone = null;
  const box = el("input", { type: "checkbox", change: () => { if (box.checked) tone ??= chime(); } });
  const element = el("label", { class: "mentoring-check" }, box, el("span", {}, text));
  return { element, ring: () => { if (box.checked) tone(); } };
}

/** The button that has the kernel write a talk guide, and the way to what it wrote. */
function guidePart(texts, model, current) {
  const ask = () => model.send({ type: "guide", slug: current().slug, minutes: current().minutes });
  const tools = el("div", { class: "mentoring-tools" }, button(texts.guide, ask));
  const made = el("p", { role: "status", class: "mentoring-made" });
  const trouble = el("p", { role: "status", class: "mentoring-trouble" });
  function draw() {
    const guide = model.get("guide");
    write(trouble, model.get("trouble"));
    made.replaceChildren(...(guide.page ? [texts.guide_done, " ",
      courseLink(guide.page, texts.guide_page), " ", courseLink(guide.text, texts.guide_text)] : []));
  }
  draw();
  return { element: el("div", {}, trouble, tools, el("p", { class: "mentoring-note" }, texts.guide_note), made), tools, draw };
}
export default { render };

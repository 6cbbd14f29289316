// The practice talk: how you want to play it, hints, an example, and turns with a time.

const WARN = 10; // seconds before the time is up at which it is said aloud, once

/** A question with a few answers in a row; `show` ticks the one that is kept. */
function choiceOf(name, legend, options, pick) {
  const inputs = options.map(([value]) =>
    el("input", { type: "radio", name, value, change: () => pick(value) }));
  const place = el("fieldset", {}, el("legend", {}, legend),
    el("div", { class: "mentoring-picks" }, options.map(([, label], i) =>
      el("label", {}, inputs[i], el("span", {}, label)))));
  return { place, show(value) { for (const input of inputs) input.checked = input.value === value; } };
}

/** The start of a strong talk, fetched when it is opened. */
function exampleOf(texts, send) {
  const lines = el("ol", { class: "mentoring-lines" });
  const place = el("details", {
    class: "mentoring-example",
    toggle() { if (place.open && lines.children.length === 0) send({ type: "example" }); },
  },
    el("summary", {}, texts.example), el("p", {}, texts.example_intro),
    el("div", { class: "mentoring-log", tabindex: "0", role: "region", "aria-label": texts.example }, lines),
    el("p", {}, texts.example_after));
  function draw(view) {
    if (begun(view)) place.open = false;
    if (view.example && lines.children.length === 0)
      lines.append(...view.example.map((line) => talkLine(line, texts)));
  }
  return { place, draw };
}

function setupPart(id, texts, send) {
  const mode = choiceOf(`${id}-mode`, texts.mode,
    [["practice", texts.mode_practice], ["test", texts.mode_test]],
    (value) => send({ type: "mode", mode: value }));
  const clock = choiceOf(`${id}-clock`, texts.clock,
    [["normal", texts.clock_normal], ["double", texts.clock_double], ["off", texts.clock_off]],
    (value) => send({ type: "clock", clock: value }));
  const example = exampleOf(texts, send);
  const place = el("div", { class: "mentoring-setup" }, mode.place, clock.place, example.place);
  function draw(view) {
    place.hidden = begun(view);
    clock.place.hidden = !view.timed;
    mode.show(view.mode);
    clock.show(view.clock);
    example.draw(view);
  }
  return { place, draw };
}

/** How everyone looks now; who looks different than a turn ago stands out. */
function moodsPart(id, texts) {
  const list = el("dl", {});
  const place = el("div", { class: "mentoring-moods", role: "group", "aria-labelledby": `${id}-moods` },
    el("p", { class: "mentoring-who", id: `${id}-moods` }, texts.moods), list);
  let before = {}, drawn = "";
  function draw(view) {
    const now = JSON.stringify([view.lines.length, view.moods]);
    place.hidden = view.moods.length === 0;
    if (now === drawn) return;
    list.replaceChildren(...view.moods.map(([who, text]) =>
      el("div", { class: who in before && before[who] !== text ? "mentoring-moved" : null },
        el("dt", {}, who), el("dd", {}, text))));
    [before, drawn] = [Object.fromEntries(view.moods), now];
  }
  return { place, draw };
}

/**
 * Count down in whole seconds; at zero the late reply counts. More time is one button away.
 * The time runs only while you can see it: not in a lesson that opens further up, nor asleep.
 */
function clockPart(texts) {
  const number = el("span", { class: "mentoring-seconds", role: "timer", "aria-live": "off" });
  const said = el("span", { class: "mentoring-hidden", role: "status" });
  let left = 0, last = 0, seen = false, warned = false, timer = null, moment = null, turn = null;
  const place = el("div", { class: "mentoring-clock" }, number, said,
    button(texts.more_time, () => { left += 1000 * turn.view.seconds; warned = false; show(); tell(); }),
    button(texts.no_time, () => turn.act({ type: "clock", clock: "off" })));
  const watcher = new IntersectionObserver((entries) => { seen = entries.at(-1).isIntersecting; });
  watcher.observe(place);
  const words = () => fill(texts.seconds_left, { seconds: Math.max(0, Math.ceil(left / 1000)) });
  const show = () => { number.textContent = words(); };
  const tell = () => { said.textContent = words(); };
  function tick() {
    const now = Date.now();
    if (seen && !document.hidden) left -= Math.min(now - last, 1000);
    last = now;
    show();
    if (left <= 1000 * WARN && !warned) { warned = true; tell(); }
    if (left <= 0) { stop(); turn.act({ type: "choose", id: turn.view.late }); }
  }
  function stop() { clearInterval(timer); }
  function begin(view) {
    left = 1000 * view.seconds * (view.clock === "double" ? 2 : 1);
    last = Date.now();
    warned = false;
    timer = setInterval(tick, 250);
    show();
    tell();
  }
  function draw(view, act) {
    const timed = Boolean(view.seconds) && view.clock !== "off" && begun(view);
    const now = timed ? `${view.lines.length}·${view.clock}` : null;
    place.hidden = !timed;
    turn = { view, act };
    if (now === moment) return;
    moment = now;
    stop();
    said.textContent = "";
    if (timed) begin(view);
  }
  return { place, draw, end() { stop(); watcher.disconnect(); } };
}

function hintPart() {
  const place = el("p", { class: "mentoring-hint", role: "status" });
  return { place, draw(view) { place.textContent = view.hint ?? ""; } };
}

function practiceParts(id, texts, send) {
  return {
    setup: setupPart(id, texts, send),
    moods: moodsPart(id, texts),
    clock: clockPart(texts),
    hint: hintPart(),
    typed: typingPart(id, texts),
    debrief: debriefPart(texts),
    buttons: (view) => view.finished || view.mode !== "practice"
      ? [] : [[texts.hint, () => send({ type: "hint" })]],
  };
}

function render({ model, el: root }) {
  const texts = model.get("texts");
  const send = (message) => model.send(message);
  const { id, section } = region(root, model.get("title"));
  const parts = practiceParts(id, texts, send);
  const draw = talkView(section, id, texts, send, parts);
  const update = () => draw(model.get("view"));
  model.on("change:view", update);
  update();
  return () => { parts.clock.end(); model.off("change:view", update); };
}
export default { render };

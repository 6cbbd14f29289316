// The practice talk: how you want to play it, hints, an example, and turns with a time.

function choiceOf(name, legend, options, chosen, pick) {
  return el("fieldset", { class: "mentoring-setup" }, el("legend", {}, legend),
    options.map(([value, label]) => el("label", {},
      el("input", { type: "radio", name, value, checked: value === chosen, change: () => pick(value) }),
      ` ${label}`)));
}

function practiceParts(id, texts) {
  let clock = null, timedScene = null;

  function before(view, send) {
    const begun = view.can_back || view.finished || view.lines.some((line) => line.kind === "you");
    const setup = begun ? [] : [
      choiceOf(`${id}-mode`, texts.mode, [["practice", texts.mode_practice], ["test", texts.mode_test]],
        view.mode, (mode) => send({ type: "mode", mode })),
      view.timed ? choiceOf(`${id}-clock`, texts.clock,
        [["normal", texts.clock_normal], ["double", texts.clock_double], ["off", texts.clock_off]],
        view.clock, (value) => send({ type: "clock", clock: value })) : null,
      el("div", { class: "mentoring-tools" }, button(texts.example, () => send({ type: "example" }))),
    ];
    const moods = view.moods.length ? el("dl", { class: "mentoring-moods", "aria-label": texts.moods },
      view.moods.map(([who, text]) => el("div", {}, el("dt", {}, who), el("dd", {}, text)))) : null;
    const example = view.example ? el("section", { class: "mentoring-example", "aria-label": texts.example },
      el("p", {}, texts.example_intro),
      el("ol", { class: "mentoring-lines" }, view.example.lines.map((line) => talkLine(line, texts))),
      el("p", {}, texts.example_after)) : null;
    return [...setup, example, moods].filter(Boolean);
  }

  function tools(view, send) {
    if (view.finished || view.mode !== "practice") return [];
    return [button(texts.hint, () => send({ type: "hint" }))];
  }

  function beside(place, view, act, send) {
    const scene = `${view.lines.length}`;
    const hint = view.hint ? el("p", { class: "mentoring-hint", role: "status" }, view.hint) : null;
    const timed = view.seconds && view.clock !== "off" && !view.finished;
    if (timed && timedScene === scene && clock) {
      place.replaceChildren(...[clock.box, hint].filter(Boolean));
      return;
    }
    clock?.stop();
    clock = timed ? countdown(view, act, send, texts) : null;
    timedScene = scene;
    place.replaceChildren(...[clock?.box, hint].filter(Boolean));
  }

  return {
    before, tools, beside,
    after: (view, act, send) => debriefOf(view, texts, act, send),
    stop: () => clock?.stop(),
  };
}

/** Count down in whole seconds; at zero the late reply counts. More time is one button away. */
function countdown(view, act, send, texts) {
  let left = view.seconds * (view.clock === "double" ? 2 : 1);
  let end = Date.now() + left * 1000;
  const number = el("span", { class: "mentoring-seconds", role: "timer", "aria-live": "off" });
  const show = () => { number.textContent = fill(texts.seconds_left, { seconds: Math.max(0, left) }); };
  const box = el("div", { class: "mentoring-clock" }, number,
    button(texts.more_time, () => { end += view.seconds * 1000; tick(); }),
    button(texts.no_time, () => send({ type: "clock", clock: "off" })));
  function tick() {
    left = Math.ceil((end - Date.now()) / 1000);
    show();
    if (left <= 0) { stop(); act({ type: "choose", id: view.late }); }
  }
  const timer = setInterval(tick, 500);
  const stop = () => clearInterval(timer);
  show();
  return { box, stop };
}

function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section } = region(root, model.get("title"));
  const parts = practiceParts(id, texts);
  const draw = talkView(section, id, texts, (message) => model.send(message), parts);
  const update = () => draw(model.get("view"));
  model.on("change:view", update);
  update();
  return () => { parts.stop(); model.off("change:view", update); };
}
export default { render };

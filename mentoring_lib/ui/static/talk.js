// A conversation: what was said, what you can say, and at the end what it did.

function talkLine(line, texts) {
  const who = line.kind === "you" ? texts.you : line.who;
  const emotion = line.emotion ? el("span", { class: "mentoring-emotion" }, ` · ${line.emotion}`) : null;
  if (line.kind === "feedback")
    return el("li", { class: "mentoring-feedback" },
      el("span", { class: "mentoring-who" }, line.move), el("p", {}, line.text));
  return el("li", { class: `mentoring-line mentoring-${line.kind}` },
    el("span", { class: "mentoring-who" }, who, emotion), el("p", {}, line.text));
}

/** Draw a conversation in a section, and return a function that draws it anew. */
function talkView(section, id, texts, send) {
  const situation = el("div", { class: "mentoring-situation" });
  const lines = el("ol", { class: "mentoring-lines" });
  const log = el("div", {
    role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: "0", class: "mentoring-log",
  }, lines);
  const question = el("p", { id: `${id}-question`, class: "mentoring-question" }, texts.question);
  const replies = el("div", { role: "group", "aria-labelledby": `${id}-question`, class: "mentoring-replies" });
  const tools = el("div", { class: "mentoring-tools" });
  const end = el("div", { class: "mentoring-end" });
  section.append(situation, log, question, replies, tools, end);
  let drawn = [], focusNext = false, asked = false;

  function act(message) {
    focusNext = true;
    asked = false;
    send(message);
  }

  function restart(view) {
    if (view.mode === "practice" || asked) return act({ type: "restart" });
    asked = true;
    drawTools(view);
    tools.querySelector("button").focus();
  }

  function drawTools(view) {
    tools.replaceChildren(...(asked
      ? [el("p", { role: "alert" }, texts.sure),
         button(texts.sure_yes, () => restart(view)),
         button(texts.sure_no, () => { asked = false; drawTools(view); })]
      : [view.can_back ? button(texts.back, () => act({ type: "back" })) : null,
         view.lines.length > 1 ? button(texts.restart, () => restart(view)) : null].filter(Boolean)));
  }

  return function draw(view) {
    situation.replaceChildren(...view.situation.map((text) => el("p", {}, text)));
    const keys = view.lines.map((line) => JSON.stringify(line));
    const same = drawn.every((key, i) => key === keys[i]);
    if (!same) { lines.replaceChildren(); drawn = []; }
    lines.append(...view.lines.slice(drawn.length).map((line) => talkLine(line, texts)));
    drawn = keys;
    log.scrollTop = log.scrollHeight;
    question.hidden = view.replies.length === 0;
    replies.replaceChildren(...view.replies.map((reply, i) => button(
      [el("span", { class: "mentoring-number", "aria-hidden": "true" }, String(i + 1)),
       el("span", {}, reply.text)],
      () => act({ type: "choose", id: reply.id }), { "data-reply": reply.id })));
    drawTools(view);
    end.replaceChildren(...(view.finished ? endOf(view, texts, act) : []));
    if (focusNext) {
      (replies.querySelector("button") ?? end.querySelector("[tabindex]") ?? log).focus();
      focusNext = false;
    }
  };
}

function endOf(view, texts, act) {
  const closing = el("p", { class: "mentoring-closing", tabindex: "-1", role: "status" }, view.closing);
  return view.debrief ? [closing, ...debriefOf(view.debrief, texts, act)] : [closing];
}

function debriefOf(debrief, texts, act) {
  return [
    el("h4", {}, texts.behind), el("p", {}, debrief.background),
    el("h4", {}, texts.turns),
    el("ol", { class: "mentoring-turns" }, debrief.turns.map((turn, i) => turnOf(turn, i, texts, act))),
    el("h4", {}, texts.curve), svg(debrief.curve.svg),
    el("p", { class: "mentoring-note" }, debrief.curve.text),
    el("details", {}, el("summary", {}, texts.curve_table),
      table(texts.curve, debrief.curve.head, debrief.curve.rows)),
    el("h4", {}, texts.profile), table(texts.profile, [texts.move, texts.times], debrief.profile),
    el("p", { class: "mentoring-note" }, texts.profile_note),
    el("h4", {}, texts.questions),
    el("ul", {}, debrief.questions.map((question) => el("li", {}, question))),
  ];
}

function turnOf(turn, index, texts, act) {
  const part = (label, text) => text ? [el("dt", {}, label), el("dd", {}, text)] : [];
  return el("li", {},
    el("p", { class: "mentoring-who" }, fill(texts.turn, { number: index + 1, phase: turn.phase })),
    el("dl", {},
      part(turn.who, turn.heard), part(texts.you, turn.said),
      part(texts.did, turn.move), part(texts.effect, turn.effect), part(texts.changed, turn.changed),
      part(turn.alternative_label, turn.alternative)),
    button(texts.replay, () => act({ type: "replay", turn: index }), {
      "aria-label": `${texts.replay}: ${texts.turn_word.toLowerCase()} ${index + 1}`,
    }));
}

// A conversation: what was said and what you can say.

function talkLine(line, texts) {
  const who = line.kind === "you" ? texts.you : line.who;
  const emotion = line.emotion ? el("span", { class: "mentoring-emotion" }, ` · ${line.emotion}`) : null;
  if (line.kind === "feedback")
    return el("li", { class: "mentoring-feedback" },
      el("span", { class: "mentoring-who" }, line.move), el("p", {}, line.text));
  return el("li", { class: `mentoring-line mentoring-${line.kind}` },
    el("span", { class: "mentoring-who" }, who, emotion), el("p", {}, line.text));
}

function replyButton(reply, index, act) {
  const subject = reply.subject
    ? el("span", { class: "mentoring-subject" }, `${reply.subject}: `) : null;
  return button(
    [el("span", { class: "mentoring-number", "aria-hidden": "true" }, String(index + 1)),
     el("span", {}, subject, reply.text)],
    () => act({ type: "choose", id: reply.id }), { "data-reply": reply.id });
}

/**
 * Draw a conversation in a section, and return a function that draws it anew.
 * The parts around it, before the replies and after the end, come from `around`.
 */
function talkView(section, id, texts, send, around = {}) {
  const situation = el("div", { class: "mentoring-situation" });
  const before = el("div", { class: "mentoring-before" });
  const lines = el("ol", { class: "mentoring-lines" });
  const log = el("div", {
    role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: "0", class: "mentoring-log",
  }, lines);
  const question = el("p", { id: `${id}-question`, class: "mentoring-question" }, texts.question);
  const replies = el("div", { role: "group", "aria-labelledby": `${id}-question`, class: "mentoring-replies" });
  const beside = el("div", { class: "mentoring-beside" });
  const tools = el("div", { class: "mentoring-tools" });
  const end = el("div", { class: "mentoring-end" });
  section.append(situation, before, log, question, replies, beside, tools, end);
  let drawn = [], focusNext = false, asked = false;

  function act(message) {
    focusNext = true;
    asked = false;
    send(message);
  }

  function restart(view) {
    if (view.mode === "practice" || view.finished || asked) return act({ type: "restart" });
    asked = true;
    drawTools(view);
    tools.querySelector("button").focus();
  }

  function drawTools(view) {
    tools.replaceChildren(...(asked
      ? [el("p", { role: "alert" }, texts.sure),
         button(texts.sure_yes, () => restart(view)),
         button(texts.sure_no, () => { asked = false; drawTools(view); })]
      : [...(around.tools?.(view, send) ?? []),
         view.can_back ? button(texts.back, () => act({ type: "back" })) : null,
         view.lines.length > 1 ? button(texts.restart, () => restart(view)) : null].filter(Boolean)));
  }

  return function draw(view) {
    situation.replaceChildren(...view.situation.map((text) => el("p", {}, text)));
    before.replaceChildren(...(around.before?.(view, send) ?? []));
    const keys = view.lines.map((line) => JSON.stringify(line));
    const same = drawn.every((key, i) => key === keys[i]);
    if (!same) { lines.replaceChildren(); drawn = []; }
    lines.append(...view.lines.slice(drawn.length).map((line) => talkLine(line, texts)));
    drawn = keys;
    log.scrollTop = log.scrollHeight;
    question.hidden = view.replies.length === 0;
    replies.replaceChildren(...view.replies.map((reply, i) => replyButton(reply, i, act)));
    around.beside?.(beside, view, act, send);
    drawTools(view);
    const closing = el("p", { class: "mentoring-closing", tabindex: "-1", role: "status" }, view.closing);
    end.replaceChildren(...(view.finished ? [closing, ...(around.after?.(view, act, send) ?? [])] : []));
    if (focusNext) {
      (replies.querySelector("button") ?? end.querySelector("[tabindex]") ?? log).focus();
      focusNext = false;
    }
  };
}

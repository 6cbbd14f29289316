// A conversation: what was said and what you can say.

/** Tell whether the first reply was given. */
function begun(view) {
  return view.lines.some((line) => line.kind === "you");
}

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

/** What was said. Lines that stay are left alone, so that only what is new is read aloud. */
function talkLog(texts) {
  const lines = el("ol", { class: "mentoring-lines" });
  const place = el("div", {
    role: "log", "aria-live": "polite", "aria-label": texts.log, tabindex: "0", class: "mentoring-log",
  }, lines);
  let drawn = [];
  function draw(view) {
    const keys = view.lines.map((line) => JSON.stringify(line));
    let same = 0;
    while (same < drawn.length && drawn[same] === keys[same]) same += 1;
    while (lines.children.length > same) lines.lastElementChild.remove();
    lines.append(...view.lines.slice(same).map((line) => talkLine(line, texts)));
    drawn = keys;
    // From your last reply on: its feedback and what it brought about aren't scrolled away.
    const last = [...lines.querySelectorAll(".mentoring-you")].at(-1);
    place.scrollTop = last ? last.offsetTop - lines.offsetTop : 0;
  }
  return { place, draw };
}

/** Back and again, with what is added; drawn anew only when there are others to press. */
function talkTools(texts, act, added) {
  const place = el("div", { class: "mentoring-tools" });
  let asked = false, shown = null;
  function again() {
    if (shown.mode === "practice" || shown.finished || asked) return act({ type: "restart" });
    asked = true;
    draw(shown);
    place.querySelector("button").focus();
  }
  function stay() {
    asked = false;
    draw(shown);
    [...place.querySelectorAll("button")].at(-1).focus();
  }
  function wanted() {
    if (asked) return [[texts.sure_yes, again], [texts.sure_no, stay]];
    return [
      ...added(shown),
      ...(shown.can_back ? [[texts.back, () => act({ type: "back" })]] : []),
      ...(begun(shown) ? [[texts.restart, again]] : []),
    ];
  }
  function draw(view) {
    shown = view;
    asked = asked && begun(view) && !view.finished;
    const buttons = wanted(), present = [...place.querySelectorAll("button")];
    if (buttons.map(([label]) => label).join() === present.map((each) => each.textContent).join()) return;
    place.replaceChildren(
      ...(asked ? [el("p", { role: "alert" }, texts.sure)] : []),
      ...buttons.map(([label, press]) => button(label, press)));
  }
  return { place, draw, settle() { asked = false; } };
}

/**
 * Draw a conversation in a section, and return a function that draws it anew.
 * The parts around it each have a place and draw themselves: `setup` before the first
 * reply, `moods` and `clock` above the replies, `hint` and `typed` below them and `debrief` after the end.
 */
function talkView(section, id, texts, send, around = {}) {
  const situation = el("div", { class: "mentoring-situation" });
  const log = talkLog(texts);
  const question = el("p", { id: `${id}-question`, class: "mentoring-question" }, texts.question);
  const replies = el("div", { role: "group", "aria-labelledby": `${id}-question`, class: "mentoring-replies" });
  const tools = talkTools(texts, act, (view) => around.buttons?.(view, send) ?? []);
  const closing = el("p", { class: "mentoring-closing", tabindex: "-1", role: "status" });
  const parts = [log, around.setup, around.moods, around.clock, around.hint, around.typed, tools, around.debrief].filter(Boolean);
  const at = (name) => around[name]?.place ?? [];
  section.append(...[
    situation, at("setup"), log.place, at("moods"), question, at("clock"), replies, at("hint"), at("typed"),
    closing, tools.place, at("debrief"),
  ].flat());
  let offered = "", focusNext = false;

  function act(message) {
    // Whoever is busy elsewhere on the page when the time is up stays there.
    focusNext = section.contains(document.activeElement) || document.activeElement === document.body;
    tools.settle();
    send(message);
  }

  function drawReplies(view) {
    const now = JSON.stringify([view.lines.length, view.replies]);
    if (now === offered) return;
    offered = now;
    question.hidden = view.replies.length === 0;
    replies.replaceChildren(...view.replies.map((reply, i) => replyButton(reply, i, act)));
  }

  return function draw(view) {
    situation.replaceChildren(...view.situation.map((text) => el("p", {}, text)));
    drawReplies(view);
    for (const part of parts) part.draw(view, act, send);
    closing.textContent = view.finished ? view.closing : "";
    if (focusNext) showNext(log.place, view.finished ? closing : replies.querySelector("button") ?? log.place);
    focusNext = false;
  };
}

/** Go on at the next choice with what was said in sight; on a small screen the choice goes first. */
function showNext(log, next) {
  next.focus({ preventScroll: true });
  const height = next.getBoundingClientRect().bottom - log.getBoundingClientRect().top;
  const together = height < 0.8 * innerHeight && !next.classList.contains("mentoring-closing");
  (together ? log : next).scrollIntoView({ block: "nearest" });
}

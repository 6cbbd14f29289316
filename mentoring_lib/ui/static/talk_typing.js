// Typing instead of choosing: what you typed was taken for a reply, or you are told that it wasn't.

/** A field below the replies; `act` takes a reply, `send` asks what a typed line means. */
function typingPart(id, texts) {
  const field = el("textarea", { id: `${id}-typed`, rows: "2", maxlength: "1000", "aria-describedby": `${id}-typed-help` });
  const heard = el("div", { class: "mentoring-heard", role: "status" });
  const choices = el("div", { class: "mentoring-replies" });
  let turn = null, drawn = "";
  const ask = () => turn.send({ type: "say", text: field.value });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
  });
  const place = el("details", { class: "mentoring-typing" },
    el("summary", {}, texts.typing),
    el("label", { for: `${id}-typed` }, texts.typing_label), field,
    el("p", { class: "mentoring-note", id: `${id}-typed-help` }, texts.typing_help),
    button(texts.typing_say, ask), heard, choices);

  function show(what, act) {
    const said = what.said ? el("p", {}, el("span", { class: "mentoring-who" }, what.who), what.said) : null;
    heard.replaceChildren(...[said, el("p", {}, what.note),
      what.does ? el("p", { class: "mentoring-note" }, what.does) : null].filter(Boolean));
    choices.replaceChildren(...what.nearest.map((reply) =>
      button(reply.text, () => act({ type: "choose", id: reply.id }))),
      ...(what.nearest.length ? [button(what.neither, () => {
        choices.replaceChildren();
        heard.replaceChildren(el("p", {}, what.otherwise));
        field.focus();
      })] : []));
  }

  function draw(view, act, send) {
    turn = { send };
    place.hidden = view.finished || !view.can_type;
    const now = JSON.stringify([view.lines.length, view.heard]);
    if (now === drawn) return;
    drawn = now;
    heard.replaceChildren();
    choices.replaceChildren();
    if (!view.heard) { field.value = ""; return; }
    field.value = view.heard.typed;
    show(view.heard, act);
  }
  return { place, draw };
}

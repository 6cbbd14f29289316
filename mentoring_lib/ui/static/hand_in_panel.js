// The end of an exercise: is it ready, and handing in.
function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section } = region(root, texts.title);
  const line = el("p", { role: "status", class: "mentoring-status" });
  const findings = el("div", { class: "mentoring-findings", tabindex: "-1" });
  const name = el("input", { id: `${id}-name`, type: "text", autocomplete: "name", maxlength: "80" });
  name.value = model.get("name");
  const outcome = el("div", { role: "status", class: "mentoring-closing" });
  const submit = button(texts.hand_in, () => {
    submit.disabled = true;
    model.send({ type: "hand_in", name: name.value, anyway: model.get("warned") });
  }, { class: "mentoring-main" });
  section.append(line, el("p", {}, texts.explain),
    button(texts.check, () => model.send({ type: "check" })), findings,
    el("label", { for: `${id}-name` }, texts.name), name,
    el("p", { class: "mentoring-note" }, texts.name_note), submit, outcome);

  function finding(each) {
    return el("li", {}, el("a", {
      href: `#onderdeel-${each.item}`,
      click: (event) => {
        event.preventDefault();
        const place = document.getElementById(`onderdeel-${each.item}`);
        place?.scrollIntoView({ block: "start" });
        place?.querySelector("h3")?.focus();
      },
    }, each.title), ` – ${each.text}`);
  }
  function list(title, rows) {
    return rows.length ? [el("h4", {}, title), el("ul", {}, rows.map(finding))] : [];
  }
  function draw() {
    line.textContent = model.get("line");
    const found = model.get("findings");
    findings.replaceChildren(...(found ? [
      el("p", {}, found.summary),
      ...list(texts.missing, found.missing), ...list(texts.personal, found.personal),
      found.personal.length ? el("p", { class: "mentoring-note" }, texts.personal_note) : null,
    ].filter(Boolean) : []));
    submit.textContent = model.get("warned") ? texts.hand_in_anyway : texts.hand_in;
    submit.disabled = false;
    outcome.replaceChildren(...model.get("outcome").map((text) => el("p", {}, text)));
  }
  model.on("change:line change:findings change:warned change:outcome change:version", draw);
  model.on("msg:custom", (message) => { if (message.type === "look") findings.focus(); });
  draw();
  return () => model.off("change:line change:findings change:warned change:outcome change:version", draw);
}
export default { render };

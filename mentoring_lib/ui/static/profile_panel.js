// One profile over practice talks and real ones.
function render({ model, el: root }) {
  const texts = model.get("texts");
  const { section } = region(root, texts.title, "h2");
  const rows = model.get("rows");
  section.append(...(rows.length
    ? [el("p", {}, texts.intro), table(texts.title, model.get("head"), rows), el("p", { class: "mentoring-note" }, texts.note)]
    : [el("p", {}, texts.empty)]));
}
export default { render };

// One line above an exercise: what is filled in.
function render({ model, el: root }) {
  root.classList.add("mentoring-panel");
  const line = el("p", { role: "status", lang: "nl", class: "mentoring-status" });
  const bar = el("progress", { "aria-hidden": "true" });
  root.replaceChildren(el("div", {}, bar, line));
  const draw = () => {
    const { filled, total } = model.get("counts");
    bar.max = total;
    bar.value = filled;
    line.textContent = model.get("line");
  };
  model.on("change:line change:counts", draw);
  draw();
  return () => model.off("change:line change:counts", draw);
}
export default { render };

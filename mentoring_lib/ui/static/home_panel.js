// The home page: your route, and where you are in it.
function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section } = region(root, texts.title, "h2");
  const modules = el("ul", { class: "mentoring-modules" });
  const routes = el("fieldset", { class: "mentoring-options" }, el("legend", {}, texts.route),
    model.get("routes").map((route) => el("label", {},
      el("input", {
        type: "radio", name: id, value: route.id,
        ...(route.id === model.get("route") ? { checked: true } : {}),
        change: () => model.send({ type: "route", id: route.id }),
      }), el("span", {}, el("b", {}, route.title), el("br"), route.for_whom))));
  const heading = el("h3", { id: `${id}-modules` }, texts.modules);
  const empty = el("p", { class: "mentoring-note" });
  const room = model.get("room");
  section.append(routes, heading, empty, modules, ...(room.length ? [
    el("h3", {}, texts.room), el("p", { class: "mentoring-note" }, texts.room_intro),
    el("ul", { class: "mentoring-modules" }, room.map((page) => el("li", {},
      el("h4", {}, courseLink(page.path, page.title)), el("p", { class: "mentoring-note" }, page.about)))),
  ] : []));

  function card(module) {
    return el("li", {},
      el("h4", {}, courseLink(module.lesson, module.title)),
      el("p", { class: "mentoring-state", "data-state": module.state }, module.state_text),
      el("p", { class: "mentoring-note" }, module.minutes),
      el("p", { class: "mentoring-links" },
        courseLink(module.lesson, texts.lesson, { "aria-label": `${texts.lesson}: ${module.title}` }),
        module.exercise ? courseLink(module.exercise, texts.exercise, { "aria-label": `${texts.exercise}: ${module.title}` }) : null,
        module.feedback ? courseLink(module.feedback, texts.feedback, { "aria-label": `${texts.feedback}: ${module.title}` }) : null));
  }
  function draw() {
    modules.replaceChildren(...model.get("modules").map(card));
    empty.textContent = model.get("note");
    empty.hidden = !model.get("note");
  }
  model.on("change:modules change:note", draw);
  draw();
  return () => model.off("change:modules change:note", draw);
}
export default { render };

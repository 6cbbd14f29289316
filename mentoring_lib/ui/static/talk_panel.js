function render({ model, el: root }) {
  const texts = model.get("texts");
  const { id, section } = region(root, model.get("title"));
  const draw = talkView(section, id, texts, (message) => model.send(message));
  const update = () => draw(model.get("view"));
  model.on("change:view", update);
  update();
  return () => model.off("change:view", update);
}
export default { render };

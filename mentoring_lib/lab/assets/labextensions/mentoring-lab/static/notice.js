/* One quiet line above a lesson: a status while busy, an alert when something needs attention. */
export function showNotice(panelNode, role, text, detail = "", action = null) {
  const line = noticeLine(panelNode, role);
  line.dataset.text = text;
  line.replaceChildren(paragraph(text));
  if (detail) line.append(paragraph(detail, "mentoring-notice-detail"));
  if (action) line.append(action);
  line.hidden = false;
}

/* With a text given, only that notice is cleared: a newer one stays. */
export function clearNotice(panelNode, text = null) {
  for (const line of panelNode.querySelectorAll(".mentoring-notice")) {
    if (text !== null && line.dataset.text !== text) continue;
    line.hidden = true;
    line.replaceChildren();
  }
}

export function actionButton(label, onClick) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = label;
  button.dataset.lmSuppressShortcuts = "true";
  button.addEventListener("click", onClick);
  return button;
}

/* Both live regions exist before their text does, else screen readers stay silent. */
function noticeLine(panelNode, role) {
  if (!panelNode.querySelector(".mentoring-notice")) {
    const page = panelNode.querySelector(".jp-WindowedPanel-outer");
    page.prepend(emptyLine("alert"), emptyLine("status"));
  }
  clearNotice(panelNode);
  return panelNode.querySelector(`.mentoring-notice[role="${role}"]`);
}

function emptyLine(role) {
  const line = document.createElement("div");
  line.className = "mentoring-notice";
  line.setAttribute("role", role);
  line.lang = "nl";
  line.hidden = true;
  return line;
}

function paragraph(text, className = "") {
  const node = document.createElement("p");
  node.textContent = text;
  node.className = className;
  return node;
}

// Shared by all panels. No imports: everything works without a network.

/** Make an element; functions become listeners, a null or false attribute is left out. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false || value === undefined) continue;
    if (typeof value === "function") made.addEventListener(name, value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  // JupyterLab's single-key shortcuts look at the focused element itself.
  if (["button", "a", "input", "textarea", "summary"].includes(tag) || "tabindex" in attributes)
    made.setAttribute("data-lm-suppress-shortcuts", "true");
  return made;
}

function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", click: onclick, ...attributes }, label);
}

/** Lay a labelled region in the root and return it with its own id. */
function region(root, title, level = "h3") {
  // Each panel's script is a module of its own; ids must differ over the whole page.
  globalThis.mentoringPanels = (globalThis.mentoringPanels ?? 0) + 1;
  const id = `mentoring-${globalThis.mentoringPanels}`;
  const heading = el(level, { id: `${id}-title`, tabindex: "-1" }, title);
  const section = el("section", { "aria-labelledby": `${id}-title`, lang: "nl" }, heading);
  root.classList.add("mentoring-panel");
  root.replaceChildren(section);
  return { id, section, heading };
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

function svg(markup) {
  const parsed = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  return document.importNode(parsed, true);
}

function table(caption, head, rows) {
  return el("div", { class: "mentoring-scroll", tabindex: "0", role: "region", "aria-label": caption },
    el("table", {},
      el("caption", { class: "mentoring-hidden" }, caption),
      el("thead", {}, el("tr", {}, head.map((cell) => el("th", { scope: "col" }, cell)))),
      el("tbody", {}, rows.map((row) => el("tr", {},
        row.map((cell, i) => el(i ? "td" : "th", i ? {} : { scope: "row" }, String(cell))))))));
}

/** Where a file of the learner's folder opens, also outside course mode. */
function address(path) {
  const config = document.getElementById("jupyter-config-data");
  const base = config ? JSON.parse(config.textContent).baseUrl ?? "/" : "/";
  const view = location.pathname.includes("/notebooks/") ? "notebooks/" : "lab/tree/";
  const page = path.endsWith(".html") ? "files/" : view;
  return base + page + path.split("/").map(encodeURIComponent).join("/");
}

function courseLink(path, text, attributes = {}) {
  return el("a", { href: address(path), "data-mentoring-open": path, ...attributes }, text);
}

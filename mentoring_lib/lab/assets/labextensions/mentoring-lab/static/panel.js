/* One lesson on screen: what it shows, what it keeps out of reach, where its links go. */
import { runLesson } from "./autorun.js";
import { clearNotice, showNotice } from "./notice.js";
import { openPath, returnHome } from "./shell.js";
import { texts } from "./texts.js";

const LESSON_PATHS = [
  /^start\.ipynb$/,
  /^(\d\d-[a-z0-9-]+)\/\1\.ipynb$/,
  /^oefenruimte\/[a-z0-9-]+\.ipynb$/,
  /^opdrachten\/(\d\d-[a-z0-9-]+)\/\1\.ipynb$/,
];

/* Running on open is running code, so the metadata alone is not enough: the place counts too. */
export function isLesson(panel) {
  const course = panel.content.model.getMetadata("mentoring") ?? {};
  const known = LESSON_PATHS.some((pattern) => pattern.test(panel.context.path));
  return known && course.view === "course" && course.autorun === true;
}

export function dressPanel(app, lab, panel) {
  panel.addClass("mentoring-course");
  panel.node.lang = "nl";
  protectCells(panel);
  keepFileUntouched(panel);
  addButtons(app, lab, panel);
  panel.node.addEventListener("click", (event) => followLink(app, lab, event));
  panel.node.addEventListener("dblclick", keepRendered, true);
  panel.node.addEventListener("keydown", explainSaving, true);
  panel.node.addEventListener("contextmenu", (event) => event.stopPropagation(), true);
}

function protectCells(panel) {
  for (const cell of panel.content.widgets) {
    cell.readOnly = true;
    if (cell.model.type === "code") cell.inputHidden = false; // course.css hides it
    const tags = cell.model.getMetadata("tags") ?? [];
    if (tags.includes("buiten-cursusmodus")) cell.addClass("mentoring-outside");
  }
}

/* Answers live in their own file, written by the kernel. The lesson itself is never saved:
   no output in the maker's notebook, no question about unsaved changes. */
function keepFileUntouched(panel) {
  const model = panel.context.model;
  const forget = () => {
    if (model.dirty) model.dirty = false;
  };
  model.stateChanged.connect(forget);
  forget();
}

function addButtons(app, lab, panel) {
  const bar = panel.toolbar;
  bar.node.setAttribute("aria-label", texts.toolbar);
  const home = button(lab, texts.home, texts.homeHint, () => returnHome(app, lab));
  const reload = button(lab, texts.reload, texts.reloadHint, () => runLesson(lab, panel));
  const code = button(lab, texts.showCode, texts.codeHint, () => toggleCode(panel, code));
  code.node.firstChild.setAttribute("aria-pressed", "false");
  code.addClass("mentoring-code-button");
  bar.insertItem(0, "mentoring-home", home);
  bar.insertItem(1, "mentoring-reload", reload);
  bar.addItem("mentoring-code", code);
  panel.fit(); // course.css makes the bar higher
}

function button(lab, label, hint, onClick) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.title = hint;
  element.dataset.lmSuppressShortcuts = "true";
  element.addEventListener("click", onClick);
  const widget = new lab.Widget();
  widget.addClass("mentoring-button");
  widget.node.append(element);
  return widget;
}

function toggleCode(panel, widget) {
  const shown = panel.toggleClass("mentoring-show-code");
  const element = widget.node.firstChild;
  element.setAttribute("aria-pressed", String(shown));
  element.textContent = shown ? texts.hideCode : texts.showCode;
}

function followLink(app, lab, event) {
  const link = event.target.closest?.("a[data-mentoring-open]");
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  openPath(app, lab, link.dataset.mentoringOpen);
}

/* A double click on text would otherwise open its Markdown source. */
function keepRendered(event) {
  if (event.target.closest(".jp-RenderedMarkdown")) event.stopPropagation();
}

function explainSaving(event) {
  const isSave = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
  if (!isSave) return;
  event.preventDefault();
  const panel = event.currentTarget;
  showNotice(panel, "status", texts.saved);
  window.setTimeout(() => clearNotice(panel, texts.saved), 4000);
}

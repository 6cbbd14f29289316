/* Everything around a lesson: language, title, side bars, narrow screens, the way home. */
import { runLesson } from "./autorun.js";
import { texts } from "./texts.js";

const HOME = "start.ipynb";
const LESSONS_OPEN = 6; // each open lesson is a running program of about 100 MB
const EMPTY_PATIENCE = 8_000;
const NARROW = window.matchMedia("(max-width: 700px)");

export function prepareShell(app, tracker) {
  document.documentElement.lang = "nl";
  keepTitle(tracker);
  app.commands.addCommand("mentoring:print", { label: texts.print, execute: () => window.print() });
  app.restored.then(() => {
    app.shell.collapseLeft();
    app.shell.collapseRight();
    fitScreen(app);
    NARROW.addEventListener("change", () => fitScreen(app));
    returnHomeWhenEmpty(app);
    document.body.dataset.mentoringLab = "klaar";
  });
}

/* JupyterLab would bring back, and start, the tabs of an earlier visit; a course shows one page. */
export async function forgetTabs(lab) {
  const id = lab.PageConfig.getOption("workspace") || "default";
  const settings = lab.ServerConnection.makeSettings();
  const address = `${settings.baseUrl}lab/api/workspaces/${encodeURIComponent(id)}`;
  const body = JSON.stringify({ data: {}, metadata: { id } });
  await lab.ServerConnection.makeRequest(address, { method: "PUT", body }, settings);
}

export function closeOldest(app, current) {
  const lessons = [...app.shell.widgets("main")].filter((widget) => widget !== current);
  lessons.slice(0, Math.max(0, lessons.length + 1 - LESSONS_OPEN)).forEach((widget) => widget.close());
}

export function openHome(app) {
  return app.commands.execute("docmanager:open", { path: HOME });
}

/* Home that was open already is set ready again: it tells what you did since. */
export async function returnHome(app, lab) {
  const panel = await openHome(app);
  if (panel?.node.dataset.mentoringAutorun === "klaar") await runLesson(lab, panel);
}

/* Opens a document of the course by its path from the server's root, never one outside it. */
export function openPath(app, lab, path) {
  const parts = path.split("/");
  if (/^[a-z]+:|^\/|\\/i.test(path) || parts.includes("..")) return;
  if (!/\.html?$/i.test(path)) {
    app.commands.execute("docmanager:open", { path });
    return;
  }
  const address = parts.map(encodeURIComponent).join("/");
  window.open(`${lab.PageConfig.getBaseUrl()}files/${address}`, "_blank", "noopener");
}

/* The heading of a lesson says where you are, so JupyterLab's bar with a file name goes.
   On a phone the page gets the whole screen: no menu bar and no side bars either. */
function fitScreen(app) {
  const { shell } = app;
  if (shell.isTopInSimpleModeVisible()) shell.toggleTopInSimpleModeVisibility();
  const menu = [...shell.layout].find((widget) => widget.id === "jp-menu-panel");
  menu?.setHidden(NARROW.matches);
  for (const side of ["left", "right"]) {
    if (shell.isSideTabBarVisible(side) === NARROW.matches) shell.toggleSideTabBarVisibility(side);
  }
}

function returnHomeWhenEmpty(app) {
  const empty = () => [...app.shell.widgets("main")].length === 0;
  let used = false;
  app.shell.layoutModified.connect(() => {
    if (!empty()) used = true;
    else if (used) openHome(app);
  });
  window.setTimeout(() => empty() && openHome(app), EMPTY_PATIENCE); // a page that is not there
}

/* JupyterLab writes its own title at every change; ours is put back each time. */
function keepTitle(tracker) {
  const write = () => {
    const title = lessonTitle(tracker.currentWidget);
    if (document.title !== title) document.title = title;
  };
  const element = document.querySelector("title");
  new MutationObserver(write).observe(element, { childList: true });
  tracker.currentChanged.connect((_, panel) => panel?.context.ready.then(write));
  write();
}

function lessonTitle(panel) {
  for (const cell of panel?.content.model?.cells ?? []) {
    const heading = /^#\s+(.+)$/m.exec(cell.sharedModel.getSource());
    if (cell.type === "markdown" && heading) return `${texts.course} – ${heading[1].trim()}`;
  }
  return texts.course;
}

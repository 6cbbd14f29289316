/* The plugin: follows every notebook that is opened and turns lessons into course pages. */
import { runLesson } from "./autorun.js";
import { watchConnection } from "./connection.js";
import { isLesson, dressPanel } from "./panel.js";
import { closeOldest, forgetTabs, prepareShell } from "./shell.js";

async function openLesson(app, lab, panel) {
  await panel.context.ready;
  if (!isLesson(panel)) return;
  dressPanel(app, lab, panel);
  watchConnection(lab, panel);
  await Promise.all([app.restored, panel.revealed]);
  if (panel.isDisposed) return;
  closeOldest(app, panel);
  await runLesson(lab, panel);
}

export async function prepare(lab) {
  await forgetTabs(lab).catch((error) => console.warn("mentoring-lab:", error));
}

export function makePlugin(lab) {
  return {
    id: "mentoring-lab:plugin",
    description: "Opens the notebooks of the course as calm Dutch lessons.",
    autoStart: true,
    requires: [lab.INotebookTracker],
    activate(app, tracker) {
      prepareShell(app, tracker);
      tracker.widgetAdded.connect((_, panel) => openLesson(app, lab, panel));
    },
  };
}

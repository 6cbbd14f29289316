/* Running a lesson: wait for a real connection, clear what was there, run cell by cell. */
import { actionButton, clearNotice, showNotice } from "./notice.js";
import { texts } from "./texts.js";

const CONNECTION_TIMEOUT = 60_000;

export async function runLesson(lab, panel) {
  if (panel.node.dataset.mentoringAutorun === "bezig") return;
  const restart = panel.node.dataset.mentoringAutorun === "mislukt";
  panel.node.dataset.mentoringAutorun = "bezig";
  showNotice(panel.node, "status", texts.busy);
  const problem = await attempt(lab, panel, restart);
  if (panel.isDisposed) return;
  if (problem === null) {
    clearNotice(panel.node);
    panel.node.dataset.mentoringAutorun = "klaar";
  } else {
    askToReload(lab, panel, texts.failed, problem);
  }
}

export function askToReload(lab, panel, text, detail = "") {
  panel.node.dataset.mentoringAutorun = "mislukt";
  const retry = actionButton(texts.reload, () => runLesson(lab, panel));
  showNotice(panel.node, "alert", text, detail, retry);
}

/* Returns what went wrong in one line, or null. */
async function attempt(lab, panel, restart) {
  try {
    await connect(panel.sessionContext, restart);
    return await runCells(lab, panel);
  } catch (error) {
    console.warn("mentoring-lab:", error);
    return texts.noKernel;
  }
}

/* An indicator that says "idle" is not enough: only an answer from the kernel is. */
async function connect(session, restart) {
  const answer = async () => {
    await session.ready;
    const dead = session.session?.kernel?.status === "dead";
    if (restart || dead || !session.session?.kernel) await session.restartKernel();
    await session.session.kernel.info;
    await session.session.kernel.requestKernelInfo();
  };
  let timer;
  const late = new Promise((_, reject) => {
    timer = window.setTimeout(() => reject(new Error("no kernel")), CONNECTION_TIMEOUT);
  });
  await Promise.race([answer(), late]).finally(() => window.clearTimeout(timer));
}

async function runCells(lab, panel) {
  const { content: notebook, sessionContext: session } = panel;
  const page = panel.node.querySelector(".jp-WindowedPanel-outer");
  const scrolled = page.scrollTop;
  let problem = null;
  lab.NotebookActions.clearAllOutputs(notebook);
  for (const cell of notebook.widgets.filter((cell) => cell.model.type === "code")) {
    const done = await lab.NotebookActions.runCells(notebook, [cell], session);
    if (!done) problem ??= firstError(cell);
    if (session.session?.kernel?.status === "dead" || panel.isDisposed) break;
  }
  notebook.activeCellIndex = 0;
  page.scrollTop = scrolled;
  return problem;
}

function firstError(cell) {
  const error = cell.model.outputs.toJSON().find((output) => output.output_type === "error");
  return error ? `${error.ename}: ${error.evalue}` : texts.noKernel;
}

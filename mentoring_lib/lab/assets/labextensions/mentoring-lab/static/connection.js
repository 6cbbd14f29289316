/* Says in Dutch what is safe and what to do when a lesson loses its kernel or the server. */
import { askToReload } from "./autorun.js";
import { clearNotice, showNotice } from "./notice.js";
import { texts } from "./texts.js";

const PATIENCE = 2_000; // a short hiccup needs no message

export function watchConnection(lab, panel) {
  const session = panel.sessionContext;
  // JupyterLab's own dialog about a restarted kernel is English and offers no way on.
  session.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
  let timer = 0;
  session.connectionStatusChanged.connect((_, status) => {
    window.clearTimeout(timer);
    if (status === "connected") clearNotice(panel.node, texts.offline);
    else if (isReady(panel)) timer = window.setTimeout(() => tellOffline(panel), PATIENCE);
  });
  session.statusChanged.connect((_, status) => {
    const stopped = status === "dead" || status === "autorestarting";
    if (stopped && isReady(panel)) askToReload(lab, panel, texts.kernelDied);
  });
}

function isReady(panel) {
  return !panel.isDisposed && panel.node.dataset.mentoringAutorun === "klaar";
}

function tellOffline(panel) {
  if (isReady(panel)) showNotice(panel.node, "alert", texts.offline);
}

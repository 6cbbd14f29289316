/* Entry point that JupyterLab loads. Written by hand: there is no build step.
   JupyterLab hands over its own libraries through a "share scope" (module federation);
   everything else stands in the ES modules next to this file. */
(function () {
  const folder = document.currentScript.src.replace(/[^/]*$/, "");
  const containers = (window._JUPYTERLAB = window._JUPYTERLAB || {});
  let shared;

  async function library(name) {
    const versions = shared[name];
    const [version] = Object.keys(versions);
    return (await versions[version].get())();
  }

  function addStyle() {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = folder + "course.css";
    document.head.append(link);
    return {};
  }

  async function extension() {
    const lab = {
      ...(await library("@jupyterlab/notebook")),
      ...(await library("@lumino/widgets")),
      ...(await library("@jupyterlab/coreutils")),
      ...(await library("@jupyterlab/services")),
    };
    const { makePlugin, prepare } = await import(folder + "plugin.js");
    await prepare(lab); // before JupyterLab itself starts
    return { __esModule: true, default: makePlugin(lab) };
  }

  containers["mentoring-lab"] = {
    init(scope) {
      shared = scope;
    },
    async get(name) {
      if (name === "./style") return addStyle;
      const plugin = await extension();
      return () => plugin;
    },
  };
})();

"""Dutch for JupyterLab, found through the entry point ``jupyterlab.languagepack``."""

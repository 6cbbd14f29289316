"""JupyterLab as a course: Dutch, calm, lessons that run when opened."""

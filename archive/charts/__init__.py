"""SHOWN: numbers -> geometry; pure. The templates in `archive/charts/` draw it as SVG."""

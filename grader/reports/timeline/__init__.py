"""Pictures of a run: for the terminal, as SVG, and for a viewer of traces."""

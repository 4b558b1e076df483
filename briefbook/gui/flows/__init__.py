"""GUI room: what the window does, one module for each thing the officer does with it; they know session and panes."""

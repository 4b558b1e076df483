"""GUI room: the panes of the window, each a widget with promised signals."""

"""GUI room: the few dialogs of the window."""

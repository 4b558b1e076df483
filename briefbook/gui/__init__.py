"""The gui room: the window, over the same use cases as the command line; the only room that imports PySide6."""

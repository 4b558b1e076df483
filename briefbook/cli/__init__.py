"""The command line room: one of the two doors; it understands what was typed, calls the app, and prints the answer."""

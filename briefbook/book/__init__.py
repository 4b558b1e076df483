"""Book room: editing a briefing book as pure functions, its history, and keeping it in a file that is never lost."""

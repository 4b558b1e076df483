"""GUI room: what an empty pane says: one sentence with the key to press."""

from PySide6.QtWidgets import QAbstractScrollArea, QLabel


class EmptyHint(QLabel):
    """One muted sentence in the middle of an empty pane; it lets the mouse through to the pane."""

    def __init__(self, pane: QAbstractScrollArea, sentence: str = "") -> None:
        super().__init__(sentence, pane.viewport())

    def say(self, sentence: str) -> None:
        """Show this sentence; nothing when it is empty."""

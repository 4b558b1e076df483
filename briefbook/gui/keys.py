"""GUI room: keys as they are written where the officer reads of them: as her system and the window's language do."""

from PySide6.QtGui import QKeySequence


def key_text(key: str) -> str:
    """Return a key, given as Qt writes it in English, as the system writes it; what is no key stays as it is."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key

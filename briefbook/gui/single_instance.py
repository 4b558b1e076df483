"""GUI room: one window a user and data folder: a second start hands its files to the first and ends."""

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 800
_LARGEST = 64 * 1024


def server_name(data: Path) -> str:
    """Return the name under which the window of this user and data folder is reached."""
    who = f"{getpass.getuser()}\n{data}"
    return f"briefbook-{hashlib.sha256(who.encode('utf-8', 'surrogateescape')).hexdigest()[:24]}"


def hand_over(name: str, files: Sequence[Path]) -> bool:
    """Give files to the window that is open; False when none is. No file at all brings it to the front."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(json.dumps([str(file) for file in files]).encode("utf-8") + b"\n")
    is_sent = socket.waitForBytesWritten(_WAIT_MS)
    is_taken = is_sent and socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return is_taken


class SingleInstance(QObject):
    """Listens for later starts of the program.

    Signals:
        called: another start handed over its files (list[Path], may be empty).
    """

    called = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # nobody answered there: it was left behind by a program that was killed
            self._server.listen(name)
        self._server.newConnection.connect(self._greet)

    @property
    def is_listening(self) -> bool:
        """Whether later starts find this one."""
        return self._server.isListening()

    def _greet(self) -> None:
        """Take what the other start says; it speaks at once, so waiting a moment for it holds nothing up."""
        socket = self._server.nextPendingConnection()
        while not socket.canReadLine() and socket.bytesAvailable() < _LARGEST:
            if not socket.waitForReadyRead(_WAIT_MS):
                break
        names = _names(bytes(socket.readLine(_LARGEST).data()))
        socket.write(b"taken\n")
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        socket.deleteLater()
        self.called.emit([Path(name) for name in names])

    def close(self) -> None:
        """Listen no more."""
        self._server.close()


def _names(line: bytes) -> list[str]:
    try:
        names = json.loads(line)
    except ValueError:
        return []
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

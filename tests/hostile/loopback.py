"""A server on this machine that answers nobody and counts who comes."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Counter:
    """How many came to `url`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.visits = 0


@contextmanager
def counting_server() -> Iterator[Counter]:
    """Serve for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        counter = Counter(f"http://127.0.0.1:{server.getsockname()[1]}")
        is_over = threading.Event()

        def serve() -> None:
            while not is_over.is_set():
                try:
                    visitor, _ = server.accept()
                except TimeoutError:
                    continue
                counter.visits += 1
                visitor.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield counter
        finally:
            is_over.set()
            thread.join()

"""App room: tracing texts to the passages of a folder, from what is indexed now."""

from collections.abc import Callable, Iterator

from briefbook.app.finding import Finder
from briefbook.model.document import DocumentRow
from briefbook.model.errors import Cancelled, DocumentMissing
from briefbook.model.imported import TracedText
from briefbook.model.match import Match, TracedPassage
from briefbook.model.monitor import Monitor, Silent
from briefbook.survey.tracing import Tracer
from briefbook.survey.tracing_texts import trace_text


class FolderTracer:
    """Traces texts to what a finder's folder held when it was made; from one thread.

    Attributes:
        passages: how many different ones there are.
    """

    def __init__(
        self, finder: Finder, wanted: Callable[[DocumentRow], bool] | None = None, monitor: Monitor | None = None
    ) -> None:
        """Read all passages of the documents that are `wanted`; all of them when None.

        Raises:
            IndexDamaged: the index must be made anew.
            Cancelled: the monitor asked to stop.
        """
        self._tracer = Tracer.build(_passages(finder, wanted, monitor or Silent()))
        self.passages = len(self._tracer)

    def sentence(self, text: str) -> Match:
        """Return where a sentence comes from."""
        return self._tracer.trace(text)

    def text(self, text: str) -> TracedText:
        """Return where a text of one or more sentences comes from."""
        return trace_text(self._tracer, text)


def _passages(
    finder: Finder, wanted: Callable[[DocumentRow], bool] | None, monitor: Monitor
) -> Iterator[TracedPassage]:
    rows = [row for row in finder.documents() if wanted is None or wanted(row)]
    monitor.label("Reading the passages")
    for number, row in enumerate(rows):
        if monitor.cancelled():
            raise Cancelled("The work was stopped; nothing was changed.")
        monitor.advance(number, len(rows))
        try:
            document = finder.document(row.path)
        except DocumentMissing:
            continue  # it went away meanwhile
        for passage in document.passages:
            yield TracedPassage(row.path, passage.ordinal, passage.text, row.date or "")

"""App room: topics written to a file, and topics of a file merged into those of a workspace, as one decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefbook.app.topic_list import TopicList, kept_topics
from briefbook.app.workspace import Workspace
from briefbook.disk import atomic
from briefbook.library import topic_merge
from briefbook.library.topic_edits import Topics
from briefbook.library.topic_merge import Merged
from briefbook.model.errors import LibraryError
from briefbook.model.topic import TopicId


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: topics by their ids.

    Attributes:
        changed: topics that were there, and got rules, passages or a name from the file.
        left: topics that were there already as they are in the file.
    """

    added: tuple[TopicId, ...]
    changed: tuple[TopicId, ...]
    left: tuple[TopicId, ...]


def export_topics(workspace: Workspace, path: Path, now: datetime, names: Iterable[str] = ()) -> int:
    """Write topics with what is filed under them to a file, and return how many.

    Args:
        workspace: whose topics.
        path: the file; one that is there is replaced.
        now: time of saving.
        names: ids or labels; all topics when there are none.

    Raises:
        TopicMissing: no topic has one of the names.
        LibraryError: the topics cannot be read.
        OSError: the file cannot be written.
    """
    topics = TopicList(workspace)
    chosen = tuple(dict.fromkeys(topics.named(name).id for name in names))
    rows = [one for one in topics.all() if not chosen or one.id in chosen]
    atomic.write(path, topic_merge.written(rows, now.isoformat(timespec="seconds")))
    return len(rows)


def import_topics(workspace: Workspace, path: Path) -> Imported:
    """Merge the topics of a file into those of a workspace, by their ids; one decision, which can be taken back.

    Passages filed in another folder are found in this one by their text; those that are not here are listed as lost.

    Raises:
        LibraryError: the file holds no topics that can be read, or the decision cannot be kept.
    """
    incoming = topic_merge.read(_content(path), path.name)
    outcomes: list[Merged] = []

    def decide(topics: Topics) -> Topics:
        outcomes.append(topic_merge.merged(topics, incoming))
        return outcomes[-1].topics

    kept_topics(workspace).change(f"import:{path.name}", decide)
    outcome = outcomes[-1]
    return Imported(outcome.added, outcome.changed, outcome.left)


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > topic_merge.LARGEST:
            raise LibraryError(f"{path.name} is too large for a file of topics; choose another file.")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise LibraryError(f"{path.name} cannot be read ({reason}); check the name.") from error

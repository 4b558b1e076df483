"""Command line room: the commands about topics: topics, topic, compile; with them come those about searches."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from briefbook.app.changing import changing
from briefbook.app.compiling import CompileOptions, gather, put_together
from briefbook.app.filing import Filing
from briefbook.app.finding import Finder, Pick, read_pick
from briefbook.app.tabs import tab_named
from briefbook.app.topic_file import Imported, export_topics, import_topics
from briefbook.app.topic_list import TopicList
from briefbook.app.workspace import open_workspace
from briefbook.cli import topic_answers
from briefbook.cli.command import Command, Surroundings
from briefbook.cli.commands_searches import COMMANDS as SEARCHES
from briefbook.cli.freshness import Freshness, ask
from briefbook.cli.output import Reply
from briefbook.cli.topic_answers import Listed
from briefbook.cli.wording import counted
from briefbook.model.book import Wording
from briefbook.model.errors import UsageError
from briefbook.model.kinds import PassageId
from briefbook.model.topic import TopicCount


def topics(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """List the topics of a folder that is brought up to date first."""
    if given.starter:
        workspace = open_workspace(Path(given.folder), surroundings.places)
        added = TopicList(workspace).add_starter(surroundings.places)
        surroundings.output.talk(f"{counted(len(added), 'topic')} added.")
    counts, freshness = ask(given.folder, surroundings, lambda finder, _: Filing(finder).contents.counts())
    _talk(freshness, surroundings)
    return Reply(topic_answers.topics(counts), lambda _: topic_answers.topic_lines(counts))


def compile_topic(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Put everything filed under a topic into a section, all as one edit."""
    options = CompileOptions(surroundings.today, given.order, given.suggested)
    excerpts, freshness = ask(given.folder, surroundings, lambda finder, _: gather(finder, given.topic, options))
    _talk(freshness, surroundings)
    with changing(Path(given.book), surroundings.places, surroundings.now) as opened:
        tab = None if given.tab is None else tab_named(opened.book, given.tab).id
        made = put_together(opened, given.section, excerpts, tab)
    ids = made.entry_ids
    said = f"Added: {', '.join(ids)}" if ids else "Nothing was added."
    left = f"{counted(made.left_out, 'passage')} left out: the book has the same already."
    return Reply(
        {"entry_ids": list(ids), "left_out": made.left_out}, lambda _: [said, *([left] if made.left_out else [])]
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What a verb of `topic` works with, beside what was typed."""

    filing: Filing
    surroundings: Surroundings
    folder: Path


@dataclass(frozen=True, slots=True)
class _Done:
    """What a verb did: one line for people, how many passages or topics changed, and what else there is to tell."""

    says: str
    changed: int = 1
    imported: Imported | None = None
    passages: tuple[Listed, ...] = field(default=())


def topic(given: argparse.Namespace, surroundings: Surroundings) -> Reply:
    """Change topics, or what is filed under them, and answer with all topics as they are then."""

    def work(finder: Finder, _: Freshness) -> tuple[_Done, tuple[TopicCount, ...]]:
        filing = Filing(finder)
        done = _VERBS[given.verb](_Work(filing, surroundings, Path(given.folder)), given)
        return done, filing.contents.counts()

    (done, counts), freshness = ask(given.folder, surroundings, work)
    _talk(freshness, surroundings)
    plain = topic_answers.topic(counts, done.changed, done.imported, done.passages)
    return Reply(plain, lambda look: [done.says, *topic_answers.passage_lines(done.passages, look)])


def _talk(freshness: Freshness, surroundings: Surroundings) -> None:
    for note in freshness.notes:
        surroundings.output.talk(note)


def _add(work: _Work, given: argparse.Namespace) -> _Done:
    made = work.filing.topics.add(_label(given), given.rules, given.colour)
    return _Done(f"Topic added: {made.id}")


def _relabel(work: _Work, given: argparse.Namespace) -> _Done:
    before = work.filing.topics.named(given.topic).label
    label = _label(given)
    work.filing.topics.relabel(given.topic, Wording(label.en, label.fr if given.fr is not None else before.fr))
    return _Done("Topic renamed.")


def _duplicate(work: _Work, given: argparse.Namespace) -> _Done:
    return _Done(f"Topic added: {work.filing.topics.duplicate(given.topic, _label(given)).id}")


def _label(given: argparse.Namespace) -> Wording:
    return Wording(given.label, given.fr or "")


def _set_rules(work: _Work, given: argparse.Namespace) -> _Done:
    work.filing.topics.set_rules(given.topic, given.rules)
    return _Done("The rules are changed.")


def _recolour(work: _Work, given: argparse.Namespace) -> _Done:
    work.filing.topics.recolour(given.topic, given.colour)
    return _Done("The colour is changed.")


def _move(work: _Work, given: argparse.Namespace) -> _Done:
    work.filing.topics.move(given.topic, given.at)
    return _Done("Topic moved.")


def _remove(work: _Work, given: argparse.Namespace) -> _Done:
    work.filing.topics.remove(given.topic)
    return _Done("Topic removed; “topic undo” brings it back with all that was filed under it.")


def _pin(work: _Work, given: argparse.Namespace) -> _Done:
    return _filed(work.filing.pin(given.topic, _picks(given)), "filed")


def _unpin(work: _Work, given: argparse.Namespace) -> _Done:
    return _filed(work.filing.unpin(given.topic, _picks(given)), "taken out")


def _reject(work: _Work, given: argparse.Namespace) -> _Done:
    return _filed(work.filing.reject(given.topic, _picks(given)), "rejected")


def _unreject(work: _Work, given: argparse.Namespace) -> _Done:
    return _filed(work.filing.unreject(given.topic, _picks(given)), "no longer rejected")


def _accept(work: _Work, given: argparse.Namespace) -> _Done:
    if given.all == bool(given.picks):
        raise UsageError("Name the passages to accept, or all of them with --all.")
    return _filed(work.filing.accept(given.topic, None if given.all else _picks(given)), "filed")


def _refile(work: _Work, given: argparse.Namespace) -> _Done:
    (pick,) = _picks(given)
    work.filing.repin(given.topic, PassageId(given.lost), pick)
    return _filed(1, "filed anew")


def _drop_lost(work: _Work, given: argparse.Namespace) -> _Done:
    return _filed(work.filing.drop_lost(given.topic), "forgotten")


def _filed(number: int, what: str) -> _Done:
    return _Done(f"{counted(number, 'passage')} {what}.", number)


def _picks(given: argparse.Namespace) -> list[Pick]:
    path = PurePath(given.path).as_posix() if given.path else None
    picks = [read_pick(text, path) for text in given.picks]
    if any(pick.span is not None for pick in picks):
        raise UsageError("Whole passages are filed; leave the @START-END away.")
    return picks


def _show(work: _Work, given: argparse.Namespace) -> _Done:
    contents = work.filing.contents
    suggested = contents.suggested(given.topic, given.limit)
    passages = topic_answers.listed(
        contents.filed(given.topic), suggested.hits, contents.rejected(given.topic), contents.lost(given.topic)
    )
    label = work.filing.topics.named(given.topic).label.in_language("en")
    rest = suggested.total - len(suggested.hits)
    more = f"; {rest:,} more suggested" if rest > 0 else ""
    return _Done(f"{label}: {counted(len(passages), 'passage')}{more}.", 0, passages=passages)


def _export(work: _Work, given: argparse.Namespace) -> _Done:
    workspace = open_workspace(work.folder, work.surroundings.places)
    number = export_topics(workspace, Path(given.out), work.surroundings.now, given.topics)
    return _Done(f"{counted(number, 'topic')} written to {given.out}.", 0)


def _import(work: _Work, given: argparse.Namespace) -> _Done:
    done = import_topics(open_workspace(work.folder, work.surroundings.places), Path(given.file))
    says = (
        f"{counted(len(done.added), 'topic')} added, {len(done.changed)} changed, {len(done.left)} left as they were."
    )
    return _Done(says, len(done.added) + len(done.changed), done)


def _undo(work: _Work, _given: argparse.Namespace) -> _Done:
    return _Done(f"Taken back: {topic_answers.decision_words(work.filing.topics.undo())}")


def _redo(work: _Work, _given: argparse.Namespace) -> _Done:
    return _Done(f"Done again: {topic_answers.decision_words(work.filing.topics.redo())}")


_VERBS: Mapping[str, Callable[[_Work, argparse.Namespace], _Done]] = {
    "add": _add,
    "label": _relabel,
    "duplicate": _duplicate,
    "rule": _set_rules,
    "colour": _recolour,
    "move": _move,
    "remove": _remove,
    "pin": _pin,
    "unpin": _unpin,
    "reject": _reject,
    "unreject": _unreject,
    "accept": _accept,
    "refile": _refile,
    "drop-lost": _drop_lost,
    "show": _show,
    "export": _export,
    "import": _import,
    "undo": _undo,
    "redo": _redo,
}

COMMANDS: Mapping[str, Command] = {"topics": topics, "topic": topic, "compile": compile_topic, **SEARCHES}

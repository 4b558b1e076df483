"""Render room: the text of an entry as one copy shows it: in the note's language, less what that copy withholds."""

from briefbook.model.book import Entry, Redaction
from briefbook.model.kinds import Copy, Language
from briefbook.model.note import Blocks
from briefbook.render.entry_text import spoken_where_silent
from briefbook.render.redaction import marked, withheld
from briefbook.render.wording import words


def text_in_copy(entry: Entry, own: Language, copy: Copy, language: Language) -> Blocks:
    """Return the blocks of an entry for a copy in `language`.

    An entry that has no text in the other language stands there in its own, marked so. The disclosure copy takes out
    what is redacted; the working copy shows it marked, so that it can be checked; the minister copy shows it plainly.

    Args:
        entry: of the book.
        own: the language of the book.
        copy: what is made.
        language: of the note.
    """
    if language == own:
        return _in_copy(entry.blocks, entry.redactions, copy, language)
    if not entry.other_text.strip():
        return _in_copy(spoken_where_silent(entry.blocks, own), entry.redactions, copy, language)
    redactions = entry.other_redactions
    if entry.redactions and not redactions:  # where is not known: none of it may go out
        redactions = (Redaction(0, len(entry.other_text)),)
    return _in_copy(entry.other, redactions, copy, language)


def _in_copy(blocks: Blocks, redactions: tuple[Redaction, ...], copy: Copy, language: Language) -> Blocks:
    if not redactions:
        return blocks
    match copy:
        case Copy.DISCLOSURE:
            return withheld(blocks, redactions, words(language).redacted)
        case Copy.WORKING:
            return marked(blocks, redactions)
        case Copy.MINISTER:
            return blocks

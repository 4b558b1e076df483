"""Ooxml room: the names that Briefbook leaves in a Word file, so that writing it and reading it back agree on them.

A mark is a hidden bookmark with an opaque name: it says nothing to a reader who does not hold the book.
"""

import hashlib
import re
from collections.abc import Iterable

from briefbook.model.note import Doc

ENTRY_PREFIX = "_bb_"
"""Begins the name of the bookmark around the text of one entry."""
EXPORT_PREFIX = "_bbx_"
"""Begins the name of the one bookmark that tells which export a file is."""
SOURCE_PREFIX = "_bbs_"
"""Begins the name of the bookmark at a numbered source of a working copy."""
PROVENANCE_NAMESPACE = "urn:briefbook:provenance:1"
"""Namespace of the custom XML part of a working copy: one `excerpt` per entry with its source."""
_DIGEST_BYTES = 12
_OF_A_TAB = re.compile(r" \((?:tab|onglet) [0-9]{1,4}\)$", re.IGNORECASE)


def entry_mark(book_id: str, entry_id: str) -> str:
    """Return the opaque bookmark name of an entry: a hash keyed with the id of its book."""
    key = hashlib.sha256(book_id.encode("utf-8", "surrogatepass")).digest()
    text = entry_id.encode("utf-8", "surrogatepass")
    return ENTRY_PREFIX + hashlib.blake2b(text, key=key, digest_size=_DIGEST_BYTES).hexdigest()


def export_mark(doc: Doc) -> str:
    """Return the bookmark name that tells this export from others: a hash of everything the note says."""
    # Dataclasses write themselves out three times as fast as anything of ours does; pictures leave out their bytes.
    digest = hashlib.blake2b(ascii(doc).encode("ascii"), digest_size=_DIGEST_BYTES)
    for name in sorted(doc.pictures):
        digest.update(hashlib.sha256(doc.pictures[name].data).digest())
    return EXPORT_PREFIX + digest.hexdigest()


def form_export_mark(doc: Doc, forms: Iterable[bytes]) -> str:
    """Return the same of a note in forms typed in Word: its other formats say the same, and not in these words.

    Args:
        doc: what the note says.
        forms: the bodies of the forms as they were typed.
    """
    digest = hashlib.blake2b(export_mark(doc).encode("ascii"), digest_size=_DIGEST_BYTES)
    for form in forms:
        digest.update(hashlib.sha256(form).digest())
    return EXPORT_PREFIX + digest.hexdigest()


def source_mark(anchor: str) -> str:
    """Return the bookmark name of the anchor of a numbered source."""
    name = "".join(char if char.isascii() and char.isalnum() else "_" for char in anchor)
    return (SOURCE_PREFIX + name)[:40]


def style_of_tab(word: str, number: int) -> str:
    """Return what stands behind the name of a style that a binder took along with a note; `word` is “Tab”."""
    return f" ({word} {number})"


def style_name(name: str) -> str:
    """Return the name of a style as its own file has it: a binder says behind it which note it came with."""
    return _OF_A_TAB.sub("", name)

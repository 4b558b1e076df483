"""Prints a hash of every note that its arguments name, in its three formats: run twice, in processes of their own.

Arguments: a folder of books `TEMPLATE-LANGUAGE.json`, and `full` or `sample`.
"""

import hashlib
import json
import sys
from pathlib import Path

from briefbook.model.book import Book
from briefbook.model.plain import from_plain
from tests.render.shelf import every_kind, made, written


def main() -> None:
    folder = Path(sys.argv[1])
    for kind in every_kind(full=sys.argv[2] == "full"):
        plain = json.loads((folder / f"{kind.template}-{kind.language}.json").read_text("utf-8"))
        note = made(from_plain(Book, plain), kind)
        print(kind.name, *(hashlib.sha256(data).hexdigest() for data in written(note)))


if __name__ == "__main__":
    main()

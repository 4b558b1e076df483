"""A small folder of documents in our own words, about the ferries and harbours of a coast that does not exist."""

import shutil
from pathlib import Path

import docx

PAPERS = Path(__file__).with_name("papers")
STATEMENT = "statements/2023-05-04 winter ferry.txt"
NARRATIVE = "2024-03-05 narrative.txt"
BACKGROUNDER = "who-pays.md"
PAGE = "francais/traversier.html"
MEMO = "memo.docx"


def make_folder(root: Path) -> Path:
    """Write the documents into a new folder `root` and return it."""
    shutil.copytree(PAPERS, root)
    memo = docx.Document()
    memo.add_heading("Memo on the spare engine", level=1)
    memo.add_paragraph("The spare engine of the winter ferry is kept at Port Ellery and can be fitted within two days.")
    memo.add_paragraph("It was last tested in the autumn, and the harbour master signed the report on the same day.")
    memo.save(str(root / MEMO))
    return root


def text_of(path: str) -> str:
    """Return the text of one of the papers."""
    return (PAPERS / path).read_bytes().decode("utf-8")


def make_many(root: Path, count: int) -> Path:
    """Write as many statements into a new folder, each a little different: it takes a while to read them."""
    root.mkdir()
    for number in range(count):
        text = text_of(STATEMENT).replace("4,100", f"4,{number:03}")
        (root / f"{number:04}.txt").write_bytes(text.encode("utf-8"))
    return root

"""Render room: “did you mean”: the known name that is nearest to what was written."""

import difflib
from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the end of a sentence that offers the nearest known name, or names all when none is near.

    A name that begins with an underscore is our own and never offered.
    """
    names = sorted({one for one in known if not one.startswith("_")})
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return f"; did you mean “{near[0]}”?"
    return f"; there is {', '.join(names)}." if names else "."

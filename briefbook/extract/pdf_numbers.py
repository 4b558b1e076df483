"""Extract room: the numbers of pages in words."""

from collections.abc import Sequence

_MOST_RUNS = 12


def pages_named(numbers: Sequence[int]) -> str:
    """Return "Page 3" or "Pages 3 and 5 to 9" for numbers in rising order."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    shown = runs[:_MOST_RUNS]
    words = [f"{first}" if first == last else f"{first} to {last}" for first, last in shown]
    if len(runs) > len(shown):
        words.append(f"{sum(last - first + 1 for first, last in runs[_MOST_RUNS:])} more")
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"Page {listed}" if len(numbers) == 1 else f"Pages {listed}"

"""The figures of a run as tables: ours beside each peer's, and how many times the peer's ours is."""

from collections.abc import Mapping
from typing import cast

_ROWS = {
    "passages": "passages",
    "index_mb_per_cpu_s": "index, MB per CPU s",
    "index_mb_per_s": "index, MB per second",
    "two_process_speedup": "two processes, times",
    "disk_per_text": "disk per byte of text",
    "open_ms": "open to first answer",
    "p50_ms": "query p50",
    "p95_ms": "query p95",
    "max_ms": "query max",
    "first_p50_ms": "asked first, p50",
    "first_p95_ms": "asked first, p95",
    "first_max_ms": "asked first, max",
    "cold_p95_ms": "cold p95",
    "cold_max_ms": "cold max",
    "key_p50_ms": "keystroke p50",
    "key_p95_ms": "keystroke p95",
    "key_max_ms": "keystroke max",
    "key_first_p95_ms": "typed first, p95",
    "key_first_max_ms": "typed first, max",
    "cold_first_key_ms": "open and first key",
    "cold_key_max_ms": "cold keystroke max",
    "like_p50_ms": "more like this, p50",
    "like_max_ms": "more like this, max",
    "add_p50_ms": "add one, p50",
    "add_p95_ms": "add one, p95",
    "peak_mb": "peak MB",
}
Engines = Mapping[str, Mapping[str, object]]


def show(head: Mapping[str, float], engines: Engines, absent: Mapping[str, str]) -> None:
    """Print the tables."""
    print(f"{head['passages']:.0f} passages, {head['text_mb']:.1f} MB of text; times in ms; in brackets ours / theirs")
    for name, why in absent.items():
        print(f"{name} is left out: {why}")
    _line("", list(engines))
    for key, label in _ROWS.items():
        _line(label, _beside(engines, key))
    print("\nby kind of query, p95 (found on average)")
    _line("", list(engines))
    for kind in _kinds(engines):
        held = [cast("Mapping[str, Mapping[str, float]]", one["kinds"])[kind] for one in engines.values()]
        _line(kind, [f"{one['p95_ms']:.2f} ({one['found']:.0f})" for one in held])


def show_growth(engines: Engines) -> None:
    """Print the figures of two sizes, and how many times the smaller's the larger's is."""
    small, large = engines.values()
    _line("passages", [*engines, "times"])
    for key, label in list(_ROWS.items())[1:]:
        one, other = float(str(small[key])), float(str(large[key]))
        _line(label, [f"{one:.2f}", f"{other:.2f}", f"{other / one:.2f}"])
    for kind in _kinds(engines):
        pair = [cast("Mapping[str, Mapping[str, float]]", one["kinds"])[kind]["p95_ms"] for one in (small, large)]
        _line(kind, [f"{pair[0]:.2f}", f"{pair[1]:.2f}", f"{pair[1] / pair[0]:.2f}"])


def _kinds(engines: Engines) -> list[str]:
    return list(cast("Mapping[str, object]", next(iter(engines.values()))["kinds"])) if engines else []


def _beside(engines: Engines, key: str) -> list[str]:
    values = {name: float(str(one.get(key, 0.0))) for name, one in engines.items()}
    ours = values.get("briefbook")
    return [
        f"{value:.2f}" if name == "briefbook" or not ours or not value else f"{value:.2f} ({ours / value:.2f})"
        for name, value in values.items()
    ]


def _line(label: str, cells: list[str]) -> None:
    print(f"{label:24}" + "".join(f"{cell:>20}" for cell in cells))

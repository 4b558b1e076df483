"""An envelope gives back what went in, or says that it is damaged, or newer; never something else."""

import json
import random

import pytest

from briefbook.disk.envelope import (
    EnvelopeDamaged,
    EnvelopeNewer,
    canonical,
    digest,
    unwrap,
    wrap,
)
from briefbook.model.plain import JsonObject

BODY: JsonObject = {
    "title": "Réponse\u00a0: 21\u202f%",
    "list": [1, 2.5, True, None, "😀"],
    "inner": {"b": "", "a": []},
}
SAVED_AT = "2024-02-07T14:30:00-05:00"


def data() -> bytes:
    return wrap("briefbook/1", BODY, SAVED_AT)


def test_what_went_in_comes_out() -> None:
    found = unwrap(data(), "briefbook/1")
    assert (found.format, found.body, found.saved_at) == ("briefbook/1", BODY, SAVED_AT)


def test_the_file_is_readable_sorted_and_ends_with_a_newline() -> None:
    text = data().decode("utf-8")
    assert "Réponse\u00a0: 21\u202f%" in text
    assert text.endswith("}\n")
    assert list(json.loads(text)) == ["body", "format", "saved_at", "sha256"]


def test_the_spelling_does_not_depend_on_the_order_of_keys() -> None:
    turned = dict(reversed(BODY.items()))
    assert canonical(turned) == canonical(BODY)
    assert digest(turned) == digest(BODY)


@pytest.mark.parametrize(("one", "other"), [(1, 1.0), (1, True), (0.0, -0.0), ("", None), ([], {})])
def test_values_that_are_written_differently_have_another_digest(one: object, other: object) -> None:
    assert digest({"value": one}) != digest({"value": other})  # type: ignore[dict-item]  # JSON values, all of them


@pytest.mark.parametrize("value", ["\ud83d", float("nan"), float("inf")])
def test_half_a_character_and_no_number_are_refused(value: str | float) -> None:
    for spell in (canonical, digest):
        with pytest.raises(ValueError, match=r"surrogates|JSON"):
            spell({"value": value})


def test_every_truncation_is_noticed() -> None:
    whole = data()
    for length in range(len(whole) - 1):  # the last byte is a newline, which nobody misses
        with pytest.raises(EnvelopeDamaged):
            unwrap(whole[:length], "briefbook/1")


def test_a_flipped_bit_is_noticed_or_harmless(full_size: bool) -> None:
    whole = data()
    bits = list(range(len(whole) * 8))
    for bit in bits if full_size else random.Random(1).sample(bits, 500):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            found = unwrap(bytes(flipped), "briefbook/1")
        except EnvelopeDamaged:
            continue
        assert (found.body, found.saved_at) == (BODY, SAVED_AT)  # white space between the values


def test_line_ends_of_another_system_are_no_damage() -> None:
    assert unwrap(data().replace(b"\n", b"\r\n"), "briefbook/1").body == BODY


def test_a_newer_format_is_told_apart_from_damage() -> None:
    with pytest.raises(EnvelopeNewer) as caught:
        unwrap(wrap("briefbook/12", BODY, SAVED_AT), "briefbook/1")
    assert caught.value.format == "briefbook/12"


def test_a_damaged_file_of_a_newer_format_is_damaged() -> None:
    with pytest.raises(EnvelopeDamaged):
        unwrap(wrap("briefbook/12", BODY, SAVED_AT).replace(b"2.5", b"2.6"), "briefbook/1")


@pytest.mark.parametrize(
    "format_name", ["other/1", "briefbook", "briefbook/x", "briefbook/²", "briefbook/" + "9" * 5000]
)
def test_another_kind_of_file_is_not_taken(format_name: str) -> None:
    with pytest.raises(EnvelopeDamaged):
        unwrap(wrap(format_name, BODY, SAVED_AT), "briefbook/1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe{}",
        b'{"body": NaN}',
        b'{"body": {}, "format": "briefbook/1", "saved_at": "", "sha256": ""}',
        b'{"a":' * 100_000,
        b'{"body": {"a": 1e999}, "format": "briefbook/1", "saved_at": "", "sha256": ""}',
        b'{"body": {"a": "\\ud800"}, "format": "briefbook/1", "saved_at": "", "sha256": ""}',
        b"PK\x03\x04" * 100,
    ],
)
def test_what_is_no_envelope_is_damaged_and_nothing_else(content: bytes) -> None:
    with pytest.raises(EnvelopeDamaged):
        unwrap(content, "briefbook/1")

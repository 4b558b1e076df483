"""Word packages are opened within bounds: parts, sizes, types, references; nothing is fetched or expanded."""

import io
import zipfile

import pytest

from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import LARGEST_PART, MOST_PARTS, PackageRefused
from briefbook.ooxml.package import Package

NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes, part: str = "a.xml") -> PackageRefused:
    with pytest.raises(PackageRefused) as caught:
        list(Package(data).elements(part))
    assert caught.value.reason.endswith(".")
    return caught.value


def test_a_part_is_read_whatever_the_case_of_its_name() -> None:
    package = Package(packed({"Word/Document.xml": b"<a/>"}))
    assert "word/document.xml" in package
    assert package.read("word/document.xml") == b"<a/>"


def test_elements_come_one_by_one_by_their_tag() -> None:
    package = Package(packed({"a.xml": b"<a><b>1</b><c/><!-- x --><b>2</b></a>"}))
    assert [element.text for element in package.elements("a.xml", "b")] == ["1", "2"]


def test_no_package_at_all_is_damaged() -> None:
    assert refusal(b"this is text").kind is ProblemKind.DAMAGED


def test_a_missing_part_is_damaged() -> None:
    assert refusal(packed({"b.xml": b"<a/>"})).kind is ProblemKind.DAMAGED


def test_xml_that_is_not_well_formed_is_damaged() -> None:
    assert refusal(packed({"a.xml": b"<a><b></a>"})).kind is ProblemKind.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_and_no_entity_is_read(encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    assert refusal(packed({"a.xml": bomb.encode(encoding)})).kind is ProblemKind.DAMAGED


def test_a_part_that_unpacks_beyond_the_limit_is_too_large_whatever_its_header_says() -> None:
    data = packed({"a.xml": b" " * (LARGEST_PART + 1)})
    size = (LARGEST_PART + 1).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refusal(data).kind is ProblemKind.TOO_LARGE
    assert refusal(data.replace(size, (10).to_bytes(4, "little"))).kind in {ProblemKind.TOO_LARGE, ProblemKind.DAMAGED}


def test_too_many_parts_are_too_large() -> None:
    assert refusal(packed({f"{n}.xml": b"" for n in range(MOST_PARTS + 1)})).kind is ProblemKind.TOO_LARGE


def test_an_element_nested_without_end_is_damaged() -> None:
    assert refusal(packed({"a.xml": b"<a>" * 5_000 + b"</a>" * 5_000})).kind is ProblemKind.DAMAGED


def test_a_protected_part_asks_for_a_password() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert refusal(bytes(data)).kind is ProblemKind.ENCRYPTED


def test_damaged_data_in_a_part_is_damaged() -> None:
    data = bytearray(packed({"a.xml": bytes(range(256)) * 40}))
    data[60:90] = b"x" * 30
    assert refusal(bytes(data)).kind is ProblemKind.DAMAGED


def test_references_stay_inside_the_package() -> None:
    entries = "".join(
        f'<Relationship Id="r{n}" Type="http://x/{kind}" Target="{target}" {mode}/>'
        for n, (kind, target, mode) in enumerate(
            [
                ("styles", "styles.xml", ""),
                ("header", "/word/header1.xml", ""),
                ("footer", "../../../../etc/passwd", ""),
                ("image", "http://192.0.2.1/x.png", 'TargetMode="External"'),
                ("note", "sub%20folder/n.xml#x", ""),
            ]
        )
    )
    rels = f'<Relationships xmlns="{NAMESPACE}">{entries}</Relationships>'.encode()
    found = Package(packed({"word/_rels/document.xml.rels": rels})).relationships("word/document.xml")
    assert [(one.type, one.target) for one in found] == [
        ("styles", "word/styles.xml"),
        ("header", "word/header1.xml"),
        ("footer", "etc/passwd"),
        ("note", "word/sub folder/n.xml"),
    ]


def test_a_part_without_references_has_none() -> None:
    assert Package(packed({"a.xml": b"<a/>"})).relationships("a.xml") == ()

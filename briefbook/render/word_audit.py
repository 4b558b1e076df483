"""Render room: the last check of a Word file before it reaches the officer: safe, whole, accessible, repeatable.

It knows nothing of how the file was made. Each rule walks over the package and says in words what is wrong.
"""

from briefbook.render import word_audit_copy, word_audit_page, word_audit_parts, word_audit_text
from briefbook.render.word_audit_copy import Asked
from briefbook.render.word_package import NotAPackage, dangers, open_package


def audit(data: bytes, asked: Asked | None = None) -> tuple[str, ...]:
    """Return what is wrong with a finished note, one sentence each; empty when it is sound.

    Args:
        data: the file.
        asked: what it was to be; None when that is not known: then it may list its sources or not.
    """
    try:
        package = open_package(data)
    except NotAPackage as error:
        return (f"The file cannot be used: {error}.",)
    found = [f"The file is not safe: {danger}." for danger in dangers(package)]
    for rule in (*word_audit_text.RULES, *word_audit_page.RULES, *word_audit_parts.RULES):
        found += rule(package)
    for copy_rule in word_audit_copy.RULES:
        found += copy_rule(package, asked or Asked())
    return tuple(dict.fromkeys(found))


def refusals(data: bytes) -> tuple[str, ...]:
    """Return the reasons for which a reference.docx may not be used; empty when it may."""
    try:
        return tuple(dict.fromkeys(dangers(open_package(data))))
    except NotAPackage as error:
        return (str(error),)

"""Extract room: formulas of Word files on one line, as one would type them: a/b, x^2, √(n) (ISO/IEC 29500-1, 22.1)."""

from collections.abc import Callable

from lxml import etree

from briefbook.extract.word_xml import name_of

_UNSEEN = {0x2061: None, 0x2062: None, 0x2063: None, 0x2064: None}
"""Signs that say how parts of a formula go together and are never shown."""
_UNREAD = frozenset({"del", "moveFrom", "rPr", "m:rPr", "m:ctrlPr", "m:argPr", "instrText", "delText"})


def formula(element: etree._Element) -> str:
    """Return the text of an `m:oMath` or any part of one."""
    rule = _RULES.get(name_of(element))
    return rule(element) if rule is not None else _inside(element)


def _inside(element: etree._Element) -> str:
    out: list[str] = []
    for inner in element:
        name = name_of(inner)
        if name in {"m:t", "t"}:
            out.append((inner.text or "").translate(_UNSEEN))
        elif name not in _UNREAD and not name.endswith("Pr"):
            out.append(formula(inner))
    return "".join(out)


def _part(element: etree._Element, name: str) -> str:
    return "".join(formula(inner) for inner in element if name_of(inner) == f"m:{name}")


def _wrapped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def _property(element: etree._Element, name: str, default: str) -> str:
    """Return what a formula's properties say; an attribute that is there and empty means nothing is shown."""
    for properties in element:
        if name_of(properties).endswith("Pr"):
            for one in properties:
                if name_of(one) == f"m:{name}":
                    values = [value for key, value in one.attrib.items() if str(key).endswith("}val")]
                    return str(values[0]) if values else default
    return default


def _fraction(element: etree._Element) -> str:
    above, below = _part(element, "num"), _part(element, "den")
    if _property(element, "type", "bar") == "noBar":
        return f"{above} {below}"
    return f"{_wrapped(above)}/{_wrapped(below)}"


def _scripts(element: etree._Element) -> str:
    return f"{_part(element, 'e')}{_limits(element)}"


def _limits(element: etree._Element) -> str:
    below, above = _part(element, "sub"), _part(element, "sup")
    return (f"_{_wrapped(below)}" if below else "") + (f"^{_wrapped(above)}" if above else "")


def _root(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√{_wrapped(_part(element, 'e'))}"


def _brackets(element: etree._Element) -> str:
    inner = _property(element, "sepChr", "|").join(formula(one) for one in element if name_of(one) == "m:e")
    return f"{_property(element, 'begChr', '(')}{inner}{_property(element, 'endChr', ')')}"


def _large(element: etree._Element) -> str:
    return f"{_property(element, 'chr', '∫')}{_limits(element)} {_part(element, 'e')}"


def _function(element: etree._Element) -> str:
    return f"{_part(element, 'fName')} {_part(element, 'e')}"


def _limit(element: etree._Element) -> str:
    sign = "_" if name_of(element) == "m:limLow" else "^"
    return f"{_part(element, 'e')}{sign}{_wrapped(_part(element, 'lim'))}"


def _rows(element: etree._Element) -> str:
    return "; ".join(formula(one) for one in element if name_of(one) in {"m:mr", "m:e"})


def _row(element: etree._Element) -> str:
    return ", ".join(formula(one) for one in element if name_of(one) == "m:e")


_RULES: dict[str, Callable[[etree._Element], str]] = {
    "m:f": _fraction,
    "m:sSup": _scripts,
    "m:sSub": _scripts,
    "m:sSubSup": _scripts,
    "m:sPre": lambda element: f"{_limits(element)} {_part(element, 'e')}",
    "m:rad": _root,
    "m:d": _brackets,
    "m:nary": _large,
    "m:func": _function,
    "m:limLow": _limit,
    "m:limUpp": _limit,
    "m:m": _rows,
    "m:eqArr": _rows,
    "m:mr": _row,
}

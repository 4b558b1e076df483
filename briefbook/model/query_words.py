"""Model room: an explanation of a query in plain sentences, English or French."""

from collections.abc import Iterator

from briefbook.model.kind_names import kind_name
from briefbook.model.kinds import DocumentKind, Language
from briefbook.model.query import Explained, Explanation, Meaning

_PATTERNS: dict[Meaning, tuple[str, str]] = {
    Meaning.WORD: ("any form of “{text}”", "toute forme de « {text} »"),
    Meaning.EXACT: ("exactly “{text}”", "exactement « {text} »"),
    Meaning.BEGINS: ("words that begin with “{text}”", "des mots qui commencent par « {text} »"),
    Meaning.PATTERN: ("words spelled like “{text}”", "des mots écrits comme « {text} »"),
    Meaning.SPELLED_LIKE: ("words spelled nearly “{text}”", "des mots écrits presque comme « {text} »"),
    Meaning.FIGURE: ("the figure {text} in any writing", "le chiffre {text} sous toutes ses formes"),
    Meaning.NEAR: ("{parts} at most {text} words apart", "{parts} à {text} mots ou moins l’un de l’autre"),
    Meaning.TITLE: ("{parts} in the title", "{parts} dans le titre"),
    Meaning.HEADING: ("{parts} in a heading", "{parts} dans un intertitre"),
    Meaning.SECTION: ("{parts}, all within one section", "{parts}, le tout dans une même section"),
    Meaning.ALL: ("{parts}", "{parts}"),
    Meaning.ANY: ("{parts}", "{parts}"),
    Meaning.WITHOUT: ("without {parts}", "sans {parts}"),
    Meaning.EVERYTHING: ("every passage", "tous les passages"),
    Meaning.NOTHING: ("nothing", "rien"),
}
_FILTERS: dict[str, tuple[str, str]] = {
    "kind": ("kind {value}", "genre {value}"),
    "language": ("in {value}", "en {value}"),
    "since": ("from {value}", "depuis {value}"),
    "until": ("until {value}", "jusqu’à {value}"),
    "publisher": ("published by {value}", "publié par {value}"),
    "folder": ("in the folder {value}", "dans le dossier {value}"),
    "topic": ("filed under {value}", "classé sous {value}"),
    "marking": ("marked {value}", "portant la mention {value}"),
}
_LANGUAGES: dict[str, tuple[str, str]] = {"en": ("English", "anglais"), "fr": ("French", "français")}
_AND, _OR = (" and ", " et "), (" or ", " ou ")
_ALSO = ("also finds: {words}", "trouve aussi : {words}")
_FOUND = ("finds: {words}", "trouve : {words}")
_SYNONYMS = ("or its other names: {words}", "ou ses autres noms : {words}")
_SEARCHED = ("Searched for {what}.", "Recherche : {what}.")
_ONLY = ("Only what is {what}.", "Seulement : {what}.")
_SPARED = (
    "Too common to be asked for: {words}; in quotation marks they count.",
    "Trop courants pour être exigés : {words}; entre guillemets, ils comptent.",
)
_OPERATORS = {"or": "OR", "ou": "OU", "not": "NOT", "sauf": "SAUF"}
_CAPITALS = (
    "As an operator, {typed} is written {word}, in capitals.",
    "Comme opérateur, {typed} s’écrit {word}, en majuscules.",
)
_GROUPS = (Meaning.ALL, Meaning.ANY)


def sentences(explanation: Explanation, language: Language) -> Iterator[str]:
    """Yield what a query was taken for, sentence by sentence; the notes as they are."""
    by_meaning = explanation.pieces
    asides = (Meaning.SPARED, Meaning.NOTE)
    filters = [one for one in by_meaning if _is_filter(one)]
    wanted = [one for one in by_meaning if one.meaning not in asides and not _is_filter(one)]
    place = int(language == "fr")
    if wanted:
        yield _SEARCHED[place].format(what=_group(Explained(Meaning.ALL, parts=tuple(wanted)), place))
        yield from _forms(wanted, place)
    if filters:
        yield _ONLY[place].format(what=", ".join(_said(one, place) for one in filters))
    spared = [one.text for one in by_meaning if one.meaning is Meaning.SPARED]
    if spared:
        yield _SPARED[place].format(words=", ".join(spared))
        for word in spared:
            if word.lower() in _OPERATORS:
                yield _CAPITALS[place].format(typed=word, word=_OPERATORS[word.lower()])
    yield from (one.text for one in by_meaning if one.meaning is Meaning.NOTE)


def piece_words(piece: Explained, language: Language) -> str:
    """Return one piece in words, without the forms of its words."""
    return piece.text if piece.meaning in (Meaning.NOTE, Meaning.SPARED) else _said(piece, int(language == "fr"))


def _is_filter(piece: Explained) -> bool:
    if piece.meaning in _GROUPS:
        return bool(piece.parts) and all(map(_is_filter, piece.parts))
    return piece.meaning is Meaning.FILTER


def _said(piece: Explained, place: int) -> str:
    if piece.meaning is Meaning.FILTER:
        return _FILTERS[piece.field][place].format(value=_value(piece, place))
    if piece.meaning in _GROUPS:
        text = _group(piece, place)
    else:
        apart = _AND[place]
        parts = apart.join(_inner(part, place) for part in piece.parts)
        text = _PATTERNS[piece.meaning][place].format(text=piece.text, parts=parts)
    if piece.synonyms:
        text += f" ({_SYNONYMS[place].format(words=', '.join(piece.synonyms))})"
    return text


def _group(piece: Explained, place: int) -> str:
    """Return parts with and or or between them; several values of one filter name it once."""
    if piece.field:
        values = _OR[place].join(_value(part, place) for part in piece.parts)
        return _FILTERS[piece.field][place].format(value=values)
    apart = _AND[place] if piece.meaning is Meaning.ALL else _OR[place]
    say = _inner if len(piece.parts) > 1 else _said
    parts = sorted(piece.parts, key=lambda part: piece.meaning is Meaning.ALL and part.meaning is Meaning.WITHOUT)
    return _joined([say(part, place) for part in parts], apart, place)


def _inner(piece: Explained, place: int) -> str:
    is_group = piece.meaning in _GROUPS and not piece.field and len(piece.parts) > 1
    return f"({_said(piece, place)})" if is_group else _said(piece, place)


def _joined(each: list[str], apart: str, place: int) -> str:
    without = _PATTERNS[Meaning.WITHOUT][place].partition("{")[0]
    return apart.join(each).replace(f"{apart}{without}", f", {without}")


def _value(piece: Explained, place: int) -> str:
    if piece.field == "kind":
        return kind_name(DocumentKind(piece.text), "fr" if place else "en")
    if piece.field == "language":
        return _LANGUAGES[piece.text][place]
    return piece.text


def _forms(pieces: list[Explained], place: int) -> Iterator[str]:
    """Yield for each word, at whatever depth, what else it finds."""
    for piece in pieces:
        if piece.also:
            pattern = _ALSO if piece.meaning is Meaning.WORD else _FOUND
            also = pattern[place].format(words=", ".join(piece.also))
            yield f"« {piece.text} » {also}." if place else f"“{piece.text}” {also}."
        yield from _forms([part for part in piece.parts if part.meaning is not Meaning.FILTER], place)

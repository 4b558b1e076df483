"""Extract room: types of files that hold no text of their own: they are counted by rule, and never opened."""

_RULES = {
    "shortcut": "url lnk webloc desktop website",
    "picture": "jpg jpeg jpe jfif png gif bmp tif tiff webp heic heif svg svgz ico cur psd ai eps raw cr2 nef avif wmf "
    "emf",
    "sound or film": "mp3 wav m4a ogg oga opus flac wma aac aif aiff mid midi mp4 m4v mov avi mkv wmv webm mpg mpeg "
    "flv 3gp",
    "program or code": "exe dll msi so dylib bat cmd ps1 sh jar class pyc pyd o a lib com scr vbs js mjs cjs ts tsx "
    "jsx css scss less py rb go rs c h cpp hpp cc cs java kt swift pl r lua sql ipynb wasm map",
    "font": "ttf otf woff woff2 eot",
    "data file": "json jsonl ndjson geojson yaml yml toml ini cfg conf properties lock plist db sqlite sqlite3 mdb "
    "accdb dbf parquet feather npy npz pkl pickle mat sav dta shp shx prj dat bin iso img dmg vhd bak tmp temp part "
    "crdownload ics vcf kml kmz gpx xsd xsl xslt dtd po pot mo resx",
}
_BY_SUFFIX = {f".{suffix}": rule for rule, suffixes in _RULES.items() for suffix in suffixes.split(" ")}
UNKNOWN = "unknown type of file"
"""The rule for a file whose name says no type that is known, and whose content is no text."""


def rule_of(path: str) -> str | None:
    """Return the rule, in words, by which a file is passed over for its suffix; None for a file to be opened."""
    return _BY_SUFFIX.get(suffix_of(path))


def suffix_of(path: str) -> str:
    """Return the suffix of a path in lower case with its dot; empty when there is none."""
    name = path.rsplit("/", 1)[-1]
    stem, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot and stem else ""

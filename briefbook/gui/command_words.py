"""GUI room: what officers call a command besides its own words, in both languages; the palette finds it by them too."""

from collections.abc import Mapping

OTHER_WORDS: Mapping[str, str] = {
    "export": "pdf csv open data binder cover print word tracked changes redline comments disclosure minister données "
    "ouvertes recueil imprimer modifications suivies commentaires divulgation ministre",
    "sign-entry": "approval approve sign off signature approuver approbation signer",
    "sign-note": "approval approve sign off signature approuver approbation signer",
    "withhold": "redaction redact black out access request caviarder caviardage accès",
    "larger-text": "font bigger zoom in police zoom agrandir",
    "smaller-text": "font zoom out police zoom réduire",
    "next-theme": "dark light contrast sombre clair contraste",
    "return-file": "came back colleagues track changes merge revenu collègues fusionner",
    "import-note": "last time previous note import précédente importer",
    "other-language": "translate translation bilingual french english traduire traduction bilingue anglais français",
    "switch-language": "french english anglais français",
    "remove": "delete effacer enlever",
    "move-up": "reorder order déplacer ordre",
    "move-down": "reorder order déplacer ordre",
    "index-again": "index refresh rescan indexer actualiser",
    "keys": "shortcuts help raccourcis aide",
    "search-history": "history recent historique récentes",
    "copy-with-source": "citation quote reference citer référence",
    "add-tab": "tab speaking notes questions answers onglet allocution",
    "compare-source": "stale outdated périmé",
    "preferences": "settings options synonyms réglages synonymes",
    "fields": "minister committee date title ministre comité titre",
    "full-preview": "pages print zoom imprimer",
}

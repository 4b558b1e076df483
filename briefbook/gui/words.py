"""GUI room: the words that the components draw themselves, English and French; what the window says is in wording."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.gui.marks import Mark
from briefbook.model.kinds import DocumentKind, EntryKind, Language

_NARROW_SPACE = "\u202f"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; braces name what is put in."""

    language: Language
    kinds: Mapping[DocumentKind, str]
    entry_kinds: Mapping[EntryKind, str]
    in_book: str
    also_in: tuple[str, str]
    also_here: tuple[str, str]
    first_said: str
    last_said: str
    filed_under: str
    suggested: str
    paragraph: str
    table: str
    undated: str
    destination: str
    marks: Mapping[Mark, str]
    unplaced: str
    empty: str
    section: str
    tab: str
    current: str
    entry_count: tuple[str, str]
    section_count: tuple[str, str]
    source: str
    results: str
    outline: str
    navigation: str
    preview: str
    note: str
    topics: str
    folders: str
    all_documents: str
    topic_count: str
    hidden_lines: tuple[str, str]
    shown_lines: tuple[str, str]
    date_unclear: str
    unread: str
    pictures: tuple[str, str]
    previous_hit: str
    next_hit: str
    hit_place: str
    no_hits: str
    open_file: str
    copy: str
    copy_with_source: str
    add: str
    add_passage: str
    add_selection: str
    find_in_text: str
    close: str
    not_found: str
    last_good: str

    def kind(self, kind: DocumentKind) -> str:
        """Return what a kind of document is called."""
        return self.kinds[kind]

    def number(self, value: int) -> str:
        """Return a count with its thousands parted."""
        return f"{value:,}".replace(",", _NARROW_SPACE if self.language == "fr" else ",")

    def counted(self, forms: tuple[str, str], value: int, **names: str) -> str:
        """Return the singular or plural of `forms` with the number in it; zero is singular in French."""
        single = value < 2 if self.language == "fr" else value == 1
        return forms[0 if single else 1].format(n=self.number(value), **names)


ENGLISH = Words(
    language="en",
    kinds={
        DocumentKind.STATEMENT: "Statement",
        DocumentKind.JOINT_STATEMENT: "Joint statement",
        DocumentKind.NEWS_RELEASE: "News release",
        DocumentKind.NEWS_STORY: "News story",
        DocumentKind.BACKGROUNDER: "Backgrounder",
        DocumentKind.CONSULTATION: "Consultation",
        DocumentKind.SPEECH: "Speech",
        DocumentKind.NARRATIVE: "Narrative",
        DocumentKind.ISSUE_NOTE: "Issue note",
        DocumentKind.APPEARANCE_OVERVIEW: "Appearance overview",
        DocumentKind.QP_NOTE: "QP note",
        DocumentKind.PARLIAMENTARY_NOTE: "Parliamentary note",
        DocumentKind.MEDIA_LINES: "Media lines",
        DocumentKind.MEMO: "Memo",
        DocumentKind.WRITTEN_ANSWERS: "Written answers",
        DocumentKind.LAW: "Law",
        DocumentKind.EMAIL: "Email",
        DocumentKind.OTHER: "Document",
    },
    entry_kinds={
        EntryKind.EXCERPT: "Excerpt",
        EntryKind.OWN: "Own text",
        EntryKind.SELF: "Note to self, not exported",
    },
    in_book="in the book: {section}",
    also_in=("also in {n} document", "also in {n} documents"),
    also_here=("once more in this document", "{n} times more in this document"),
    first_said="first said {date}",
    last_said="last said {date}",
    filed_under="filed under {topics}",
    suggested="suggested: {topic}",
    paragraph="paragraph {n}",
    table="table",
    undated="no date",
    destination="destination",
    marks={
        Mark.STALE: "source changed",
        Mark.CHANGED: "changed since approval",
        Mark.APPROVED: "approved",
        Mark.WITHHELD: "partly withheld",
        Mark.UNTRANSLATED: "not in the other language yet",
        Mark.EDITED: "edited",
    },
    unplaced="the note does not show these texts; move them into a section",
    empty="empty",
    section="section {n}",
    tab="note {n}",
    current="the one you work on",
    entry_count=("{n} entry", "{n} entries"),
    section_count=("{n} section", "{n} sections"),
    source="from {title}",
    results="Search results",
    outline="Outline of the book",
    navigation="Topics and folders",
    preview="Document",
    note="Note preview",
    topics="Topics",
    folders="Folders",
    all_documents="All documents",
    topic_count="{label}, {n}",
    hidden_lines=("Show {n} line of the page", "Show {n} lines of the page"),
    shown_lines=("Hide {n} line of the page", "Hide {n} lines of the page"),
    date_unclear="date unclear",
    unread="Not all was read: {what}",
    pictures=("{n} picture: {names}", "{n} pictures: {names}"),
    previous_hit="Previous hit (Shift+F3)",
    next_hit="Next hit (F3)",
    hit_place="{n}/{total}",
    no_hits="no hits",
    open_file="Open file",
    copy="Copy",
    copy_with_source="Copy with source",
    add="Add",
    add_passage="Add passage to {section}",
    add_selection="Add selection to {section}",
    find_in_text="Find in this document",
    close="Close",
    not_found="not found",
    last_good="The last good preview is shown.",
)

FRENCH = Words(
    language="fr",
    kinds={
        DocumentKind.STATEMENT: "Déclaration",
        DocumentKind.JOINT_STATEMENT: "Déclaration commune",
        DocumentKind.NEWS_RELEASE: "Communiqué de presse",
        DocumentKind.NEWS_STORY: "Nouvelle",
        DocumentKind.BACKGROUNDER: "Document d’information",
        DocumentKind.CONSULTATION: "Consultation",
        DocumentKind.SPEECH: "Discours",
        DocumentKind.NARRATIVE: "Exposé narratif",
        DocumentKind.ISSUE_NOTE: "Note d’enjeu",
        DocumentKind.APPEARANCE_OVERVIEW: "Aperçu de comparution",
        DocumentKind.QP_NOTE: "Note de période des questions",
        DocumentKind.PARLIAMENTARY_NOTE: "Note parlementaire",
        DocumentKind.MEDIA_LINES: "Infocapsules",
        DocumentKind.MEMO: "Note de service",
        DocumentKind.WRITTEN_ANSWERS: "Réponses écrites",
        DocumentKind.LAW: "Loi",
        DocumentKind.EMAIL: "Courriel",
        DocumentKind.OTHER: "Document",
    },
    entry_kinds={
        EntryKind.EXCERPT: "Extrait",
        EntryKind.OWN: "Texte rédigé",
        EntryKind.SELF: "Note personnelle, non exportée",
    },
    in_book="dans le cahier : {section}",
    also_in=("aussi dans {n} document", "aussi dans {n} documents"),
    also_here=("une fois de plus dans ce document", "{n} fois de plus dans ce document"),
    first_said="dit d’abord le {date}",
    last_said="dit en dernier le {date}",
    filed_under="classé sous {topics}",
    suggested="suggéré : {topic}",
    paragraph="paragraphe {n}",
    table="tableau",
    undated="sans date",
    destination="destination",
    marks={
        Mark.STALE: "source modifiée",
        Mark.CHANGED: "modifié depuis l’approbation",
        Mark.APPROVED: "approuvé",
        Mark.WITHHELD: "caviardé en partie",
        Mark.UNTRANSLATED: "pas encore dans l’autre langue",
        Mark.EDITED: "modifié",
    },
    unplaced="la note ne montre pas ces textes; déplacez-les dans une section",
    empty="vide",
    section="section {n}",
    tab="note {n}",
    current="celle sur laquelle vous travaillez",
    entry_count=("{n} élément", "{n} éléments"),
    section_count=("{n} section", "{n} sections"),
    source="tiré de {title}",
    results="Résultats de la recherche",
    outline="Plan du cahier",
    navigation="Sujets et dossiers",
    preview="Document",
    note="Aperçu de la note",
    topics="Sujets",
    folders="Dossiers",
    all_documents="Tous les documents",
    topic_count="{label}, {n}",
    hidden_lines=("Afficher {n} ligne de la page", "Afficher {n} lignes de la page"),
    shown_lines=("Masquer {n} ligne de la page", "Masquer {n} lignes de la page"),
    date_unclear="date incertaine",
    unread="Tout n’a pas été lu : {what}",
    pictures=("{n} image : {names}", "{n} images : {names}"),
    previous_hit="Occurrence précédente (Maj+F3)",
    next_hit="Occurrence suivante (F3)",
    hit_place="{n}/{total}",
    no_hits="aucune occurrence",
    open_file="Ouvrir le fichier",
    copy="Copier",
    copy_with_source="Copier avec la source",
    add="Ajouter",
    add_passage="Ajouter le passage à {section}",
    add_selection="Ajouter la sélection à {section}",
    find_in_text="Chercher dans ce document",
    close="Fermer",
    not_found="introuvable",
    last_good="Le dernier aperçu valable est affiché.",
)


def words(language: Language) -> Words:
    """Return the words of a language."""
    return FRENCH if language == "fr" else ENGLISH

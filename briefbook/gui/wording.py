"""GUI room: how the window words things in the officer's language: sentences, counts, edits, failures."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.gui.failure_words import FAILURES_FR
from briefbook.gui.french import in_french
from briefbook.gui.look import Look
from briefbook.gui.sayings import COUNTED, SAYINGS
from briefbook.gui.sayings_note import NOTE_EDITS
from briefbook.gui.sayings_topics import TOPIC_EDITS
from briefbook.gui.words import words
from briefbook.model.book import Wording
from briefbook.model.errors import BriefbookError, ExtractError, NothingToUndo, RowIncomplete
from briefbook.model.kinds import Language

EDITS: Mapping[str, Wording] = {
    "add": Wording("Add passage to {detail}", "Ajout d’un passage à {detail}"),
    "write": Wording("Write in {detail}", "Rédaction dans {detail}"),
    "edit": Wording("Edit text", "Modification du texte"),
    "restore": Wording("Restore text as taken", "Retour au texte d’origine"),
    "retake": Wording("Take the new text of the source", "Reprise du nouveau texte de la source"),
    "move": Wording("Move entry", "Déplacement d’un élément"),
    "remove": Wording("Remove entry", "Suppression d’un élément"),
    "add-section": Wording("Add section {detail}", "Ajout de la section {detail}"),
    "rename-section": Wording("Rename section to {detail}", "Nouveau titre {detail}"),
    "move-section": Wording("Move section {detail}", "Déplacement de la section {detail}"),
    "remove-section": Wording("Remove section {detail}", "Suppression de la section {detail}"),
    "set": Wording("Change fields", "Modification des champs"),
    **TOPIC_EDITS,
    **NOTE_EDITS,
}
"""What the verbs of edit labels are called."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The window's words in one language."""

    language: Language

    def __call__(self, key: str, **values: str | int) -> str:
        """Return the sentence of this key with `values` in its braces.

        Raises:
            KeyError: the table has no such key.
        """
        sentence = SAYINGS[key].in_language(self.language)
        return sentence.format(**{name: self._shown(value) for name, value in values.items()}) if values else sentence

    def counted(self, key: str, number: int, **values: str) -> str:
        """Return the singular or plural of what is counted, with the number in it."""
        single, many = COUNTED[key]
        forms = (single.in_language(self.language), many.in_language(self.language))
        form = forms[0] if (number < 2 if self.language == "fr" else number == 1) else forms[1]
        return form.format(n=self._shown(number), **values)

    def _shown(self, value: str | int) -> str:
        return words(self.language).number(value) if isinstance(value, int) else value

    def edit(self, label: str) -> str:
        """Return what an edit is called; `label` is `verb:detail` as the use cases write it."""
        verb, _, detail = label.partition(":")
        form = EDITS.get(verb)
        return form.in_language(self.language).format(detail=detail) if form is not None else label

    def failure(self, error: BriefbookError) -> str:
        """Return the sentence of a failure; in French its own, or that of its kind."""
        if isinstance(error, NothingToUndo):
            return self("status.nothing-to-undo")
        if isinstance(error, RowIncomplete) and error.needs:
            french = self.language == "fr"
            return self("export.row-needs", needs=", ".join(one[french] for one in error.needs))
        if self.language == "fr":
            own = None if isinstance(error, ExtractError) else in_french(error.sentence)
            if own is not None:
                return own
            for kind in type(error).__mro__:
                if kind.__name__ in FAILURES_FR:
                    name = error.path if isinstance(error, ExtractError) else ""
                    return FAILURES_FR[kind.__name__].format(name=name)
        return error.sentence

    def sentence(self, english: str) -> str:
        """Return what a room below says in English, in this language; in English where the French is not known."""
        return (in_french(english) or english) if self.language == "fr" else english

    def of(self, wording: Wording) -> str:
        """Return a wording in this language."""
        return wording.in_language(self.language)


def speech(look: Look) -> Speech:
    """Return the words of a look's language."""
    return Speech(look.words.language)

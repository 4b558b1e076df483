"""GUI room: the kinds of problems a file can have: what each is called, why in French, and what the officer can do."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefbook.model.book import Wording
from briefbook.model.document import Problem
from briefbook.model.kinds import Language, ProblemKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """What is said of one kind of problem.

    Attributes:
        name: what the filter calls it.
        reason_fr: why, in French; in English the reader of the file says it, with what it saw.
        advice: what the officer can do about it.
        may_pass: whether reading the same file once more can turn out better.
    """

    name: Wording
    reason_fr: str
    advice: Wording
    may_pass: bool = True


KINDS: Mapping[ProblemKind, KindWords] = {
    ProblemKind.UNSUPPORTED: KindWords(
        Wording("Format not read", "Format non pris en charge"),
        "Briefbook ne lit pas ce format.",
        Wording(
            "Open the file in its own program and save it there as Word (.docx), PDF or plain text in this folder; "
            "Briefbook then reads the copy by itself. If you do not need it, exclude it.",
            "Ouvrez le fichier dans son programme et enregistrez-le en Word (.docx), PDF ou texte dans ce dossier; "
            "Briefbook lira alors la copie de lui-même. S’il est inutile, excluez-le.",
        ),
        may_pass=False,
    ),
    ProblemKind.DAMAGED: KindWords(
        Wording("Damaged", "Endommagé"),
        "Le fichier est endommagé, ou n’est pas ce que dit son nom.",
        Wording(
            "Open the file in its own program: if it opens, save it once more, and Briefbook reads the new version. If "
            "it does not open either, ask whoever sent it for another copy, or take one from the backup.",
            "Ouvrez le fichier dans son programme : s’il s’ouvre, enregistrez-le de nouveau et Briefbook lira cette "
            "version. S’il ne s’ouvre pas, demandez une autre copie ou reprenez celle de la sauvegarde.",
        ),
    ),
    ProblemKind.ENCRYPTED: KindWords(
        Wording("Password protected", "Protégé par mot de passe"),
        "Le fichier demande un mot de passe.",
        Wording(
            "Open the file with its password and save it without one, in a folder where that is allowed. Briefbook "
            "never asks for passwords and never tries any.",
            "Ouvrez le fichier avec son mot de passe et enregistrez-le sans, dans un dossier où c’est permis. "
            "Briefbook ne demande et n’essaie jamais de mot de passe.",
        ),
    ),
    ProblemKind.NO_TEXT: KindWords(
        Wording("No text", "Aucun texte"),
        "Le fichier ne contient aucun texte (image numérisée?).",
        Wording(
            "The pages are most likely pictures from a scanner. Have the text recognised (OCR) in your scanning or PDF "
            "program and save the result here, or ask for the original. Briefbook does not guess text from pictures.",
            "Les pages sont sans doute des images numérisées. Faites reconnaître le texte (ROC) dans votre programme "
            "de numérisation ou PDF et enregistrez le résultat ici, ou demandez l’original. Briefbook ne devine pas "
            "le texte des images.",
        ),
        may_pass=False,
    ),
    ProblemKind.TOO_LARGE: KindWords(
        Wording("Too large", "Trop grand"),
        "Le fichier est trop grand.",
        Wording(
            "Split the file into smaller ones, or save only the pages you need as a file of their own.",
            "Divisez le fichier, ou enregistrez à part les pages dont vous avez besoin.",
        ),
    ),
    ProblemKind.TOO_SLOW: KindWords(
        Wording("Too slow to read", "Trop long à lire"),
        "La lecture a pris trop de temps.",
        Wording(
            "Try once more when the computer is less busy. If it stays so, open the file in its own program and save "
            "it anew, or split it.",
            "Réessayez quand l’ordinateur est moins occupé. Si cela persiste, ouvrez le fichier dans son programme et "
            "enregistrez-le de nouveau, ou divisez-le.",
        ),
    ),
    ProblemKind.UNREADABLE: KindWords(
        Wording("Cannot be opened", "Impossible à ouvrir"),
        "Le système ne permet pas d’ouvrir ce fichier.",
        Wording(
            "Another program may hold the file, or your account may not open it. Close it there, or ask whoever looks "
            "after the folder for the right to read it; then retry.",
            "Un autre programme tient peut-être ce fichier, ou votre compte n’y a pas accès. Fermez-le, ou demandez le "
            "droit de le lire au responsable du dossier; puis réessayez.",
        ),
    ),
    ProblemKind.NOT_HERE: KindWords(
        Wording("Only online", "En ligne seulement"),
        "Le fichier se trouve seulement en ligne.",
        Wording(
            "Only the name of the file is on this computer. In the file manager choose “Always keep on this device”, "
            "wait until it is there, then retry. Briefbook downloads nothing.",
            "Seul le nom du fichier est sur cet ordinateur. Dans l’explorateur, choisissez « Toujours conserver sur "
            "cet appareil », attendez qu’il soit là, puis réessayez. Briefbook ne télécharge rien.",
        ),
    ),
}

PASSED_OVER_FR: Mapping[str, str] = {
    "symbolic link": "lien symbolique",
    "not a regular file": "pas un fichier ordinaire",
    "temporary or lock file of another program": "fichier temporaire ou de verrouillage d’un autre programme",
    "hidden file or folder": "fichier ou dossier masqué",
    "unreadable folder": "dossier illisible",
    "no permission to look at it": "accès refusé",
    "left out by your wildcards": "laissé de côté par vos modèles",
    "not among the files you included": "pas parmi les fichiers que vous avez inclus",
    "shortcut": "raccourci",
    "picture": "image",
    "sound or film": "son ou film",
    "program or code": "programme ou code",
    "font": "police de caractères",
    "data file": "fichier de données",
    "unknown type of file": "type de fichier inconnu",
}
"""The rules by which names are passed over, in French, by their English words."""


def reason(problem: Problem, language: Language) -> str:
    """Return why a file could not be read, in words."""
    return KINDS[problem.kind].reason_fr if language == "fr" else problem.reason


def rule_words(rule: str, language: Language) -> str:
    """Return the rule by which a name was passed over, in words."""
    return PASSED_OVER_FR.get(rule, rule) if language == "fr" else rule

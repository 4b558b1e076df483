"""GUI room: failures in French, by the name of their type, where that says enough; others are worded one by one."""

from collections.abc import Mapping

FAILURES_FR: Mapping[str, str] = {
    "UnsupportedFormat": "{name} : Briefbook ne lit pas ce format.",
    "DamagedFile": "{name} : le fichier est endommagé; ouvrez-le dans son programme et enregistrez-le de nouveau.",
    "EncryptedFile": "{name} : le fichier demande un mot de passe.",
    "NoText": "{name} : le fichier ne contient aucun texte.",
    "TooLarge": "{name} : le fichier est trop grand; divisez-le.",
    "TookTooLong": "{name} : la lecture a pris trop de temps; enregistrez-le de nouveau dans son programme.",
    "Unreadable": "{name} : le système ne permet pas d’ouvrir ce fichier.",
    "NotHere": "{name} : le fichier se trouve seulement en ligne; téléchargez-le d’abord.",
    "IndexBusy": "Un autre Briefbook indexe ce dossier; attendez qu’il ait fini.",
    "IndexDamaged": "L’index de recherche de ce dossier est endommagé; il est refait.",
    "IndexOutdated": "L’index de recherche vient d’une autre version de Briefbook; il est refait.",
    "FolderMissing": "Ce dossier n’existe pas; vérifiez son nom ou choisissez-en un autre.",
    "FolderUnreachable": "Le dossier est inaccessible; ce qui a été indexé peut encore être consulté.",
    "FolderInUse": "Ce dossier est déjà connu sous son nom, avec des décisions à lui; choisissez-en un autre.",
    "UnknownType": "{name} : Briefbook ne connaît pas ce type de fichier.",
    "WorkerFailed": "L’indexation s’est arrêtée avant la fin; ce qui a été lu est gardé.",
    "Cancelled": "Le travail a été arrêté.",
    "BookMissing": "Le fichier de ce cahier n’est plus là; ouvrez-en un autre.",
    "BookExists": "Un fichier de ce nom existe déjà; choisissez un autre nom.",
    "BookDamaged": "Le fichier de ce cahier est endommagé; il est gardé tel quel.",
    "BookNewer": "Ce cahier vient d’une version plus récente de Briefbook; mettez Briefbook à jour.",
    "BookLocked": "Un autre programme tient ce cahier; fermez-le, puis réessayez.",
    "BookChangedOnDisk": (
        "Quelqu’un d’autre a enregistré ce cahier entre-temps; rien n’est écrasé. Enregistrez-le sous un autre nom."
    ),
    "TemplateTooSlow": "Le modèle n’a pas terminé à temps; vérifiez qu’il ne contient pas de boucle sans fin.",
    "FieldMissing": "Un champ requis de la note est vide; remplissez-le avant d’exporter.",
    "FileOpenElsewhere": "Le fichier est ouvert dans un autre programme ou le dossier est protégé.",
    "DiskFull": "Le disque est plein; libérez de l’espace ou choisissez un autre dossier.",
    "SettingsError": "Les réglages n’ont pu être gardés; vérifiez le dossier des données.",
}

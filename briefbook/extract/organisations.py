"""Extract room: names of federal bodies (source: the public list of departments), to tell a body from a unit."""

from briefbook.model.text import fold

_NAMES = (
    "Immigration, Refugees and Citizenship Canada",
    "Immigration, Réfugiés et Citoyenneté Canada",
    "Public Safety Canada",
    "Sécurité publique Canada",
    "Canada Border Services Agency",
    "Agence des services frontaliers du Canada",
    "Royal Canadian Mounted Police",
    "Gendarmerie royale du Canada",
    "Global Affairs Canada",
    "Affaires mondiales Canada",
    "Employment and Social Development Canada",
    "Emploi et Développement social Canada",
    "Immigration and Refugee Board of Canada",
    "Commission de l'immigration et du statut de réfugié du Canada",
    "Department of Justice Canada",
    "Justice Canada",
    "Ministère de la Justice Canada",
    "Privy Council Office",
    "Bureau du Conseil privé",
    "Treasury Board of Canada Secretariat",
    "Secrétariat du Conseil du Trésor du Canada",
    "Canadian Heritage",
    "Patrimoine canadien",
    "Women and Gender Equality Canada",
    "Femmes et Égalité des genres Canada",
    "Health Canada",
    "Santé Canada",
    "Public Health Agency of Canada",
    "Agence de la santé publique du Canada",
    "Department of Finance Canada",
    "Ministère des Finances Canada",
    "Indigenous Services Canada",
    "Services aux Autochtones Canada",
    "Crown-Indigenous Relations and Northern Affairs Canada",
    "Relations Couronne-Autochtones et Affaires du Nord Canada",
    "Statistics Canada",
    "Statistique Canada",
    "Transport Canada",
    "Transports Canada",
    "National Defence",
    "Défense nationale",
    "Public Services and Procurement Canada",
    "Services publics et Approvisionnement Canada",
    "Innovation, Science and Economic Development Canada",
    "Innovation, Sciences et Développement économique Canada",
    "Environment and Climate Change Canada",
    "Environnement et Changement climatique Canada",
    "Canadian Security Intelligence Service",
    "Service canadien du renseignement de sécurité",
    "Financial Transactions and Reports Analysis Centre of Canada",
    "Centre d'analyse des opérations et déclarations financières du Canada",
)
_LONGEST = 90
_FOLDED = {fold(name): name for name in _NAMES}


def is_body(text: str) -> bool:
    """Tell whether a text is the name of a federal body and nothing else."""
    return len(text) <= _LONGEST and fold(text).strip(" .,:") in _FOLDED


def split_unit(text: str) -> tuple[str, str | None]:
    """Return a sender as unit and body: "Admissibility Branch, Public Safety Canada"; the body is None when unknown."""
    folded = fold(text)
    for name in _FOLDED:
        if folded == name:
            return "", text
        if folded.endswith(name):
            cut = len(text) - len(name)
            return text[:cut].rstrip(" ,/–-"), text[cut:]
    return text, None

"""GUI room: the topics an officer of this committee files under, as saved queries (source: domain, the twelve)."""

from dataclasses import dataclass

from briefbook.model.book import Wording


@dataclass(frozen=True, slots=True)
class StarterTopic:
    """A subject and the query that finds its passages."""

    key: str
    label: Wording
    query: str


STARTER_TOPICS: tuple[StarterTopic, ...] = (
    StarterTopic(
        "human-trafficking",
        Wording("Human trafficking", "Traite de personnes"),
        '"human trafficking" OR "traite de personnes" OR "traite des personnes"',
    ),
    StarterTopic(
        "victim-protection-trp",
        Wording("Victim protection", "Aide aux victimes"),
        '"temporary resident permit" OR "permis de séjour temporaire"',
    ),
    StarterTopic(
        "migrant-smuggling",
        Wording("Migrant smuggling", "Passage clandestin"),
        '"migrant smuggling" OR smuggler OR "passage de clandestins" OR passeur',
    ),
    StarterTopic(
        "enforcement-and-investigations",
        Wording("Enforcement", "Application de la loi"),
        "enforcement OR investigation OR prosecution OR enquête OR poursuite",
    ),
    StarterTopic(
        "irregular-migration-stca",
        Wording("Irregular migration", "Migration irrégulière"),
        '"Safe Third Country" OR "tiers pays sûrs" OR "irregular migration" OR STCA OR ETPS',
    ),
    StarterTopic(
        "asylum-claims",
        Wording("Asylum claims", "Demandes d’asile"),
        '"asylum claims" OR "asylum claim" OR "claim asylum" OR "demandes d’asile" OR "demandeurs d’asile"',
    ),
    StarterTopic(
        "mexico-visa-and-asylum",
        Wording("Mexico", "Mexique"),
        "(Mexico OR Mexique OR Mexican) AND (visa OR asylum OR asile)",
    ),
    StarterTopic(
        "visa-policy-screening",
        Wording("Visa policy", "Visas et contrôle"),
        'visa OR "travel authorization" OR "autorisation de voyage"',
    ),
    StarterTopic(
        "regular-pathways",
        Wording("Regular pathways", "Voies régulières"),
        '"regular pathway" OR resettlement OR "levels plan" OR réinstallation OR "voies régulières"',
    ),
    StarterTopic(
        "root-causes-americas",
        Wording("Root causes", "Causes profondes"),
        '"root causes" OR "causes profondes" OR "Los Angeles Declaration" OR Americas',
    ),
    StarterTopic(
        "international-trilateral",
        Wording("International", "International"),
        'trilateral OR "United Nations" OR "joint statement" OR trilatéral OR "Nations Unies"',
    ),
    StarterTopic(
        "consultation-and-strategy",
        Wording("Consultations", "Consultations"),
        'consultation OR "national strategy" OR "stratégie nationale"',
    ),
)

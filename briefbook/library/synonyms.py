"""Library room: words and names that stand for one another: one plain text file per workspace, that anyone can edit.

A line is a group: `STCA = Safe Third Country Agreement = ETPS`; what follows a `#` is a remark. A line that cannot be
meant is passed over and named; the others count.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from briefbook.disk import atomic
from briefbook.model.errors import LibraryError
from briefbook.model.synonyms import SynonymList, SynonymProblem
from briefbook.model.text import fold

FILE = "synonyms.txt"
_LARGEST = 1_000_000
_LONGEST = 200
_MOST_GROUPS = 5_000


class SynonymFile:
    """The synonyms of the workspace with this library; the file is read again when it was changed."""

    def __init__(self, library: Path) -> None:
        self.path = library / FILE
        self._seen: tuple[int, int] | None = None
        self._held = SynonymList()

    def read(self) -> SynonymList:
        """Return what the file holds now; a file that is not there holds nothing.

        Raises:
            LibraryError: it cannot be read.
        """
        try:
            state = self.path.stat()
            seen = (state.st_mtime_ns, state.st_size)
            if seen != self._seen:
                if state.st_size > _LARGEST:
                    raise LibraryError(f"The file {self.path} is larger than a megabyte; keep the synonyms in it only.")
                self._held = read_synonyms(self.path.read_bytes())
                self._seen = seen
        except FileNotFoundError:
            self._held, self._seen = SynonymList(), None
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise LibraryError(f"The file {self.path} cannot be read ({reason}).") from error
        return self._held

    def write(self, text: str) -> None:
        """Put a text in place of what the file holds.

        Raises:
            LibraryError: the system refused; the file is as it was.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write(self.path, text.encode("utf-8"))
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise LibraryError(f"The file {self.path} cannot be written ({reason}).") from error


def read_synonyms(data: bytes) -> SynonymList:
    """Return the groups of a file and the lines that were passed over; it may come from Windows."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = data[: error.start].count(b"\n") + 1
        sentence = "This is not UTF-8 text; save the file as UTF-8 (in Notepad: Save as, Encoding)."
        return SynonymList((), (SynonymProblem(broken, sentence),))
    groups: list[tuple[str, ...]] = []
    problems: list[SynonymProblem] = []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        names = _names(line)
        if not any(names):
            continue
        sentence = _fault(names, len(groups))
        if sentence:
            problems.append(SynonymProblem(number, sentence))
        else:
            groups.append(tuple(names))
    return SynonymList(tuple(groups), tuple(problems))


def _names(line: str) -> Sequence[str]:
    held = re.sub(r"(?:\A|\s)#.*", "", line, flags=re.DOTALL)
    if not re.search(r"\S", held):
        return ()
    names = [re.sub(r"\A[\s\"“”«»]+|[\s\"“”«»]+\Z", "", name) for name in held.split("=")]
    by_fold = {fold(name): name for name in reversed(names)}
    return [name for name in names if by_fold[fold(name)] == name]


def _fault(names: Sequence[str], before: int) -> str:
    if "" in names:
        return "There is nothing between two signs =, or beside one; write NAME = OTHER NAME."
    if len(names) < 2:
        return "There is only one name here; write NAME = OTHER NAME."
    if any(len(name) > _LONGEST for name in names):
        return f"A name here is longer than {_LONGEST} characters; is a line end missing?"
    if not all(any(char.isalnum() for char in name) for name in names):
        return "A name here has no letter or digit."
    if before >= _MOST_GROUPS:
        return f"Only the first {_MOST_GROUPS:,} lines count."
    return ""


STARTER = """\
# Names that stand for one another. One group a line: NAME = OTHER NAME = ANOTHER
# A search for any of them finds all of them; words in quotation marks are searched for exactly.
# Change this file as you like, in any editor, and save it as UTF-8; the next search knows.

# Departments and agencies
IRCC = Immigration, Refugees and Citizenship Canada = Immigration, Réfugiés et Citoyenneté Canada
CBSA = Canada Border Services Agency = ASFC = Agence des services frontaliers du Canada
RCMP = Royal Canadian Mounted Police = GRC = Gendarmerie royale du Canada
GAC = Global Affairs Canada = AMC = Affaires mondiales Canada
PSC = Public Safety Canada = SPC = Sécurité publique Canada
ESDC = Employment and Social Development Canada = EDSC = Emploi et Développement social Canada
IRB = Immigration and Refugee Board = CISR = Commission de l'immigration et du statut de réfugié
CSIS = Canadian Security Intelligence Service = SCRS = Service canadien du renseignement de sécurité
PCO = Privy Council Office = BCP = Bureau du Conseil privé
TBS = Treasury Board Secretariat = SCT = Secrétariat du Conseil du Trésor
FINTRAC = CANAFE

# International
UNHCR = UN Refugee Agency = HCR = Haut Commissariat des Nations Unies pour les réfugiés
IOM = International Organization for Migration = OIM = Organisation internationale pour les migrations
UNODC = United Nations Office on Drugs and Crime = ONUDC
DHS = Department of Homeland Security
CBP = Customs and Border Protection

# Agreements, laws, committees
STCA = Safe Third Country Agreement = ETPS = Entente sur les tiers pays sûrs
IRPA = Immigration and Refugee Protection Act = LIPR = Loi sur l'immigration et la protection des réfugiés
CIMM = Standing Committee on Citizenship and Immigration = Comité permanent de la citoyenneté et de l'immigration
SECU = Standing Committee on Public Safety and National Security

# Permits and programs
TRP = temporary resident permit = PST = permis de séjour temporaire
TRV = temporary resident visa = VRT = visa de résident temporaire
eTA = electronic travel authorization = AVE = autorisation de voyage électronique
TFWP = Temporary Foreign Worker Program = PTET = Programme des travailleurs étrangers temporaires
PRRA = pre-removal risk assessment = ERAR = examen des risques avant renvoi
IFHP = Interim Federal Health Program = PFSI = Programme fédéral de santé intérimaire
H&C = humanitarian and compassionate = motifs d'ordre humanitaire
"""
"""Offered to a workspace that has no file yet; our own words."""

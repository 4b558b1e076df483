"""Extract room: why a package was refused, as the error of the file that it is."""

from briefbook.model.errors import DamagedFile, EncryptedFile, ExtractError, TooLarge
from briefbook.model.kinds import ProblemKind
from briefbook.ooxml.archive import PackageRefused

_KINDS: dict[ProblemKind, type[ExtractError]] = {
    ProblemKind.ENCRYPTED: EncryptedFile,
    ProblemKind.TOO_LARGE: TooLarge,
}


def refusal(error: PackageRefused, path: str) -> ExtractError:
    """Return the error for a file whose package was refused, with the same sentence."""
    return _KINDS.get(error.kind, DamagedFile)(path, error.reason)

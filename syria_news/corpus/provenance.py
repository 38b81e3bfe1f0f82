"""What the rows of a run depend on besides the articles."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

__all__ = ["fingerprint"]


def fingerprint(codebooks: Path | None = None) -> str:
    """Sum up the package's code and codebooks, and a user's codebooks.

    Parameters
    ----------
    codebooks : Path, optional
        The user's folder.

    Returns
    -------
    str
        The same for the same files, wherever they stand.
    """
    package = Path(__file__).parent.parent
    own = package.rglob("*")
    users = list(codebooks.iterdir()) if codebooks is not None and codebooks.is_dir() else []
    digest = sha256()
    for file in (*sorted(own), *sorted(users)):
        if file.suffix not in (".py", ".csv"):
            continue
        digest.update(f"{file.name} ".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()

"""What a failed reading or writing is called, in Swedish, by the system's error number."""

from __future__ import annotations

import errno
from pathlib import Path

from digikap.errors import BadFileError, DigikapError
from digikap.swedish import quoted
from digikap.text import visible_line


class SaveError(DigikapError):
    """A file could not be written; what was to be written is still in memory and the old file is as it was."""


class LockedError(DigikapError):
    """Another process has the file open; the message says who and since when."""


def shown(path: Path) -> str:
    """The path as a message shows it."""
    return quoted(visible_line(str(path)))


def too_large(path: Path, limit: int) -> BadFileError:
    """The file has more bytes than the limit."""
    return BadFileError(
        f"{shown(path)} är för stor. Filen får vara högst {limit // 1_000_000} MB.",
        (),
        "Kontrollera att det är rätt fil.",
    )


def unreadable(path: Path, error: OSError | ValueError) -> BadFileError:
    """What a failed reading of the path is called, and what to do about it."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    match number:
        case errno.ENOENT | errno.ENOTDIR:
            words = "finns inte.", "Kontrollera namnet, eller skriv hela sökvägen."
        case errno.EACCES | errno.EPERM:
            words = "får inte läsas av dig.", "Be den som äger filen om läsrätt, eller kopiera den till en egen mapp."
        case errno.EINVAL | errno.ENAMETOOLONG | errno.ELOOP:
            words = "är inget giltigt filnamn.", "Kontrollera namnet."
        case errno.ENXIO | errno.ENODEV:
            words = "är ingen vanlig fil.", "Spara innehållet i en fil och ange den."
        case _:
            words = f"gick inte att läsa (systemets felkod {number}).", "Kontrollera disken eller nätverket."
    return BadFileError(f"{shown(path)} {words[0]}", (), words[1])


def save_error(path: Path, error: OSError | ValueError) -> SaveError:
    """What a failed write at the path is called, and what to do about it."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    match number:
        case errno.ENOSPC | errno.EDQUOT:
            words = "Disken är full.", "Frigör utrymme, eller spara på en annan plats."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            words = "Mappen eller filen är skrivskyddad för dig.", "Spara i en mapp där du får skriva."
        case errno.ENOENT | errno.ENOTDIR:
            words = "Mappen finns inte.", "Skapa mappen, eller spara på en annan plats."
        case errno.EFBIG:
            words = "Filen är större än vad som får skrivas här.", "Spara på en annan plats."
        case errno.EEXIST:
            words = "Det finns redan något med det namnet, och det skrivs inte över.", "Välj ett annat namn."
        case errno.EISDIR:
            words = "Det är en mapp.", "Ange ett filnamn i mappen."
        case errno.ENODEV:
            words = "Det är ingen vanlig fil.", "Ange ett annat filnamn."
        case errno.ENAMETOOLONG | errno.EINVAL | errno.ELOOP:
            words = "Namnet går inte att använda.", "Välj ett annat och kortare namn."
        case _:
            words = (
                f"Disken eller nätverket svarar inte som det ska (systemets felkod {number}).",
                "Försök igen, eller spara på en annan plats.",
            )
    return SaveError(f"{shown(path)} gick inte att spara. {words[0]}", words[1])

"""Files taken out of a zip archive that nobody vouches for."""

import errno
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from geo.errors import UpdateError

_CHUNK_BYTES = 1 << 16
# Coordinates and names shrink to a tenth; what shrinks further than this is made to swell.
_MAX_RATIO = 100
_RATIO_FROM_BYTES = 1 << 20
_ENCRYPTED = 0x1
_READING_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    ValueError,
    UnicodeError,
)


def take_members(archive: Path, wanted: Mapping[str, int], folder: Path) -> None:
    """Write the members named in ``wanted`` to ``folder``, each of at most so many bytes.

    A member is found in whatever folder of the archive it lies. Bytes are counted while they are read, since what an
    archive says of its sizes may be wrong. Raises :class:`~geo.errors.UpdateError` for what is no whole zip archive,
    lacks a member or has it twice, names a file outside the folder it is unpacked to, is encrypted, or swells.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            for name in opened.namelist():
                _refuse_climbing(name)
            for name, max_bytes in wanted.items():
                _take(opened, _find(opened, name), folder / name, max_bytes)
    except _READING_FAULTS as error:
        raise UpdateError(f"is no zip archive that can be read: {error}") from None
    except OSError as error:
        # A wrong archive points before its own beginning; any other such fault is the disk's.
        if error.errno != errno.EINVAL:
            raise
        raise UpdateError("is no zip archive that can be read: it points to where nothing is") from None


def _refuse_climbing(name: str) -> None:
    parts = {*PurePosixPath(name).parts, *PureWindowsPath(name).parts}
    if ".." in parts or PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        raise UpdateError(f"the archive is refused: {name!r} in it climbs out of the folder it is unpacked to")


def _find(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    found = [info for info in archive.infolist() if PurePosixPath(info.filename).name == name and not info.is_dir()]
    if len(found) != 1:
        raise UpdateError(f"the archive has {len(found)} files {name}, one is expected")
    if found[0].flag_bits & _ENCRYPTED:
        raise UpdateError(f"{name} in the archive is encrypted")
    return found[0]


def _take(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, max_bytes: int) -> None:
    swells_from = max(_RATIO_FROM_BYTES, _MAX_RATIO * member.compress_size)
    size = 0
    with archive.open(member) as packed, path.open("wb") as file:
        while chunk := packed.read(_CHUNK_BYTES):
            size += len(chunk)
            if size > min(max_bytes, swells_from):
                raise UpdateError(
                    f"{member.filename} in the archive swells: over {size:,} bytes out of {member.compress_size:,}"
                )
            file.write(chunk)

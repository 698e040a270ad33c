"""GeoNames country dumps for tests, in the publisher's format."""

import zipfile
from collections.abc import Sequence
from pathlib import Path


def dump(folder: Path, *rows: str, member: str = "UA.txt") -> Path:
    """A dump with these lines."""
    path = folder / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "\n".join(rows))
    return path


def row(
    geonameid: int,
    name: str,
    alternates: Sequence[str] = ("Алешки", "Олешки"),
    *,
    feature: str = "P.PPL",
    lat: float = 46.62,
    lon: float = 32.72,
    population: int = 24639,
    raion: str = "6510",
) -> str:
    """A line of a dump, of an object in Kherson Oblast, in Kherson Raion unless said otherwise."""
    names = [str(geonameid), name, name, ",".join(alternates)]
    codes = [*feature.split("."), "UA", "", "08", raion, "", ""]
    return "\t".join([*names, str(lat), str(lon), *codes, str(population), "", "", "Europe/Kyiv", "2026-01-01"])

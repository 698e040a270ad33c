"""The settings of one run: made once in ``build_map.py`` and passed down."""

from dataclasses import dataclass
from pathlib import Path

from geo.facts import DATA

# As many as Windows lets a pool have; more do not make a build faster.
MAX_WORKERS = 61


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to read, where to write, and with how many processes.

    ``boundaries`` are files or folders with raions and hromadas, ``control`` sources of control in the order of
    preference (:func:`geo.spatial.control.choice.choose_control`).
    ``address`` is the public address of the site, ``stamp`` the moment of the build (ISO 8601), ``tiles`` a provider
    that xyzservices knows; each may be empty.
    ``workers`` of 0 means: one process for few reports, all processor cores for many; it is at most ``MAX_WORKERS``.
    """

    sources: tuple[str, ...] = (str(DATA / "reports"),)
    out: Path = Path("site")
    gazetteer: Path = DATA / "gazetteer"
    boundaries: tuple[str, ...] = ()
    control: tuple[str, ...] = ()
    workers: int = 0
    address: str = ""
    stamp: str = ""
    tiles: str = ""
    show_progress: bool = False

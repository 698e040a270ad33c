"""Who published a report, and on whose side of the war that publisher stands."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.reports.model import Report

_MIRROR = re.compile(r"^(www|m|amp|web)\.")


class PublisherSide(StrEnum):
    """``exiled`` are Russians who publish from abroad, against the will of their government."""

    UKRAINIAN = "ukrainian"
    RUSSIAN = "russian"
    OCCUPATION = "occupation"
    EXILED = "exiled"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Publisher:
    """One voice: all outlets of one owner are one publisher. ``name`` is empty where a report names none."""

    name: str
    side: PublisherSide


@dataclass(frozen=True, slots=True)
class Publishers:
    """Publishers by what they are known as: a host (``tass.ru``), a channel (``t.me/uniannet``) or a name."""

    known_as: dict[str, Publisher]

    def of(self, report: Report) -> Publisher:
        """The publisher of a report by the name that it gives, else by its address.

        Who is not listed is a voice of its own, of unknown side.
        """
        addresses = _addresses(report.url)
        name = (report.publisher or "").strip()
        for alias in (name.casefold(), *addresses):
            if alias in self.known_as:
                return self.known_as[alias]
        return Publisher(name or (addresses[0] if addresses else ""), PublisherSide.UNKNOWN)


def load_publishers(path: Path) -> Publishers:
    """Read ``data/lookups/publishers.yaml``: side -> publisher -> what it is known as besides its name.

    Raises :class:`~geo.errors.DataError` where two publishers are known as the same.
    """
    known_as: dict[str, Publisher] = {}
    sides = read_facts(path, TypeAdapter(dict[PublisherSide, dict[str, list[str]]]))
    for side, publishers in sides.items():
        for name, aliases in publishers.items():
            publisher = Publisher(name, side)
            for alias in {name.casefold(), *(alias.casefold() for alias in aliases)}:
                if known_as.setdefault(alias, publisher) != publisher:
                    raise DataError(f"{path}: {alias!r} is said of {known_as[alias].name!r} and of {name!r}")
    return Publishers(known_as)


def _addresses(url: str | None) -> list[str]:
    """What a web address may be known as, the most telling first: the host with a channel, the host, its parents."""
    try:
        parts = urlsplit((url or "").casefold())
        host = _MIRROR.sub("", parts.hostname or "")
    except ValueError:
        return []
    if not host:
        return []
    labels = host.split(".")
    parents = [".".join(labels[n:]) for n in range(1, len(labels) - 1)]
    # A channel's public preview lies one step deeper: t.me/s/channel.
    channel = next((part for part in parts.path.split("/") if part not in ("", "s")), "")
    return [f"{host}/{channel}", host, *parents]

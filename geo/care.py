"""What is withheld so that the map does harm to nobody: fine places of some types, names of private persons."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from geo.errors import DataError
from geo.facts import read_facts
from geo.frame import MAX_EVIDENCE_CHARS, Precision
from geo.gazetteer.columns import places_to_frame
from geo.gazetteer.index import Gazetteer
from geo.gazetteer.model import Level, Place
from geo.geoparse import Geoparsed
from geo.incidents.model import Incident
from geo.incidents.precision import precision_of
from geo.reports.model import Report
from geo.spatial.coarsen import Coarsening, coarsen
from geo.toponyms.model import Mention

_COLUMNS = ["place_id", "level", "lat", "lon", "population", "radius_km", "hromada_id", "raion_id", "oblast_id"]


class CareRules(BaseModel):
    """``data/lookups/care.yaml``: types that are shown coarsely, and what stands for what is withheld, by language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    coarse_types: frozenset[str]
    min_inhabitants: int = Field(ge=0)
    max_km_outside: float = Field(ge=0)
    name: dict[str, str]
    place: dict[str, str]


def load_care_rules(path: Path, types: Iterable[str]) -> CareRules:
    """Read the rules; raise :class:`~geo.errors.DataError` for a type that the taxonomy has not."""
    rules = read_facts(path, TypeAdapter(CareRules))
    if unknown := sorted(rules.coarse_types - set(types)):
        raise DataError(f"{path}: coarse_types: the taxonomy has no {unknown}")
    return rules


@dataclass(frozen=True, slots=True)
class Shown:
    """The place that is shown instead of one that is not, and why; no place where none may be."""

    place: Place | None
    reason: str


@dataclass(frozen=True, slots=True)
class Careful:
    """What may be told of a report: title, mentions and incidents. ``told`` gives any words of it as they may be told.

    The text of ``report`` is as given: it is not for telling.
    """

    report: Report
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    told: Callable[[str], str]


class Care:
    """Withholds names and places, and counts what it withholds."""

    def __init__(self, rules: CareRules, gazetteer: Gazetteer) -> None:
        self._rules = rules
        self._gazetteer = gazetteer
        self._settlements = _table(place for place in gazetteer.places if place.level is Level.SETTLEMENT)
        self._n_names = self._n_mentions = 0
        self._n_places: Counter[tuple[str, str]] = Counter()

    def withhold(self, reports: Sequence[Geoparsed]) -> list[Careful]:
        """Reports and their incidents without the names of the private persons in them, and without the fine places
        of the types to be careful with: neither as place nor in words, be it in the title of the report. Of a report
        that tells of such a type the mentions of these places are left out."""
        shown = self._shown(place for parsed in reports if self._is_delicate(parsed) for place in _places(parsed))
        return [self._careful(self._without_names(parsed), shown) for parsed in reports]

    def account(self) -> dict[str, Any]:
        """For ``build.json``: how many incidents lost a name, how many a fine place, by type and reason, and how many
        mentions of places are not listed."""
        rows = [{"incident_type": t, "reason": r, "incidents": n} for (t, r), n in sorted(self._n_places.items())]
        return {
            "incidents_without_a_name": self._n_names,
            "incidents_shown_coarser": rows,
            "mentions_not_listed": self._n_mentions,
        }

    def _is_delicate(self, parsed: Geoparsed) -> bool:
        return any(incident.incident_type in self._rules.coarse_types for incident in parsed.incidents)

    def _without_names(self, parsed: Geoparsed) -> Geoparsed:
        incidents = tuple(self._nameless(incident, parsed) for incident in parsed.incidents)
        report, marker = parsed.report, self._name_marker(parsed.report.language)
        title = report.title and parsed.private_names.withhold(report.title, marker)
        return replace(parsed, report=replace(report, title=title), incidents=incidents)

    def _nameless(self, incident: Incident, parsed: Geoparsed) -> Incident:
        marker = self._name_marker(parsed.report.language)
        evidence = parsed.private_names.withhold(incident.evidence, marker)[:MAX_EVIDENCE_CHARS]
        claimed_by = incident.claimed_by and parsed.private_names.withhold(incident.claimed_by, marker)
        if (evidence, claimed_by) == (incident.evidence, incident.claimed_by):
            return incident
        self._n_names += 1
        return replace(incident, evidence=evidence, claimed_by=claimed_by)

    def _careful(self, parsed: Geoparsed, shown: dict[str, Shown]) -> Careful:
        nameless = partial(parsed.private_names.withhold, marker=self._name_marker(parsed.report.language))
        if not self._is_delicate(parsed):
            return Careful(parsed.report, parsed.mentions, parsed.incidents, nameless)
        marker = _in_language(self._rules.place, parsed.report.language)
        mentions = (*parsed.mentions, *parsed.title_mentions)
        hidden = {m.span.text for m in mentions if m.place and m.place.place_id in shown}
        # How many live in a place that nothing in the report tells is not known either.
        names = hidden | {m.span.text for m in mentions} - {m.span.text for m in mentions if m.place}
        words = _Words(names, marker)
        incidents = tuple(
            self._coarse(incident, shown, words) if incident.incident_type in self._rules.coarse_types else incident
            for incident in parsed.incidents
        )
        # A title is of all that a report tells: a plant in it tells no more of an arrest than the town does.
        sites = {key for key, instead in shown.items() if instead.reason == Coarsening.SITE}
        kept = {mention.span.text for mention in mentions if mention.place and mention.place.place_id in sites}
        title = parsed.report.title and _Words(names - kept, marker).withhold(parsed.report.title)
        told = tuple(m for m in parsed.mentions if words.withhold(m.span.text) == m.span.text)
        self._n_mentions += len(parsed.mentions) - len(told)
        return Careful(
            report=replace(parsed.report, title=title),
            mentions=told,
            incidents=incidents,
            told=lambda text: words.withhold(nameless(text)),
        )

    def _coarse(self, incident: Incident, shown: dict[str, Shown], words: "_Words") -> Incident:
        told = replace(
            incident,
            mention=incident.mention and words.withhold(incident.mention),
            evidence=words.withhold(incident.evidence)[:MAX_EVIDENCE_CHARS],
            claimed_by=incident.claimed_by and words.withhold(incident.claimed_by),
        )
        instead = shown.get(incident.place.place_id) if incident.place else None
        if instead is None:
            return told
        self._n_places[incident.incident_type, instead.reason] += 1
        return replace(
            told,
            place=instead.place,
            precision=precision_of(instead.place) if instead.place else Precision.UNLOCATED,
            relation=None,
            mention=words.marker,
            withheld_spot=incident.spot,
        )

    def _shown(self, places: Iterable[Place]) -> dict[str, Shown]:
        """What is shown for the places that may not be shown, by their ids."""
        careful = {place.place_id: place for place in places}
        found = coarsen(
            _table(careful.values()),
            self._settlements,
            min_inhabitants=self._rules.min_inhabitants,
            max_km=self._rules.max_km_outside,
        )
        changed = found[found["reason"].notna()]
        ids = [list(careful)[n] for n in changed.index]
        return {
            place_id: Shown(None if pd.isna(unit) else self._gazetteer[unit], reason.value)
            for place_id, unit, reason in zip(ids, changed["shown_id"], changed["reason"], strict=True)
        }

    def _name_marker(self, language: str) -> str:
        return _in_language(self._rules.name, language)


def _in_language(markers: Mapping[str, str], language: str) -> str:
    return markers.get(language, markers["en"])


class _Words:
    """Names of places, and what stands for them in a text."""

    def __init__(self, names: Iterable[str], marker: str) -> None:
        self.marker = marker
        # The longest first: a name may stand inside another. Blanks of a text may be others than those of a mention.
        ordered = sorted((r"\s+".join(map(re.escape, name.split())) for name in names), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(ordered)})\b") if ordered else None

    def withhold(self, text: str) -> str:
        return self._pattern.sub(self.marker, text) if self._pattern else text


def _places(parsed: Geoparsed) -> Iterator[Place]:
    """The places that a report names or tells something of."""
    found = (*parsed.mentions, *parsed.title_mentions, *parsed.incidents)
    return (one.place for one in found if one.place)


def _table(places: Iterable[Place]) -> pd.DataFrame:
    return places_to_frame(places, _COLUMNS).astype(dict.fromkeys(("lat", "lon", "population", "radius_km"), float))

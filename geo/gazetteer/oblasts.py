"""The 27 first-level units, and the occupied part of those that have one: how they are written."""

from collections.abc import Iterable
from pathlib import Path

from geo.gazetteer.forms import FormCollector
from geo.gazetteer.model import NameSource
from geo.gazetteer.rows import Row, read_rows
from geo.gazetteer.spellings import Spellings

_GENITIVE = 1


class OblastNames:
    """Written forms from the rows of ``data/gazetteer/oblasts.csv`` and the phrases beside it."""

    def __init__(self, spellings: Spellings, data: Path) -> None:
        self._spellings = spellings
        phrases = read_rows(data / "unit_phrases.csv")
        self._english = [row["phrase"] for row in phrases if row["level"] == "oblast" and row["language"] == "en"]
        occupied = read_rows(data / "occupied_phrases.csv")
        self._occupied = [(row["language"], row["phrase"]) for row in occupied]

    def collect(self, row: Row, forms: FormCollector) -> None:
        """Add every written form of the oblast ``row``."""
        place = (row["place_id"],)
        spellings = self._spellings
        forms.add(self._in_english(row) | spellings.inflected(row["name_uk"], "uk"), place, NameSource.OFFICIAL)
        forms.add(spellings.inflected(row["name_ru"], "ru"), place, NameSource.RUSSIAN)
        for language in ("uk", "ru"):
            for short in row.listed(f"short_{language}"):
                forms.add(spellings.inflected(short, language), place, NameSource.OFFICIAL)
            forms.add(self._adjective(row[f"name_{language}"], language), place, NameSource.STEM)
        forms.add(row.listed("stems_en"), place, NameSource.ALTERNATE)

    def collect_occupied(self, row: Row, region_id: str, forms: FormCollector) -> None:
        """Add every written form of the occupied part of the oblast ``row``."""
        for language, phrase in self._occupied:
            if language == "en":
                written = {phrase.format(name=name) for name in self._in_english(row)}
            else:
                names = [row[f"name_{language}"], *row.listed(f"short_{language}")]
                written = set(self._occupied_forms(phrase, names, language))
            forms.add(written, (region_id,), NameSource.ALTERNATE)

    def _in_english(self, row: Row) -> set[str]:
        if not row["stems_en"]:
            return {row["name"]}
        adjective = self._spellings.romaniser.official(row["name_uk"].split(" ")[0])
        return {
            phrase.format(name=stem, adjective=adjective) for stem in row.listed("stems_en") for phrase in self._english
        }

    def _occupied_forms(self, phrase: str, names: list[str], language: str) -> Iterable[str]:
        head, _, slot = phrase.partition(" {")
        for name in names:
            if slot == "genitive}":
                for inflected in self._spellings.inflected(head, language):
                    for tail in self._spellings.cases(name, language)[_GENITIVE]:
                        yield f"{inflected} {tail}"
            else:
                for heads, tails in zip(
                    self._spellings.cases(head, language), self._spellings.cases(name, language), strict=True
                ):
                    yield from (f"{inflected} {tail}" for inflected in heads for tail in tails)

    def _adjective(self, name: str, language: str) -> set[str]:
        """The adjective alone, as in a list of oblasts: «Херсонської та Запорізької областей»."""
        adjective, _, kind = name.partition(" ")
        return self._spellings.inflected(adjective, language) if kind == "область" else set()

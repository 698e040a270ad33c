"""The 27 first-level units, and the occupied part of those that have one: how they are written."""

from collections.abc import Iterable
from pathlib import Path

from geo.gazetteer.forms import FormCollector
from geo.gazetteer.lexicon import Lexicon
from geo.gazetteer.model import NameSource
from geo.gazetteer.tables import read_csv

_GENITIVE = 1
_PLURAL_KIND = {"uk": ("областей", "областям", "областями", "областях")}
_PLURAL_KIND["ru"] = _PLURAL_KIND["uk"]


class OblastNames:
    """Written forms from the rows of ``data/gazetteer/oblasts.csv`` and the phrases beside it."""

    def __init__(self, lexicon: Lexicon, data: Path) -> None:
        self._lexicon = lexicon
        self._english = [row["phrase"] for row in read_csv(data / "unit_phrases.csv") if row["level"] == "oblast"]
        self._occupied = [(row["language"], row["phrase"]) for row in read_csv(data / "occupied_phrases.csv")]

    def collect(self, row: dict[str, str], forms: FormCollector) -> None:
        """Add every written form of the oblast ``row``."""
        place = (row["place_id"],)
        lexicon = self._lexicon
        forms.add(self._full(row, "en") | lexicon.inflected(row["name_uk"], "uk"), place, NameSource.OFFICIAL)
        forms.add(lexicon.inflected(row["name_ru"], "ru"), place, NameSource.RUSSIAN)
        for language in ("uk", "ru"):
            for short in _listed(row[f"short_{language}"]):
                forms.add(lexicon.inflected(short, language), place, NameSource.OFFICIAL)
            forms.add(self._coordinated(row[f"name_{language}"], language), place, NameSource.ALTERNATE)
        forms.add(_listed(row["stems_en"]), place, NameSource.ALTERNATE)

    def collect_occupied(self, row: dict[str, str], region_id: str, forms: FormCollector) -> None:
        """Add every written form of the occupied part of the oblast ``row``."""
        for language, phrase in self._occupied:
            if language == "en":
                written = {phrase.format(name=name) for name in self._full(row, "en")}
            else:
                names = [row[f"name_{language}"], *_listed(row[f"short_{language}"])]
                written = set(self._occupied_forms(phrase, names, language))
            forms.add(written, (region_id,), NameSource.ALTERNATE)

    def _full(self, row: dict[str, str], language: str) -> set[str]:
        if not row["stems_en"]:
            return {row["name"]}
        adjective = self._lexicon.romaniser.official(row["name_uk"].split(" ")[0])
        phrases = [phrase for phrase in self._english if phrase.isascii()]
        return {
            phrase.format(name=stem, adjective=adjective) for stem in _listed(row["stems_en"]) for phrase in phrases
        }

    def _occupied_forms(self, phrase: str, names: list[str], language: str) -> Iterable[str]:
        head, _, slot = phrase.partition(" {")
        for name in names:
            if slot == "genitive}":
                for inflected in self._lexicon.inflected(head, language):
                    for tail in self._lexicon.cases(name, language)[_GENITIVE]:
                        yield f"{inflected} {tail}"
            else:
                for heads, tails in zip(
                    self._lexicon.cases(head, language), self._lexicon.cases(name, language), strict=True
                ):
                    yield from (f"{inflected} {tail}" for inflected in heads for tail in tails)

    def _coordinated(self, name: str, language: str) -> set[str]:
        """Forms in a list of oblasts: «Херсонської та Запорізької областей»."""
        adjective, _, kind = name.partition(" ")
        if kind != "область":
            return set()
        bare = self._lexicon.inflected(adjective, language)
        return bare | {f"{form} {plural}" for form in bare for plural in _PLURAL_KIND[language]}


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []

"""The templates, and what every page is given: the texts of an edition in one language, its name in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maps.facts import Facts
from maps.publication import Publication
from maps.words import LANGUAGES, Language, Words

TEMPLATES = Path(__file__).parent / "templates"
# Nothing from elsewhere, no script or style inside a page.
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
READING_POLICY = f"{_POLICY}; img-src 'self'; frame-src 'self'"
MAP_POLICY = f"{_POLICY}; img-src 'self'"


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published, in one language."""

    words: Words
    facts: Facts
    publication: Publication

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those that every page exists in."""
        return LANGUAGES

    def file(self, name: str, language: Language | None = None) -> str:
        """The file that holds ``name`` in this language, or in ``language``: "table-uk.html" for "table.html"."""
        stem, dot, ending = name.rpartition(".")
        spoken = language or self.words.language
        return name if spoken == LANGUAGES[0] else f"{stem}-{spoken}{dot}{ending}"

    def map_address(self, name: str) -> str:
        """A page with the map, which takes its language from its address."""
        return name if self.words.language == LANGUAGES[0] else f"{name}?lang={self.words.language}"


class Pages:
    """Renders templates to files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def write(self, name: str, edition: Edition, policy: str, parts: Mapping[str, object], template: str = "") -> None:
        """Write the page ``name`` of an edition with its ``parts``, from its own template or that of another page.

        ``policy`` is its Content-Security-Policy.
        """
        html = self._environment.get_template(f"{template or name}.jinja").render(
            edition=edition,
            words=edition.words,
            facts=edition.facts,
            publication=edition.publication,
            page_name=name,
            policy=policy,
            **parts,
        )
        (self._folder / edition.file(name)).write_bytes(html.encode())

    def macros(self, name: str) -> Any:
        """The macros of a template, to be called with texts; each gives HTML."""
        return self._environment.get_template(f"{name}.jinja").module

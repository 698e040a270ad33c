"""Which language a report is in."""

import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # pyright: ignore[reportMissingTypeStubs]
from pydantic import BaseModel, ConfigDict, TypeAdapter

from geo.facts import DATA, read_facts

_SAMPLE_CHARS = 1_500
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-z\u00df-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")
_NOT_WORDS = re.compile(r"https?://\S+|[@#]\w+")


class _Languages(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    candidates: dict[str, list[str]]
    min_confidence: float
    own_letters: dict[str, str]


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language most of ``text`` is in; ``und`` when it has no letters.

    Ukrainian and Russian are told apart by the letters that only one of them has. Where a text has both or
    neither, and for all other languages, py3langid's model decides among the candidates of
    ``data/lookups/languages.yaml``. Names mislead it in short texts: what it doubts is English.
    """
    sample = _NOT_WORDS.sub(" ", text[:_SAMPLE_CHARS]).lower()
    letters = _LETTER.findall(sample)
    if not letters:
        return "und"
    known = _load()
    found = set(_CYRILLIC.findall(sample))
    if 2 * len(_LATIN.findall(sample)) > len(letters):
        code, confidence = _identifier("latin").classify(sample)
        return code if confidence >= known.min_confidence else "en"
    if 2 * len(_CYRILLIC.findall(sample)) <= len(letters):
        return _identifier("other").classify(sample)[0]
    owners = [code for code, own in known.own_letters.items() if not found.isdisjoint(own)]
    return owners[0] if len(owners) == 1 else _identifier("cyrillic").classify(sample)[0]


@cache
def _load(path: Path = DATA / "lookups" / "languages.yaml") -> _Languages:
    return read_facts(path, TypeAdapter(_Languages))


@cache
def _identifier(script: str) -> Any:
    """py3langid's own model, restricted to the candidates of one script; made when it is first needed."""
    identifier = cast(Any, LanguageIdentifier).from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_load().candidates[script])
    return identifier

"""What the pages say: nothing is missing, nothing is left over, the languages agree."""

import re

import pytest
from pydantic import TypeAdapter

from geo.errors import DataError
from geo.facts import DATA, read_facts
from geo.frame import ClaimSide, ControlStatus, Modality, Precision, to_frame
from geo.manifest import count_incidents
from maps.facts import edition_facts
from maps.publish import DOWNLOADS
from maps.web import WEB
from maps.words import LANGUAGES, Words, load_words

BROWSER, PAGES = load_words("words"), load_words("pages")


def texts(folder, pattern) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))


def used(text: str, words: set[str]) -> set[str]:
    """The keys that ``text`` names whole, or begins and completes with a code."""
    whole = set(re.findall(r'["\']([a-z]+(?:\.\w+)*)["\']', text))
    begun = tuple(set(re.findall(r'[`"]([a-z]+\.)[$"{]', text)))
    return {key for key in words if key in whole or (begun and key.startswith(begun))}


def test_every_code_has_its_words():
    groups = {"precision": Precision, "modality": Modality, "control": ControlStatus, "side": ClaimSide}
    for group, codes in groups.items():
        assert {f"{group}.{code}" for code in codes} <= set(BROWSER)
    assert {f"download.{name}" for name in DOWNLOADS} <= set(PAGES)


def test_a_source_of_data_is_named_in_the_readers_language_where_that_is_known():
    manifest = {
        "counts": count_incidents(to_frame([], []), [], []),
        "sources": [{"name": "Natural Earth", "licence": "public domain"}, {"name": "A new one", "licence": "its own"}],
    }
    told = edition_facts(manifest, Words(BROWSER | PAGES, "uk")).sources
    assert [(source.name, source.licence) for source in told] == [
        ("Natural Earth", "суспільне надбання"),
        ("A new one", "its own"),
    ]


def test_every_source_of_the_project_has_its_licence_in_three_languages():
    sources = read_facts(DATA / "sources.yaml", TypeAdapter(list[dict[str, str]]))
    named = {f"licence.{source['licence']}" for source in sources if not source["licence"].startswith("CC ")}
    assert named == {key for key in PAGES if key.startswith("licence.")}


@pytest.mark.parametrize("table", [BROWSER, PAGES], ids=["words", "pages"])
def test_words_name_the_same_values_in_each_language(table):
    for key, label in table.items():
        values = [set(re.findall(r"\{(\w+)\}", getattr(label, language))) for language in LANGUAGES]
        assert values[0] == values[1] == values[2], key


def test_all_words_are_used_and_none_is_missing():
    templates = texts(WEB.parent / "templates", "*.jinja") + texts(WEB.parent, "*.py")
    both = templates + texts(WEB / "src", "*.ts")
    assert used(both, set(BROWSER)) == set(BROWSER)
    assert used(templates, set(PAGES)) == set(PAGES)
    said = set(re.findall(r'(?:say|markup|named)\("([\w.]+)"[,)]', both)) | set(
        re.findall(r'data-say="([\w.]+)"', both)
    )
    assert said <= set(BROWSER) | set(PAGES)


def test_no_text_stands_in_two_files():
    assert not set(BROWSER) & set(PAGES)


def test_a_word_that_lacks_a_language_is_an_error(tmp_path):
    (tmp_path / "words.yaml").write_text("headline: {en: Yes, uk: Так}\n", encoding="utf-8")
    with pytest.raises(DataError, match="ru"):
        load_words("words", tmp_path)

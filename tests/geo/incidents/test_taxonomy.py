from pathlib import Path

import pytest

from geo.errors import DataError
from geo.incidents.taxonomy import load_taxonomy
from geo.settings import DATA

THEMES = 'services: {colour: "#0A6EBD", label: {en: Services, uk: Послуги, ru: Услуги}}\n'
OUTAGE = (
    "{theme: services, symbol: Po, label: {en: No power, uk: Немає світла, ru: Нет света}, "
    "definition: {en: No power., uk: Без світла., ru: Без света.}}"
)


def written(folder: Path, types: str, themes: str = THEMES) -> Path:
    (folder / "themes.yaml").write_text(themes, encoding="utf-8")
    (folder / "types.yaml").write_text(types, encoding="utf-8")
    return folder


def test_the_taxonomy_of_the_project_has_52_types_in_nine_themes() -> None:
    taxonomy = load_taxonomy(DATA / "taxonomy")
    assert len(taxonomy.types) == 52
    assert {kind.theme for kind in taxonomy.types.values()} == set(taxonomy.themes)
    assert len(taxonomy.themes) == 9
    assert [code for code, kind in taxonomy.types.items() if kind.theme == "health"] == [
        "medical_denial",
        "medicine_shortage",
        "medical_staff_shortage",
        "health_facility_seizure",
    ]


@pytest.mark.parametrize(
    ("types", "told"),
    [
        (f"outage: {OUTAGE.replace('services', 'service')}", "'service'"),
        (f"outage: {OUTAGE}\nblackout: {OUTAGE}", "'Po'"),
        (f"outage: {OUTAGE.replace('Po', 'Pow')}", "symbol"),
        (f"outage: {OUTAGE.replace('en: No power., ', '')}", "definition.en"),
        (f"outage: {OUTAGE.replace('theme', 'group')}", "group"),
        (f"outage: {OUTAGE.replace('ru: Нет света', 'ru: null')}", "ru"),
        ("outage", "types.yaml"),
    ],
)
def test_a_type_that_is_wrong_is_named(tmp_path: Path, types: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        load_taxonomy(written(tmp_path, types))


def test_a_colour_is_six_digits(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="colour"):
        load_taxonomy(written(tmp_path, f"outage: {OUTAGE}", THEMES.replace("#0A6EBD", "blue")))

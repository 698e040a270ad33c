"""Whom a headline credits with what it says, by a colon or a dash alone."""

import pytest

from geo.frame import ClaimSide
from geo.geoparse import Geoparser
from geo.incidents.credit import credited_in
from tests.conftest import Parse


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Explosions were heard in Tokmak – mayor", ("mayor", ClaimSide.UKRAINIAN_OFFICIAL)),
        ("en", "Homes in Tokmak were shelled — Fedorov.", ("Fedorov", ClaimSide.UKRAINIAN_OFFICIAL)),
        ("en", "General Staff: homes in Tokmak were shelled", ("General Staff", ClaimSide.UKRAINIAN_OFFICIAL)),
        ("uk", "У Токмаку пролунали вибухи – голова ОВА.", ("голова ОВА", ClaimSide.UKRAINIAN_OFFICIAL)),
        ("uk", "У Токмаку пролунали вибухи — Іваненко", ("Іваненко", ClaimSide.UNKNOWN)),
        ("uk", "ЗМІ: у Токмаку пролунали вибухи", ("ЗМІ", ClaimSide.MEDIA)),
        ("uk", "У місті немає води – Харківська міська рада", ("Харківська міська рада", ClaimSide.UKRAINIAN_OFFICIAL)),
        ("ru", "В Токмаке обстреляли дома - ""Минобороны РФ"".", ("Минобороны РФ", ClaimSide.RUSSIAN_OFFICIAL)),
        # a place, what is shown, who was hurt, what it was, the first word of any sentence: none of them speaks
        ("uk", "Токмак: у місті немає води", None),
        ("uk", "Без води й світла — Токмак", None),
        ("uk", "У Токмаку пролунали вибухи – ВІДЕО", None),
        ("uk", "У Токмаку пролунали вибухи – Фото", None),
        ("uk", "Атака окупантів: у Токмаку немає води", None),
        ("en", "Two people were wounded in Tokmak – a doctor", None),
        ("en", "Shelling hit two buildings in Tokmak – a school and homes.", None),
        ("en", "Update: homes in Tokmak were shelled", None),
        ("en", "", None),
    ],
)  # fmt: skip
def test_who_is_credited(
    language: str, text: str, speaker: tuple[str, ClaimSide] | None, geoparser: Geoparser, parse: Parse
) -> None:
    view = geoparser.lexicon.view(text, language)
    assert credited_in(view, 0, len(text), parse(text, language).mentions) == speaker


def test_the_credit_of_a_headline_is_of_the_headline_alone(parse: Parse) -> None:
    text = (
        "У Токмаку обстріляли будинки — Федоров. У Пологах немає води. "
        "Пізніше мер Іван Федоров сказав: у Скадовську вибух."
    )
    claims = {i.place.name: i.claimed_by for i in parse(text, "uk").incidents if i.place}
    assert claims == {"Tokmak": "Іван Федоров", "Polohy": None, "Skadovsk": "Іван Федоров"}

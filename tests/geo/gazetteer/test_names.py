import pytest

from geo.gazetteer.spellings import Spellings


@pytest.mark.parametrize(
    ("ukrainian", "english"),
    [
        # the examples of the resolution
        ("Алушта", "Alushta"),
        ("Борщагівка", "Borshchahivka"),
        ("Гадяч", "Hadiach"),
        ("Згорани", "Zghorany"),
        ("Розгон", "Rozghon"),
        ("Ґалаґан", "Galagan"),
        ("Єнакієве", "Yenakiieve"),
        ("Короп’є", "Koropie"),
        ("Закарпаття", "Zakarpattia"),
        ("Медвин", "Medvyn"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Мар’їне", "Marine"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("Біла Церква", "Bila Tserkva"),
        ("Гоща", "Hoshcha"),
        ("Крюківка", "Kriukivka"),
        ("Яготин", "Yahotyn"),
        ("Ічня", "Ichnia"),
        # places of this war
        ("Олешки", "Oleshky"),
        ("Великі Копані", "Velyki Kopani"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Кам’янка-Дніпровська", "Kamianka-Dniprovska"),
        ("Сіверськодонецьк", "Siverskodonetsk"),
        ("Станиця Луганська", "Stanytsia Luhanska"),
        ("Щастя", "Shchastia"),
    ],
)
def test_the_official_romanisation(spellings: Spellings, ukrainian: str, english: str) -> None:
    assert spellings.romaniser.official(ukrainian) == english


@pytest.mark.parametrize(
    ("russian", "written"),
    [
        ("Великие Копани", {"velikiye kopani", "velikie kopani", "velikiy kopani", "velikiy kopans"}),
        ("Алёшки", {"aleshki"}),
        ("Красный Луч", {"krasnyy luch", "krasny luch", "krasnyi luch"}),
        ("Артёмовск", {"artemovsk"}),
    ],
)
def test_romanisations_of_russian_names(spellings: Spellings, russian: str, written: set[str]) -> None:
    assert written <= spellings.romaniser.variants(russian, "ru")


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Мелітополь", "мелитополь"),
        ("Донецьк", "донецк"),
        ("Миколаївка", "николаевка"),
        ("Іванівка", "ивановка"),
        ("Великі Копані", "великие копани"),
        ("Велика Білозерка", "большая белозерка"),
        ("Великий Бурлук", "большой бурлук"),
        ("Нова Каховка", "новая каховка"),
        ("Гола Пристань", "голая пристань"),
        ("Станиця Луганська", "станица луганская"),
        ("Новокаховська", "новокаховская"),
        ("Кам’янка-Дніпровська", "каменка-днепровская"),
        ("Нижні Торгаї", "нижние торгаи"),
        ("Рубіжне", "рубижное"),
        ("Городище", "городище"),
        ("Чернівці", "черновцы"),
        ("Запоріжжя", "запорожье"),
    ],
)
def test_russian_spellings_by_rule(spellings: Spellings, ukrainian: str, russian: str) -> None:
    assert russian in spellings.spell_russian(ukrainian)

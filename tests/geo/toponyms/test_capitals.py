import pytest

from geo.toponyms.capitals import tells_nothing


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Щастя є.", "Щастя", True),
        ("Воно тут. Щастя є.", "Щастя", True),
        ("Він сказав: «Щастя є».", "Щастя", True),
        ("⚡️Щастя є.", "Щастя", True),
        ("рядок\nЩастя є.", "Щастя", True),
        ("Дорога на Щастя закрита.", "Щастя", False),
        ("Дорога («Щастя») закрита.", "Щастя", False),
        ("ДОРОГА НА ЩАСТЯ ЗАКРИТА", "ЩАСТЯ", True),
        ("Дорога на ЩАСТЯ закрита", "ЩАСТЯ", False),
    ],
)
def test_a_capital_tells_inside_a_sentence_only(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert tells_nothing(text, start, start + len(name)) is expected

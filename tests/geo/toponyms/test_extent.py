import pytest

from geo.geoparse import Geoparser
from geo.toponyms.extent import end_of_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kherson City is dark.", "Kherson City"),
        ("Kherson city is dark.", "Kherson"),
        ("Kherson International Airport burned.", "Kherson International Airport"),
        ("Kherson coke plant burned.", "Kherson coke plant"),
        ("Kherson Border Guards burned it.", "Kherson"),
        ("Kherson.", "Kherson"),
        ("Kherson City Council met.", None),
        ("Kherson State Agrarian University closed.", None),
        ("Kherson regional council met.", None),
    ],
)
def test_how_far_a_name_reaches(text: str, name: str | None, geoparser: Geoparser) -> None:
    view = geoparser.lexicon.view(text, "en")
    town = len("Kherson")
    end = end_of_name(view, town, view.after(town))
    assert (end if end is None else text[:end]) == name

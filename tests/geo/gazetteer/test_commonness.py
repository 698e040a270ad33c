import pytest

from geo.gazetteer.commonness import Commonness


@pytest.fixture(scope="module")
def commonness() -> Commonness:
    return Commonness()


@pytest.mark.parametrize(
    ("form", "population"), [("щастя", 11_000), ("пожежу", 150), ("новая", 150), ("under", 150), ("правда", 2_000)]
)
def test_everyday_words_are_more_than_names(form: str, population: int, commonness: Commonness) -> None:
    assert commonness.excess(form, population) > 1


@pytest.mark.parametrize(
    ("form", "population"), [("херсон", 280_000), ("мелітополь", 150_000), ("kherson", 280_000), ("нове життя", 100)]
)
def test_towns_are_as_frequent_as_they_are_large(form: str, population: int, commonness: Commonness) -> None:
    assert commonness.excess(form, population) < 0.5


def test_what_is_only_a_persons_name_counts_as_more_frequent(commonness: Commonness) -> None:
    # Both are about as frequent; only the first is known to be nothing but a surname.
    assert commonness.excess("лисогор", 150) > commonness.excess("балочка", 150)

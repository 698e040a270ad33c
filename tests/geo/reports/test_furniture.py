import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import DataError
from geo.reports.furniture import find_furniture
from geo.reports.furniture_words import load_furniture_words
from geo.reports.title import find_title

BODY = (
    "Occupation forces searched homes in the town on Monday. Residents say that two men were taken away.\n\n"
    "Nobody knows where they are held. The administration does not answer questions of their families."
)


def marked(text: str) -> list[str]:
    return [text[start:end] for start, end in find_furniture(text)]


@pytest.mark.parametrize(
    "top",
    [
        "17.6 C\nLos Angeles\nFriday, February 6, 2026",
        "-3 °C\r\nKyiv",
        "Paris\n12°C\nSearch",
        "Home\nNews\nPolitics",
        "П'ятниця, 6 лютого 2026 року\nГоловна",
        "Home > News > War",
    ],
)
def test_block_above_the_headline(top: str) -> None:
    text = f"{top}\n\nHomes searched in an occupied town\n\n{BODY}"
    assert marked(text) == [top]


def test_label_glued_to_a_headline() -> None:
    text = f"Breaking NewsHomes searched in an occupied town\n\n{BODY}"
    assert marked(text) == ["Breaking News"]
    assert find_title(text, find_furniture(text)) == "Homes searched in an occupied town"
    assert marked("BREAKING NEWSHomes searched\n" + BODY) == ["BREAKING NEWS"]
    assert marked("Breaking Newsroom silence\n" + BODY) == []


@pytest.mark.parametrize(
    "line",
    [
        "Share this",
        "Follow us on Telegram!",
        "We use cookies to improve this site. Read more.",
        "© 2026 Town News. All rights reserved.",
        "👉 Підписуйтесь на наш канал",
        "Підписка | Надіслати новину",
        "Facebook | YouTube | X",
        "Подписывайтесь на «Город» в Telegram",
        "Читайте також: Вибухи в Одесі, є загиблі",
    ],
)
def test_lines_that_only_pages_and_channels_have(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == [line]


def test_titles_of_other_articles() -> None:
    tail = "Most Popular Articles\n\nDrones hit the port of Odesa\n\nKyiv without light"
    assert marked(f"{BODY}\n\n{tail}") == [tail]
    inner = "Читайте також:\nВибухи в Одесі"
    assert marked(f"{BODY}\n\n{inner}\n\n{BODY}") == [inner]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "Kherson\nFriday, February 6, 2026\n" + BODY,
        "Енергодар\nНемає світла\nНемає води",
        "Донецьк — 5 поранених\nМакіївка — 2 загиблих\nГорлівка — без світла",
        "Телеграм заборонили в окупованому Мелітополі\n" + BODY,
        "Новини\nВ Енергодарі немає світла вже другий день поспіль.",
        "Маріуполь, 17 березня\n" + BODY,
        "Read more about it in the report of the mission. " + BODY,
        "@SALDO_VGA\n" + BODY,
    ],
)
def test_the_report_itself_is_left_alone(text: str) -> None:
    assert marked(text) == []


def test_a_list_below_a_channel_line_at_the_top_is_left_alone() -> None:
    text = "Підписка\nДонецьк — немає води\nМакіївка — немає світла\nГорлівка — немає газу"
    assert marked(text) == ["Підписка"]


def test_no_title_without_a_headline() -> None:
    assert find_title(BODY) is None
    assert find_title("Only one line") is None
    assert find_title("Донецьк — немає води\nМакіївка — немає світла\nГорлівка — немає газу") is None


def test_a_page_clock_is_no_day_of_publication(tmp_path, read) -> None:
    path = tmp_path / "r.txt"
    path.write_text(f"17.6 C\nLos Angeles\nFriday, February 6, 2026\nHomes searched in a town\n\n{BODY}")
    (report,) = read(path)[0]
    assert report.published is None
    assert report.title == "Homes searched in a town"
    assert report.furniture == ((0, 43),)


def test_malformed_words_are_refused(tmp_path) -> None:
    bad = tmp_path / "furniture.yaml"
    bad.write_text("en: {lines: [a]}")
    with pytest.raises(DataError, match=r"furniture\.yaml"):
        load_furniture_words(bad)


PIECES = st.sampled_from(
    [
        *(
            "17.6 C",
            "Home",
            "News",
            "Share this",
            "Kherson",
            "Most popular",
            "Read also:",
            "Breaking NewsTown",
            "|",
            "X",
        ),
        *("\n", "\n\n", "\r\n", " ", ".", "⚡", "Homes burn in the old town.", "Friday, February 6, 2026"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_spans_are_in_range_sorted_and_disjoint(text: str) -> None:
    spans = find_furniture(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)


@pytest.mark.parametrize(
    "unit", ["\n", "a", "a\n", "17.6 C\n", "a | ", "|\n", "Share this\n", "⚡\n", " \n|", "Read also:\n"]
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(n_chars: int) -> float:
        text = unit * (n_chars // len(unit))
        began = time.process_time()
        find_furniture(text)
        return time.process_time() - began

    small = max(seconds(50_000), 0.02)
    assert seconds(400_000) < 8 * small * 4

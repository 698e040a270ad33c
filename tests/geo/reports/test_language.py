import pytest

from geo.reports.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вибух у Донецьку", "uk"),
        ("Взрыв в Донецке", "ru"),
        ("Удари по аеродрому Луцька: загинуло 4 людини", "uk"),
        ("Рогов сообщил об уничтожении склада в Харькове", "ru"),
        ("Kherson", "en"),
        ("Aleisk drone strike", "en"),
        ("On 10 September, Kupiansk and Izium were retaken", "en"),
        ("Сообщение: «Немає світла» – пишут жители Мелитополя, и это не первый раз за месяц", "ru"),
        ("Mayor Fedorov wrote «В городе нет света» on his channel on Monday morning", "en"),
        ("Russische Truppen haben am Montag die Stadt Cherson beschossen, teilte der Gouverneur mit.", "de"),
        ("Wojska rosyjskie ostrzelały w poniedziałek miasto Chersoń.", "pl"),
        ("Град Херсон е обстрелван тази нощ", "bg"),
        ("https://example.org/news @channel #tag Вибух у місті", "uk"),
        ("Η πόλη της Χερσώνας βομβαρδίστηκε", "el"),
        ("17.6 °", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_a_stated_language_is_kept(tmp_path, read) -> None:
    path = tmp_path / "r.csv"
    path.write_text("text,language\nВибух у місті,ru\nВибух у місті біля школи,\n")
    assert [r.language for r in read(path)[0]] == ["ru", "uk"]

import json
from datetime import date

import pytest

CHAT = {
    "name": "Місто <b>зараз</b>",
    "type": "public_channel",
    "id": 123,
    "messages": [
        {"id": 1, "type": "service", "date": "2024-02-05T08:00:00", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2024-02-05T23:59:00", "text": "Вибух у Токмаку."},
        {
            "id": 3,
            "type": "message",
            "date": "2024-02-06T00:01:00",
            "text": [
                "Світла ",
                {"type": "bold", "text": "немає"},
                " у ",
                {"type": "hashtag", "text": "#Токмак"},
                ".\n",
            ],
        },
        {"id": 4, "type": "message", "date": "2024-02-06T01:00:00", "photo": "photos/4.jpg", "text": ""},
        {"id": 5, "type": "message", "photo": "photos/5.jpg", "text": []},
        {"id": 6, "type": "message", "text": "Без дати."},
        "not a message",
    ],
}


def test_channel(tmp_path, read) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(CHAT))
    reports, rejected = read(path)
    assert [(r.report_id, r.text, r.published) for r in reports] == [
        ("telegram-123-2", "Вибух у Токмаку.", date(2024, 2, 5)),
        ("telegram-123-3", "Світла немає у #Токмак.\n", date(2024, 2, 6)),
        ("telegram-123-6", "Без дати.", None),
    ]
    assert {r.publisher for r in reports} == {"Місто <b>зараз</b>"}
    assert reports[0].source == "result.json, message 2"
    assert [(r.source, r.reason.split(" in ")[0]) for r in rejected] == [
        ("result.json", "2 messages without text"),
        ("result.json", "1 entries that are no messages"),
    ]


def test_whole_account(tmp_path, read) -> None:
    path = tmp_path / "result.json"
    chats = [CHAT, {"id": 9, "type": "saved_messages", "messages": [{"id": 2, "type": "message", "text": "Нотатка."}]}]
    path.write_text(json.dumps({"about": "…", "chats": {"about": "…", "list": chats}}))
    reports, _ = read(path)
    assert [r.report_id for r in reports] == ["telegram-123-2", "telegram-123-3", "telegram-123-6", "telegram-9-2"]
    assert reports[-1].publisher is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is not JSON"),
        ('{"messages": [', "is not JSON: Expecting value in line 1"),
        ("[]", "is no Telegram export"),
        ('{"type": "FeatureCollection"}', "is no Telegram export"),
        ("[" * 100_000, "is not JSON that can be read"),
    ],
)
def test_what_is_no_export_is_rejected(tmp_path, read, content, reason) -> None:
    path = tmp_path / "result.json"
    path.write_text(content)
    reports, rejected = read(path)
    assert reports == []
    assert reason in rejected[0].reason

"""Telegram Desktop's export of chats, ``result.json``."""

import json
from pathlib import Path
from typing import Any, cast

from geo.errors import ReportError
from geo.reports.model import Rejected
from geo.reports.readers.decoding import decode
from geo.reports.readers.draft import Draft, Drafts, as_mapping, parse_day


def read_telegram(path: Path, source: str) -> Drafts:
    """One report a message with text, from the export of one chat or of a whole account.

    The chat's name is the publisher, the message's day (in the exporter's time zone) the day of
    publication, ``telegram-<chat>-<message>`` the id. Service messages are no reports. Messages without
    text, such as photos without a caption, are counted in one rejection a chat.
    """
    try:
        export = json.loads(decode(path.read_bytes(), source))
    except json.JSONDecodeError as error:
        raise ReportError(source, f"is not JSON: {error.msg} in line {error.lineno}") from None
    except (RecursionError, ValueError) as error:
        raise ReportError(source, f"is not JSON that can be read: {error}") from None
    for chat in _chats(export, source):
        yield from _messages(chat, source)


def _chats(export: Any, source: str) -> list[dict[str, Any]]:
    whole = as_mapping(export) or {}
    several = as_mapping(whole.get("chats")) or {}
    chats = [whole] if "messages" in whole else [as_mapping(chat) or {} for chat in _list(several.get("list"))]
    if not chats:
        raise ReportError(source, "is no Telegram export; write other JSON as one report a line (.jsonl)")
    return chats


def _messages(chat: dict[str, Any], source: str) -> Drafts:
    name = chat["name"] if isinstance(chat.get("name"), str) else None
    without_text = unreadable = 0
    for entry in _list(chat.get("messages")):
        message = as_mapping(entry)
        if message is None:
            unreadable += 1
            continue
        if message.get("type", "message") != "message":
            continue
        text = _text(message.get("text"))
        if not text.strip():
            without_text += 1
            continue
        day = message.get("date")
        yield Draft(
            source=f"{source}, message {message.get('id', 'without id')}",
            report_id=f"telegram-{chat.get('id', 'chat')}-{message.get('id', 'message')}",
            text=text,
            published=parse_day(day) if isinstance(day, str) else None,
            publisher=name,
        )
    if without_text:
        yield Rejected(source, f"{without_text} messages without text" + (f" in {name!r}" if name else ""))
    if unreadable:
        yield Rejected(source, f"{unreadable} entries that are no messages" + (f" in {name!r}" if name else ""))


def _text(value: Any) -> str:
    """A message's text: a string, or a list of strings and of objects with one."""
    if isinstance(value, str):
        return value
    if part := as_mapping(value):
        return _text(part.get("text"))
    return "".join(map(_text, _list(value)))


def _list(value: object) -> list[Any]:
    return cast(list[Any], value) if isinstance(value, list) else []

"""A page or a feed at a web address."""

import hashlib
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests

from geo.errors import ReportError
from geo.reports.limits import MAX_PAGE_BYTES
from geo.reports.readers.decoding import decode
from geo.reports.readers.draft import Draft, Drafts
from geo.reports.readers.feed import feed_drafts
from geo.reports.readers.page import page_draft

_USER_AGENT = "occupation-map (reads the pages its operator names)"
_PAGES = ("text/html", "application/xhtml+xml")
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
_CHUNK_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """When to give up on an address: silence and whole duration in seconds, size in bytes."""

    silence_s: float = 20.0
    duration_s: float = 60.0
    max_bytes: int = MAX_PAGE_BYTES


@dataclass(frozen=True, slots=True)
class _Answer:
    data: bytes
    media_type: str
    charset: str | None
    url: str


def read_address(url: str, limits: FetchLimits | None = None) -> Drafts:
    """The reports at ``url``: one of a page or a text, all entries of a feed, as its media type says.

    The id is the host with a hash of the address. Raises :class:`~geo.errors.ReportError` when the address
    does not answer, answers with an error, with too much, or with something else.
    """
    answer = _fetch(url, limits or FetchLimits())
    stem = urlsplit(url).hostname or "page"
    report_id = f"{stem}-{hashlib.sha256(url.encode()).hexdigest()[:12]}"
    if answer.media_type in _PAGES:
        yield page_draft(answer.data, url, report_id, url=answer.url, charset=answer.charset)
    elif answer.media_type in _FEEDS:
        yield from feed_drafts(answer.data, url, stem)
    elif answer.media_type == "text/plain":
        yield Draft(source=url, report_id=report_id, text=decode(answer.data, url), url=answer.url)
    else:
        kind = answer.media_type or "something that it does not name"
        raise ReportError(url, f"is {kind}; only pages, feeds and plain text are read from the web")


def _fetch(url: str, limits: FetchLimits) -> _Answer:
    deadline = time.monotonic() + limits.duration_s
    try:
        with requests.get(url, timeout=limits.silence_s, stream=True, headers={"User-Agent": _USER_AGENT}) as response:
            if not response.ok:
                raise ReportError(url, f"answers {response.status_code} {response.reason}")
            data = bytearray()
            for chunk in response.iter_content(_CHUNK_BYTES):
                data += chunk
                if len(data) > limits.max_bytes:
                    raise ReportError(url, f"is larger than {limits.max_bytes:,} bytes")
                if time.monotonic() > deadline:
                    raise ReportError(url, f"took longer than {limits.duration_s:g} seconds")
            stated = response.headers.get("Content-Type", "")
            charset = response.encoding if "charset" in stated.lower() else None
            return _Answer(bytes(data), stated.partition(";")[0].strip().lower(), charset, response.url)
    except requests.Timeout:
        raise ReportError(url, f"did not answer within {limits.silence_s:g} seconds") from None
    except requests.RequestException as error:
        raise ReportError(
            url, f"cannot be fetched ({type(error).__name__}); check the address and the network"
        ) from None

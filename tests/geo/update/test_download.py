import gzip
import hashlib
import io
import os
import time
from pathlib import Path

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from geo.errors import UpdateError
from geo.update.download import Downloader, Fetched, MissingError, Patience
from tests.geo.update.conftest import HURRIED
from tests.geo.update.publishing import PAGE, Answer, Server

BODY = bytes(range(256)) * 40
MAX = 20_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "file"


def test_a_file_is_written_and_its_checksum_told(server: Server, downloader: Downloader, path: Path) -> None:
    headers = {"ETag": '"abc"', "Last-Modified": "Sun, 22 Nov 2026 03:00:00 GMT"}
    fetched = downloader.fetch(server.publish("/file", Answer(BODY, headers=headers)), path, MAX)
    assert path.read_bytes() == BODY
    assert (fetched.bytes, fetched.sha256) == (len(BODY), hashlib.sha256(BODY).hexdigest())
    assert (fetched.etag, fetched.last_modified) == tuple(headers.values())


def test_what_is_known_already_is_not_fetched_again(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(BODY, headers={"ETag": '"abc"'}))
    known = Fetched(1, "0", '"abc"', "Sun, 22 Nov 2026 03:00:00 GMT")
    assert downloader.fetch(url, path, MAX, known) is known
    assert server.headers[0]["If-Modified-Since"] == "Sun, 22 Nov 2026 03:00:00 GMT"
    assert not path.exists()
    assert downloader.fetch(url, path, MAX, Fetched(1, "0", '"older"', None)).bytes == len(BODY)
    assert downloader.fetch(url, path, MAX, Fetched(1, "0", None, None)).bytes == len(BODY)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_busy_publisher_is_asked_again(server: Server, downloader: Downloader, path: Path, status: int) -> None:
    url = server.publish("/file", Answer(b"busy", status), Answer(b"busy", status), Answer(BODY))
    downloader.fetch(url, path, MAX)
    assert path.read_bytes() == BODY
    assert len(server.asked) == 3


def test_it_gives_up_after_so_many_tries(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(b"busy", 503))
    with pytest.raises(UpdateError, match="/file: answers 503 Service Unavailable"):
        downloader.fetch(url, path, MAX)
    assert len(server.asked) == HURRIED.tries


def test_a_publisher_may_ask_for_a_longer_wait(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(b"", 503, {"Retry-After": "1"}), Answer(BODY))
    start = time.monotonic()
    downloader.fetch(url, path, MAX)
    assert time.monotonic() - start >= 1


def test_a_wait_that_ends_too_late_is_not_begun(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(b"", 503, {"Retry-After": "3600"}))
    start = time.monotonic()
    with pytest.raises(UpdateError, match="answers 503"):
        downloader.fetch(url, path, MAX)
    assert time.monotonic() - start < 1
    assert len(server.asked) == 1


def test_a_broken_body_is_fetched_anew_from_its_start(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(BODY[:5000], length=len(BODY)), Answer(BODY))
    downloader.fetch(url, path, MAX)
    assert path.read_bytes() == BODY


def test_a_body_that_always_breaks_off_is_no_file(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/file", Answer(BODY[:5000], length=len(BODY)))
    with pytest.raises(UpdateError, match="/file: the connection failed or broke off"):
        downloader.fetch(url, path, MAX)
    assert len(server.asked) == HURRIED.tries


def test_a_publisher_that_drips_is_given_up_on_in_time(server: Server, path: Path) -> None:
    url = server.publish("/file", Answer(BODY, pause_s=0.05, piece_bytes=1))
    start = time.monotonic()
    with pytest.raises(UpdateError, match=r"took longer than 0\.4 seconds"):
        Downloader(Patience(silence_s=0.3, duration_s=0.4)).fetch(url, path, MAX)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize("piece_bytes", [len(BODY), 100])
def test_a_publisher_that_falls_silent_is_given_up_on(
    server: Server, downloader: Downloader, path: Path, piece_bytes: int
) -> None:
    url = server.publish("/file", Answer(BODY, pause_s=1.0, piece_bytes=piece_bytes))
    with pytest.raises(UpdateError, match=r"timed out|did not answer"):
        downloader.fetch(url, path, MAX)


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_not_asked_for_again(
    server: Server, downloader: Downloader, path: Path, status: int
) -> None:
    with pytest.raises(MissingError, match=f"/file: answers {status}"):
        downloader.fetch(server.publish("/file", Answer(b"gone", status)), path, MAX)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [204, 304, 401, 403, 418])
def test_any_other_answer_is_no_file(server: Server, downloader: Downloader, path: Path, status: int) -> None:
    with pytest.raises(UpdateError, match=f"/file: answers {status}"):
        downloader.fetch(server.publish("/file", Answer(status=status, length=0)), path, MAX)
    assert not path.exists()


@pytest.mark.parametrize("page", [PAGE, b"\xef\xbb\xbf \r\n<html>", b"<?xml version='1.0'?><Error>Denied</Error>"])
@pytest.mark.parametrize("kind", ["text/html", "application/zip", "application/geo+json"])
def test_a_web_page_is_no_file_whatever_it_is_called(
    server: Server, downloader: Downloader, path: Path, page: bytes, kind: str
) -> None:
    url = server.publish("/file", Answer(page, headers={"Content-Type": kind}))
    with pytest.raises(UpdateError, match="/file: answers with a web page"):
        downloader.fetch(url, path, MAX)


@pytest.mark.parametrize("length", [None, 0])
def test_a_file_that_is_too_large_is_not_fetched_to_its_end(
    server: Server, downloader: Downloader, path: Path, length: int | None
) -> None:
    url = server.publish("/file", Answer(BODY, length=length, piece_bytes=1000))
    with pytest.raises(UpdateError, match="is larger than the 5,000 bytes expected at most"):
        downloader.fetch(url, path, 5_000)
    assert not path.exists() or path.stat().st_size <= 5_000


def test_a_body_that_swells_is_counted_as_it_is_unpacked(server: Server, downloader: Downloader, path: Path) -> None:
    packed = Answer(gzip.compress(bytes(10_000_000)), headers={"Content-Encoding": "gzip"})
    with pytest.raises(UpdateError, match="is larger than"):
        downloader.fetch(server.publish("/file", packed), path, MAX)
    assert server.headers[0]["Accept-Encoding"] == "identity"


def test_redirects_are_followed(server: Server, downloader: Downloader, path: Path) -> None:
    server.publish("/file", BODY)
    url = server.publish("/old", Answer(status=302, headers={"Location": "/file"}))
    downloader.fetch(url, path, MAX)
    assert path.read_bytes() == BODY


def test_redirects_without_end_are_not(server: Server, downloader: Downloader, path: Path) -> None:
    url = server.publish("/old", Answer(status=302, headers={"Location": "/old"}))
    with pytest.raises(UpdateError, match="/old: cannot be fetched: Exceeded 5 redirects"):
        downloader.fetch(url, path, MAX)


def test_nobody_there_is_one_line(downloader: Downloader, path: Path) -> None:
    with pytest.raises(UpdateError, match=r"^http://127\.0\.0\.1:9/file: the connection failed or broke off: [^\n]+$"):
        downloader.fetch("http://127.0.0.1:9/file", path, MAX)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/file", "no address", "http://"])
def test_an_address_that_cannot_be_used_is_told(downloader: Downloader, path: Path, url: str) -> None:
    with pytest.raises(UpdateError, match="cannot be fetched"):
        downloader.fetch(url, path, MAX)


def test_the_proxy_of_the_environment_is_asked(
    server: Server, downloader: Downloader, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.publish("/file", BODY)
    monkeypatch.setitem(os.environ, "HTTP_PROXY", server.url)
    downloader.fetch("http://publisher.invalid/file", path, MAX)
    assert path.read_bytes() == BODY
    assert server.asked == ["http://publisher.invalid/file"]


def test_a_secure_address_may_not_lead_to_one_that_is_not(
    downloader: Downloader, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lead_astray(_self: HTTPAdapter, request: PreparedRequest, **_options: object) -> Response:
        response = Response()
        response.request, response.url, response.raw = request, str(request.url), io.BytesIO(BODY)
        response.status_code = 302 if response.url.startswith("https") else 200
        response.headers["Location"] = "http://publisher.invalid/file"
        return response

    monkeypatch.setattr(HTTPAdapter, "send", lead_astray)
    with pytest.raises(UpdateError, match=r"leads to http://publisher\.invalid/file, which is not secure"):
        downloader.fetch("https://publisher.invalid/file", path, MAX)

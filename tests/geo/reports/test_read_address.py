import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from geo.errors import ReportError
from geo.reports.readers.web import FetchLimits, read_address

TEXT = "<p>" + "Homes in Tokmak have had no light for three days, residents say. " * 3 + "</p>"
FEED = "<rss version='2.0'><channel><title>News</title><item><title>Tokmak shelled</title></item></channel></rss>"
ANSWERS = {
    "/page": ("text/html; charset=utf-8", f"<html><body><article><h1>Без світла</h1>{TEXT}</article></body></html>"),
    "/feed": ("application/rss+xml", FEED),
    "/text": ("text/plain", "Вибух у Токмаку."),
    "/image": ("image/png", "x"),
    "/unnamed": ("", "x"),
    "/large": ("text/html", "a" * 200_000),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/silent", "/drip"):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(20 if self.path == "/drip" else 0):
                self.wfile.write(b"a" * 100_000)
                time.sleep(0.05)
            time.sleep(0.6)
            return
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        media_type, body = ANSWERS.get(self.path, ("text/html", "gone"))
        self.send_response(200 if self.path in ANSWERS else 404)
        if media_type:
            self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        """Clients that hang up are what is tested."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "text"),
    [("/page", "Без світла"), ("/moved", "Без світла"), ("/feed", "Tokmak shelled"), ("/text", "Вибух у Токмаку.")],
)
def test_pages_feeds_and_texts_are_read(site, read, path, text) -> None:
    (report,) = read(site + path)[0]
    assert report.text.startswith(text)
    assert report.source.startswith(site + path)
    assert report.report_id.startswith("127.0.0.1-")
    assert report.published is None


def test_an_address_keeps_its_id(site, read) -> None:
    assert read(site + "/page")[0][0].report_id == read(site + "/page")[0][0].report_id


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/gone", "answers 404"),
        ("/image", "is image/png; only pages, feeds and plain text"),
        ("/unnamed", "is something that it does not name"),
    ],
)
def test_other_answers_are_rejected_and_the_rest_goes_on(site, read, path, reason) -> None:
    reports, rejected = read(site + path, site + "/text")
    assert [r.text for r in reports] == ["Вибух у Токмаку."]
    assert [r.source for r in rejected] == [site + path]
    assert reason in rejected[0].reason


def test_nobody_there_is_rejected(read) -> None:
    (rejection,) = read("http://127.0.0.1:9/")[1]
    assert "cannot be fetched" in rejection.reason


@pytest.mark.parametrize(
    ("path", "limits", "reason"),
    [
        ("/silent", FetchLimits(silence_s=0.2), r"cannot be fetched|did not answer within 0\.2 seconds"),
        ("/drip", FetchLimits(duration_s=0.1), r"took longer than 0\.1 seconds"),
        ("/large", FetchLimits(max_bytes=100_000), "is larger than 100,000 bytes"),
    ],
)
def test_limits(site, path, limits, reason) -> None:
    with pytest.raises(ReportError, match=reason):
        list(read_address(site + path, limits))

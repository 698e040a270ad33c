"""One address to one file: limits of time and size, retries, and only if it is newer than what is known."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)
from tqdm import tqdm
from urllib3.exceptions import HTTPError

from geo.errors import UpdateError

_USER_AGENT = "occupation-map (python build_map.py update)"
_CHUNK_BYTES = 1 << 16
_MAX_REDIRECTS = 5
_GONE = (404, 410)
_BUSY = (408, 425, 429, 500, 502, 503, 504)


class MissingError(UpdateError):
    """The publisher has nothing at this address."""


class _PassingError(UpdateError):
    """A fault that may be over at the next try, not before ``wait_s`` seconds."""

    def __init__(self, message: str, wait_s: float = 0.0) -> None:
        super().__init__(message)
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Patience:
    """When to give up: on a connection, on silence, on all tries together (seconds), and after how many tries.

    A wait between tries is a chance one, at first of at most ``first_wait_s``, then of twice as much each time up to
    ``max_wait_s``; a publisher that asks for a longer one gets it if it ends before ``duration_s``.
    """

    connect_s: float = 10.0
    silence_s: float = 30.0
    duration_s: float = 900.0
    tries: int = 4
    first_wait_s: float = 1.0
    max_wait_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """A download that is on the disk whole; ``etag`` and ``last_modified`` as the publisher gave them."""

    bytes: int
    sha256: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Downloader:
    """Fetches files over HTTP, through the proxy that ``HTTP_PROXY`` or ``HTTPS_PROXY`` names."""

    patience: Patience = Patience()
    show_progress: bool = False

    def fetch(self, url: str, path: Path, max_bytes: int, known: Fetched | None = None) -> Fetched:
        """Write what is at ``url`` to ``path``; or give back ``known`` where the publisher says that it still holds.

        Raises :class:`MissingError` where there is nothing, and :class:`~geo.errors.UpdateError` where it cannot be
        had, is larger than ``max_bytes``, or is a web page.
        """
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
        headers = {
            "User-Agent": _USER_AGENT,
            # What is not compressed once more has a known length and cannot swell.
            "Accept-Encoding": "identity",
            **{name: value for name, value in conditions.items() if value},
        }
        deadline = time.monotonic() + self.patience.duration_s
        policy = Retrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(self.patience.tries) | stop_before_delay(self.patience.duration_s),
            wait=self._wait_s,
            reraise=True,
        )
        return policy(self._try_once, url, path, max_bytes, known, headers, deadline)

    def _wait_s(self, state: RetryCallState) -> float:
        asked = state.outcome and state.outcome.exception()
        back_off = wait_random_exponential(self.patience.first_wait_s, self.patience.max_wait_s)
        return max(back_off(state), asked.wait_s if isinstance(asked, _PassingError) else 0.0)

    def _try_once(
        self, url: str, path: Path, max_bytes: int, known: Fetched | None, headers: dict[str, str], deadline: float
    ) -> Fetched:
        timeout = (self.patience.connect_s, self.patience.silence_s)
        try:
            with requests.Session() as session:
                session.max_redirects = _MAX_REDIRECTS
                with session.get(url, headers=headers, timeout=timeout, stream=True) as response:
                    if known and response.status_code == requests.codes.not_modified:
                        return known
                    _check_answer(url, response, max_bytes)
                    size, sha256 = self._write(url, response, path, max_bytes, deadline)
                    given = response.headers
                    return Fetched(size, sha256, given.get("ETag"), given.get("Last-Modified"))
        except requests.exceptions.SSLError as error:
            raise UpdateError(f"{url}: the connection is not secure: {_cause(error)}") from None
        except requests.Timeout:
            raise _PassingError(f"{url}: did not answer within {self.patience.silence_s:g} seconds") from None
        except (requests.ConnectionError, HTTPError) as error:
            raise _PassingError(f"{url}: the connection failed or broke off: {_cause(error)}") from None
        except requests.RequestException as error:
            raise UpdateError(f"{url}: cannot be fetched: {_cause(error)}") from None

    def _write(
        self, url: str, response: requests.Response, path: Path, max_bytes: int, deadline: float
    ) -> tuple[int, str]:
        digest, size = hashlib.sha256(), 0
        total = int(response.headers["Content-Length"]) if "Content-Length" in response.headers else None
        name = urlsplit(url).path.rpartition("/")[2]
        with (
            path.open("wb") as file,
            tqdm(total=total, desc=name, unit="B", unit_scale=True, disable=not self.show_progress, leave=False) as bar,
        ):
            for chunk in _chunks(response):
                if size == 0 and chunk.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                    raise UpdateError(f"{url}: answers with a web page in place of the file; open it in a browser")
                size += len(chunk)
                if size > max_bytes:
                    raise UpdateError(_too_large(url, max_bytes))
                if time.monotonic() > deadline:
                    raise UpdateError(f"{url}: took longer than {self.patience.duration_s:g} seconds")
                digest.update(chunk)
                file.write(chunk)
                bar.update(len(chunk))
        return size, digest.hexdigest()


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """The body as it comes: a slow publisher's every byte is seen, and its time counted, at once."""
    while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=True):
        yield chunk


def _check_answer(url: str, response: requests.Response, max_bytes: int) -> None:
    status = response.status_code
    answer = f"{url}: answers {status} {response.reason}"
    if urlsplit(url).scheme == "https" and urlsplit(response.url).scheme != "https":
        raise UpdateError(f"{url}: leads to {response.url}, which is not secure")
    if status in _GONE:
        raise MissingError(answer)
    if status in _BUSY:
        asked = response.headers.get("Retry-After", "")
        raise _PassingError(answer, float(asked) if asked.isdecimal() else 0.0)
    if status != requests.codes.ok:
        raise UpdateError(answer)
    length = response.headers.get("Content-Length", "0")
    if not length.isdecimal() or int(length) > max_bytes:
        raise UpdateError(_too_large(url, max_bytes))


def _too_large(url: str, max_bytes: int) -> str:
    return f"{url}: is larger than the {max_bytes:,} bytes expected at most"


def _cause(error: BaseException) -> str:
    """The innermost reason, without the wrappings of the libraries between."""
    while error.args and isinstance(error.args[-1], BaseException):
        error = error.args[-1]
    reason = getattr(error, "reason", None)
    return _cause(reason) if isinstance(reason, BaseException) else str(error) or type(error).__name__

"""Where and when an edition is published, as far as its operator says."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from geo.errors import InputError
from maps.readable import web_address


@dataclass(frozen=True, slots=True)
class Publication:
    """``address``: the public address of the site, ending in ``/``, or empty. ``built``: ISO 8601 in UTC, or empty."""

    address: str = ""
    built: str = ""

    def url(self, path: str) -> str:
        """The address of a file of the site: absolute where the site's own is known, else relative."""
        return f"{self.address}{path}"


UNSAID = Publication()
"""Of an operator who says neither."""


def read_publication(address: str, stamp: str, epoch: str) -> Publication:
    """A publication from what the command line and the environment say; each may be empty.

    ``address`` is an http or https address of a folder, not of a page in it. ``stamp`` is a moment in ISO 8601, in UTC
    where it names no zone; ``epoch`` is that of ``SOURCE_DATE_EPOCH``, in seconds, and counts where there is no stamp.
    Raises :class:`~geo.errors.InputError` for what is neither.
    """
    if address and (not web_address(address) or urlsplit(address).query or urlsplit(address).fragment):
        raise InputError(f"--address {address!r}: is no address like https://example.org/map/")
    if urlsplit(address).path.lower().endswith((".html", ".htm")):
        raise InputError(f"--address {address!r}: is the address of a page; give that of its folder, ending in /")
    return Publication(address and f"{address.rstrip('/')}/", _moment(stamp, epoch))


def _moment(stamp: str, epoch: str) -> str:
    if not stamp and not epoch:
        return ""
    try:
        moment = datetime.fromisoformat(stamp) if stamp else datetime.fromtimestamp(int(epoch), UTC)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        name, value = ("--stamp", stamp) if stamp else ("SOURCE_DATE_EPOCH", epoch)
        raise InputError(
            f"{name} {value!r}: is no moment like {'2026-11-22T04:00Z' if stamp else '1795320000'}"
        ) from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

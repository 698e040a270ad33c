"""What an editor needs to put the map on another site: pieces of HTML, and oEmbed's answer."""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maps.preview import SIZE
from maps.templating import Edition

HEIGHT = 620
OEMBED_WIDTH = 960
# Stands for the site's own address where its operator has not said it; reading.ts puts in where the page was opened.
UNKNOWN_ADDRESS = "YOUR-SITE/"
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"
"""What the map needs in a frame whose host sandboxes it: its program, and sources that open as pages of their own."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of HTML to copy; ``kit.`` before its id are the words that tell the editor about it."""

    id: str
    html: str


def snippets(edition: Edition) -> list[Snippet]:
    """The ways to embed the map in the language of an edition, the simplest first."""
    facts = edition.facts
    base = edition.publication.address or UNKNOWN_ADDRESS
    frame = _frame(base, edition)
    script = Markup('<script async src="{}embed.js"></script>').format(base)
    fitted = frame.replace("<iframe ", "<iframe data-occupation-map ", 1)
    told = f"{facts.headline}. {edition.words.say('cutoff', day=facts.cutoff)}"
    image = '<img src="{0}{2}" alt="{3}" width="{4}" height="{5}" style="max-width:100%;height:auto">'
    picture = Markup(f'<a href="{{0}}{{1}}">{image}</a>').format(
        base, edition.map_address("map.html"), edition.file("preview.png"), told, *SIZE
    )
    block = Markup("<!-- wp:html -->\n{}\n<!-- /wp:html -->").format(Markup(frame))
    return [
        Snippet("frame", frame),
        Snippet("script", f"{fitted}\n{script}"),
        Snippet("wordpress", str(block)),
        Snippet("picture", str(picture)),
    ]


def oembed(edition: Edition) -> str:
    """The answer of oEmbed 1.0 (https://oembed.com) for the map, as JSON.

    Where the site's address is not known its addresses are relative: they serve on the site itself only.
    """
    publication = edition.publication
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": edition.facts.headline,
        "html": _frame(publication.address, edition, OEMBED_WIDTH),
        "width": OEMBED_WIDTH,
        "height": HEIGHT,
        "thumbnail_url": publication.url(edition.file("preview.png")),
        "thumbnail_width": SIZE[0],
        "thumbnail_height": SIZE[1],
    }
    return f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n"


def _frame(base: str, edition: Edition, width: int | None = None) -> str:
    """The frame, ``width`` pixels wide or as wide as there is room; its style beats what a host says of all frames."""
    html = '<iframe src="{}{}" title="{}" width="{}" height="{}" loading="lazy" style="{}"></iframe>'
    style = f"border:0;width:{f'{width}px;max-width:100%' if width else '100%'};height:{HEIGHT}px"
    address = edition.map_address("embed.html")
    return str(Markup(html).format(base, address, edition.facts.headline, width or "100%", HEIGHT, style))

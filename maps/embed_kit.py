"""What an editor needs to put the map on another site: pieces of HTML, and oEmbed's answer."""

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from maps.facts import Facts
from maps.preview import SIZE
from maps.publication import Publication
from maps.words import Words

HEIGHT = 620
OEMBED_WIDTH = 960
# Stands for the site's own address where its operator has not said it; reading.ts puts in where the page was opened.
UNKNOWN_ADDRESS = "YOUR-SITE/"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of HTML to copy, in words for the editor."""

    id: str
    title: str
    about: str
    html: str


def snippets(facts: Facts, words: Words, publication: Publication) -> list[Snippet]:
    """The ways to embed the map, the simplest first."""
    base = publication.address or UNKNOWN_ADDRESS
    frame = _frame(base, facts.headline, "100%")
    script = Markup('<script async src="{}embed.js"></script>').format(base)
    fitted = frame.replace("<iframe ", "<iframe data-occupation-map ", 1)
    picture = Markup('<a href="{0}map.html"><img src="{0}preview.png" alt="{1}" width="{2}" height="{3}"></a>').format(
        base, f"{facts.headline} {words['cutoff'].en.format(day=facts.cutoff)}", *SIZE
    )
    block = Markup("<!-- wp:html -->\n{}\n<!-- /wp:html -->").format(Markup(frame))
    return [
        Snippet("frame", "Frame of fixed height", "Works everywhere, needs no script.", frame),
        Snippet(
            "script",
            "Frame that adapts its height",
            "For sites that allow a script. It takes messages from its own frames only.",
            f"{fitted}\n{script}",
        ),
        Snippet(
            "wordpress",
            "WordPress",
            "Paste into the code editor of a post, or its frame into a block “HTML”.",
            str(block),
        ),
        Snippet("picture", "Picture with a link", "For newsletters and sites that allow no frame.", str(picture)),
    ]


def oembed(facts: Facts, publication: Publication) -> str:
    """The answer of oEmbed 1.0 (https://oembed.com) for the map, as JSON."""
    answer: dict[str, Any] = {
        "version": "1.0",
        "type": "rich",
        "title": facts.headline,
        "html": _frame(publication.address, facts.headline, str(OEMBED_WIDTH)),
        "width": OEMBED_WIDTH,
        "height": HEIGHT,
        "thumbnail_url": publication.url("preview.png"),
        "thumbnail_width": SIZE[0],
        "thumbnail_height": SIZE[1],
    }
    return f"{json.dumps(answer, ensure_ascii=False, indent=2)}\n"


def _frame(base: str, title: str, width: str) -> str:
    html = '<iframe src="{}embed.html" title="{}" width="{}" height="{}" loading="lazy" style="border:0"></iframe>'
    return str(Markup(html).format(base, title, width, HEIGHT))

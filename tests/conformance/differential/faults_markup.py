"""Faults of markup: what is not well-formed XML, not UTF-8, or never a message whatever the schema says."""

from __future__ import annotations

import re

from mutants import Context, Unsuitable, text_fault


@text_fault("declaration", 4)
def declaration(context: Context, text: str) -> bytes:
    """Other XML declarations; some of them are right."""
    body = _body(text)
    return (
        context.choose(
            {
                one: one
                for one in (
                    '<?xml version="1.1"?>',
                    '<?xml version="1.2" encoding="UTF-8"?>',
                    '<?xml version="2.0"?>',
                    '<?xml version="1"?>',
                    '<?xml version=""?>',
                    '<?xml version="1.0a"?>',
                    '<?xml encoding="UTF-8"?>',
                    '<?xml encoding="UTF-8" version="1.0"?>',
                    '<?xml version="1.0" standalone="yes" encoding="UTF-8"?>',
                    '<?xml version="1.0" standalone="ja"?>',
                    '<?xml version="1.0" encoding=""?>',
                    '<?xml version="1.0" encoding="UTF 8"?>',
                    '<?xml version="1.0" encoding="8UTF"?>',
                    '<?xml version="1.0" unbekannt="x"?>',
                    '<?xml version="1.0"encoding="UTF-8"?>',
                    "<?xml version=1.0?>",
                    "<?xml?>",
                    "<?xml ?>",
                    '<?XML version="1.0"?>',
                    '<?xml version="1.0" ?',
                    '<?xml version="1.0">',
                    '<? xml version="1.0"?>',
                    ' <?xml version="1.0"?>',
                    '\n<?xml version="1.0"?>',
                    '<!--k--><?xml version="1.0"?>',
                    '<?xml version="1.0"?><?xml version="1.0"?>',
                    '\ufeff<?xml version="1.0"?>',
                    '\ufeff\ufeff<?xml version="1.0"?>',
                    "\n\n \t",
                    "<?xml version='1.0\" ?>",
                )
            }
        )
        + body
    ).encode()


@text_fault("encoding", 4)
def encoding(context: Context, text: str) -> bytes:
    """Other encodings, declared or real: never a message of ours."""
    body = _body(text)
    name, real = context.choose(
        {
            "ISO-8859-1 declared": ("ISO-8859-1", "utf-8"),
            "ISO-8859-1": ("ISO-8859-1", "latin-1"),
            "windows-1252": ("windows-1252", "cp1252"),
            "ISO-8859-15": ("ISO-8859-15", "iso8859-15"),
            "US-ASCII declared": ("US-ASCII", "utf-8"),
            "UTF-16": ("UTF-16", "utf-16"),
            "UTF-16LE": ("UTF-16LE", "utf-16-le"),
            "UTF-16 declared": ("UTF-16", "utf-8"),
            "unknown": ("FOO", "utf-8"),
            "UTF-16 undeclared": ("", "utf-16"),
            "UTF-32": ("UTF-32", "utf-32"),
            "latin-1 undeclared": ("", "latin-1"),
            "EBCDIC": ("IBM037", "cp037"),
        }
    )
    head = f'<?xml version="1.0" encoding="{name}"?>' if name else ""
    return (head + body).encode(real, "xmlcharrefreplace")


@text_fault("invalid UTF-8", 4)
def invalid_utf8(context: Context, text: str) -> bytes:
    content = text.encode()
    at = _places(context, content.decode(), r">[^<>]+<", "text").encode()
    bad = context.choose(
        {
            "latin-1": b"\xe4",
            "overlong": b"\xc0\xaf",
            "surrogate": b"\xed\xa0\x80",
            "surrogate pair": b"\xed\xa0\xbd\xed\xb8\x80",
            "too high": b"\xf4\x90\x80\x80",
            "five bytes": b"\xf8\x88\x80\x80\x80",
            "lone continuation": b"\x80",
            "cut off": b"\xe2\x82",
            "0xFF": b"\xff",
        }
    )
    return content.replace(at, at[:-1] + bad + b"<", 1)


@text_fault("character", 5)
def character(context: Context, text: str) -> bytes:
    """Characters and references that XML forbids, or nearly."""
    at = _places(context, text, r">[^<>]+<", "text")
    bad = context.choose(
        {
            one: one
            for one in (
                "\x01 \x0b \x0c \x1f \ufffe \uffff \x00 &#0; &#1; &#x1F; &#xD800; &#xDFFF; &#xFFFE; &#xFFFF; "
                "&#x110000; &#99999999999; &#X41; &#; &#x; &#65 &#-65; &#x-41; &#65x; & && &; &amp &AMP; &nbsp; "
                "&auml; &foo; &1; &lt &a:b; ]]> < <1 <- << </ <! <? <?> <![CDATA[ <![cdata[x]]> %foo; &#x10FFFF; "
                "&#xFFFD; &#x1FFFE; &#00000000000065; &#x000041; ]]&gt; ]]] &apos; &quot;"
            ).split(" ")
            if one
        }
    )
    return text.replace(at, at[:-1] + bad + "<", 1).encode()


@text_fault("character in an attribute", 3)
def character_in_attribute(context: Context, text: str) -> bytes:
    at = _places(context, text, r'="[^"<>]*"', "attribute")
    bad = context.choose(
        {
            one: one
            for one in (
                "<",
                "&",
                "&foo;",
                "&#0;",
                "\x01",
                '"',
                "&lt",
                "\ufffe",
                ">",
                "]]>",
                "'",
                "&#10;",
                "\n",
                "&gt;",
            )
        }
    )
    return text.replace(at, at[:-1] + bad + at[-1], 1).encode()


@text_fault("tag", 8)
def tag(context: Context, text: str) -> bytes:
    """Start and end tags that do not fit together or are not tags."""
    start = _places(context, text, r"<[\w][^<>/?!]*>", "start")
    end = _places(context, text, r"</[^<>]+>", "end")
    name = re.match(r"<([^\s>]+)", start)[1]
    options = {
        "end missing": (end, ""),
        "start missing": (start, ""),
        "end doubled": (end, end + end),
        "end of another": (end, "</unbekannt>"),
        "end in upper case": (end, end.upper() if end.upper() != end else end.lower()),
        "end with attribute": (end, end[:-1] + ' a="1">'),
        "end with space": (end, end[:-1] + " >"),
        "end with space before": (end, end.replace("</", "</ ")),
        "end cut": (end, end[:-1]),
        "start cut": (start, start[:-1]),
        "start with space": (start, "< " + start[1:]),
        "start with slash": (start, start[:-1] + "/>"),
        "start doubled": (start, start + start),
        "attribute without value": (start, f"<{name} a" + start[1 + len(name) :]),
        "attribute without quotes": (start, f"<{name} a=1" + start[1 + len(name) :]),
        "attribute doubled": (start, f'<{name} a="1" a="2"' + start[1 + len(name) :]),
        "attribute doubled by namespace": (
            start,
            f'<{name} xmlns:p="urn:p" xmlns:q="urn:p" p:a="1" q:a="2"' + start[1 + len(name) :],
        ),
        "declaration doubled": (start, f'<{name} xmlns:p="urn:p" xmlns:p="urn:p"' + start[1 + len(name) :]),
        "attributes without space": (start, f'<{name} a="1"b="2"' + start[1 + len(name) :]),
        "no space before attribute": (start, f'<{name}a="1"' + start[1 + len(name) :]),
        "quotes mixed": (start, f"<{name} a=\"1'" + start[1 + len(name) :]),
        "digit first": (start, start + "<1a/>"),
        "dash first": (start, start + "<-a/>"),
        "dot first": (start, start + "<.a/>"),
        "middle dot first": (start, start + "<·a/>"),
        "multiplication sign": (start, start + "<a×/>"),
        "two colons": (start, start + "<a:b:c/>"),
        "colon first": (start, start + "<:a/>"),
        "colon last": (start, start + "<a:/>"),
        "no name": (start, start + "<></>"),
        "attribute name": (start, f'<{name} 1a="x"' + start[1 + len(name) :]),
        "separator in tag": (start, f"<{name}\u00a0" + start[1 + len(name) :]),
        "next line in tag": (start, f"<{name}\u0085" + start[1 + len(name) :]),
        "crossed": (end, "</x></y>"),
    }
    old, new = context.choose(options)
    return _replace_last(text, old, new).encode()


@text_fault("prefix", 4)
def prefix(context: Context, text: str) -> bytes:
    """Faults of Namespaces in XML, at an element that the schema knows."""
    start = _places(context, text, r"<[\w][^<>/?!]*>", "start")
    name = re.match(r"<([^\s>]+)", start)[1]
    options = {
        "unbound on an attribute": f'<{name} fremd:a="1"',
        "xsi unbound": f'<{name} xsi:schemaLocation="a b"',
        "xml rebound": f'<{name} xmlns:xml="urn:x"',
        "xml bound right": f'<{name} xmlns:xml="http://www.w3.org/XML/1998/namespace"',
        "xmlns bound": f'<{name} xmlns:xmlns="urn:x"',
        "unbound by empty name": f'<{name} xmlns:fremd=""',
        "other prefix for xml": f'<{name} xmlns:fremd="http://www.w3.org/XML/1998/namespace"',
        "prefix for xmlns": f'<{name} xmlns:fremd="http://www.w3.org/2000/xmlns/"',
        "default is xmlns": f'<{name} xmlns="http://www.w3.org/2000/xmlns/"',
        "harmless": f'<{name} xmlns:fremd="urn:fremd"',
        "relative": f'<{name} xmlns:fremd="fremd"',
        "reserved": f'<{name} xmlns:xmlfoo="urn:fremd"',
        "default foreign": f'<{name} xmlns="urn:fremd"',
        "default none": f'<{name} xmlns=""',
    }
    new = context.choose(options)
    return text.replace(start, new + start[1 + len(name) :], 1).encode()


@text_fault("prefix unbound", 2)
def prefix_unbound(context: Context, text: str) -> bytes:
    """An element whose prefix nobody declared."""
    bound = _places(context, text, r' xmlns:[^=\s]+\s*=\s*("[^"]*"|\'[^\']*\')', "declaration")
    return text.replace(bound, "", 1).encode()


@text_fault("comment", 4)
def comment(context: Context, text: str) -> bytes:
    start = _places(context, text, r"<[\w][^<>/?!]*>", "start")
    bad = context.choose(
        {
            one: one
            for one in (
                "<!-- a -- b -->",
                "<!-- a --->",
                "<!-->",
                "<!--->",
                "<!-- a",
                "<!- a -->",
                "<!-- a ->",
                "<! -- a -->",
                "<!-- \x01 -->",
                "<!---->",
                "<!-- <![CDATA[ -->",
                "<!-- &foo; <a -->",
                "<!--a-b-->",
                "<!-- \ufffe -->",
            )
        }
    )
    return text.replace(start, start + bad, 1).encode()


@text_fault("instruction", 4)
def instruction(context: Context, text: str) -> bytes:
    """Processing instructions: the schema does not mind those that are well-formed."""
    start = _places(context, text, r"<[\w][^<>/?!]*>", "start")
    bad = context.choose(
        {
            one: one
            for one in (
                "<?a?>",
                "<?a b?>",
                '<?xml-stylesheet href="x"?>',
                "<?xml version='1.0'?>",
                "<?XML a?>",
                "<?xMl?>",
                "<? a?>",
                "<?a",
                "<?a >",
                "<??>",
                "<?1?>",
                "<?a:b c?>",
                "<?a ?b?>",
                "<?a ??>",
                "<?ä ö?>",
            )
        }
    )
    return text.replace(start, start + bad, 1).encode()


@text_fault("document type", 3)
def document_type(context: Context, text: str) -> bytes:
    """Never a message of ours, whatever is in it."""
    head = text[: len(text) - len(_body(text))]
    body = _body(text)
    name = re.search(r"<([\w][^\s/>]*)", body)[1]
    doctype = context.choose(
        {
            one: one.replace("ROOT", name)
            for one in (
                "<!DOCTYPE ROOT>",
                "<!DOCTYPE x>",
                "<!DOCTYPE ROOT []>",
                '<!DOCTYPE ROOT [<!ENTITY a "b">]>',
                '<!DOCTYPE ROOT SYSTEM "fehlt.dtd">',
                '<!DOCTYPE ROOT PUBLIC "-//A//B" "fehlt.dtd">',
                "<!DOCTYPE>",
                "<!doctype x>",
                '<!DOCTYPE ROOT [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
            )
        }
    )
    return (head + doctype + body).encode()


@text_fault("outside the root", 4)
def outside(context: Context, text: str) -> bytes:
    before, after = context.choose(
        {
            f"{before!r} {after!r}": (before, after)
            for before, after in (
                ("", "x"),
                ("", "<a/>"),
                ("x", ""),
                ("<a/>", ""),
                ("", "&#32;"),
                ("", "<![CDATA[]]>"),
                ("<![CDATA[ ]]>", ""),
                ("", "\x00"),
                ("", "\x1a"),
                ("", "</a>"),
                ("", "<?xml version='1.0'?>"),
                ("", "<!DOCTYPE a>"),
                ("\u00a0", ""),
                ("", "\u00a0"),
                ("\ufeff", ""),
                ("", "\ufeff"),
                ("", "<!--k--> <?p?>\n"),
                ("&amp;", ""),
                ("", "&foo;"),
            )
        }
    )
    body = _body(text)
    head = text[: len(text) - len(body)]
    return (head + before + body + after).encode()


@text_fault("cut off", 3)
def cut_off(context: Context, text: str) -> bytes:
    content = text.encode()
    share = context.choose({"everything": 0.0, "most": 0.2, "half": 0.5, "little": 0.9, "one byte": 1.0})
    return content[: int((len(content) - 1) * share)]


def _body(text: str) -> str:
    """The document without its byte order mark and XML declaration."""
    return re.sub(r"\A\ufeff?(<\?xml\s[^?]*\?>\s*)?", "", text)


def _places(context: Context, text: str, expression: str, what: str) -> str:
    found = list(dict.fromkeys(match[0] for match in re.finditer(expression, text)))
    if not found:
        raise Unsuitable(what)
    return context.rng.choice(found)


def _replace_last(text: str, old: str, new: str) -> str:
    head, _, tail = text.rpartition(old)
    return head + new + tail

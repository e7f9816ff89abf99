"""Texts that a simple type may refuse, each with one fault and its name. Some of them are right after all."""

from __future__ import annotations

import random
import re

from schema import Simple

#: What can be wrong with any text, made from a right one.
GENERAL = {
    "empty": lambda text: "",
    "blank": lambda text: " ",
    "line feed": lambda text: "\n",
    "space before": lambda text: " " + text,
    "space after": lambda text: text + " ",
    "line feed before": lambda text: "\n" + text,
    "CR after": lambda text: text + "\r",
    "no-break space before": lambda text: "\u00a0" + text,
    "no-break space after": lambda text: text + "\u00a0",
    "space inside": lambda text: text[:1] + " " + text[1:],
    "letter added": lambda text: text + "x",
    "letter before": lambda text: "x" + text,
    "zero before": lambda text: "0" + text,
    "minus before": lambda text: "-" + text,
    "plus before": lambda text: "+" + text,
    "shortened": lambda text: text[:-1],
    "headless": lambda text: text[1:],
    "doubled": lambda text: text + text,
    "upper": lambda text: text.upper() if text.upper() != text else text.lower(),
    "full-width digits": lambda text: "".join(
        chr(ord(c) + 0xFEE0) if c.isdigit() and c.isascii() else c for c in text
    ),
    "arabic digits": lambda text: "".join(
        chr(ord(c) + 0x630) if c.isdigit() and c.isascii() else c for c in text
    ),
    "too long": lambda text: text + "1" * 300,
    "one too long": lambda text: (text + "11111")[: len(text) + 1],
    "tab": lambda text: text + "\t1",
    "other word": lambda text: "quatsch",
    "number": lambda text: "99",
    "zero": lambda text: "0",
}

#: Letters that register texts do not know, or not in this order.
LETTERS = {
    "soft hyphen": lambda text: text[:1] + "\u00ad" + text[1:],
    "cyrillic": lambda text: text + "Ж",
    "greek": lambda text: "α" + text,
    "emoji": lambda text: text + "\U0001f600",
    "decomposed": lambda text: text + "u\u0308",
    "zero-width space": lambda text: text + "\u200b",
    "line separator": lambda text: text + "\u2028",
    "next line": lambda text: text + "\u0085",
    "delete": lambda text: text + "\u007f",
    "dash": lambda text: text + "\u2013",
    "left quote": lambda text: "\u2018" + text,
    "long s": lambda text: text + "\u017f",
    "ligature": lambda text: text + "\ufb01",
    "angstrom sign": lambda text: text + "\u212b",
    "lonely mark": lambda text: "\u0308" + text,
    "two marks": lambda text: text + "C\u0306\u0306",
    "marks in wrong order": lambda text: text + "C\u0306\u0328",
    "mark on wrong letter": lambda text: text + "B\u030b",
    "half a sequence": lambda text: text + "K\u035f",
    "capital sharp s": lambda text: text[:3] + "\u1e9e",
    "replacement": lambda text: text + "\ufffd",
    "byte order mark": lambda text: "\ufeff" + text,
}

DAYS = (
    *"""
    2023-02-29 1900-02-29 2024-02-30 2025-02-31 2025-04-31 2025-06-31 2025-09-31 2025-11-31 2025-01-32
    2025-13-01 2025-00-10 2025-10-00 0000-01-01 -0001-01-01 12025-01-01 02025-01-01 225-01-01 25-01-01
    2025-1-1 2025-01-1 2025-001-01 01.10.2025 2025/10/01 20251001 2025-10-01Z 2025-10-01+01:00
    2025-10-01T00:00:00 2025-10 2025 2025-10- -10-01 2025--01 2025-10-01- --10-01 00.07.1994 2025-10-0a
    """.split(),
    "2025‑10‑01",
)
YEARS = (
    *"""
    0000 -0001 12025 02025 225 25 2025Z 2025+01:00 2025-10 +2025 2025.0 MMXXV 2e25
    """.split(),
    "20 25",
)
MONTHS = (
    *"""
    2025-00 2025-13 2025-1 2025-001 0000-10 -2025-10 12025-10 2025-10Z 2025-10-01 2025 2025/10 10-2025 --10
    """.split(),
)
TIMES = (
    *"""
    2025-10-01T24:00:01 2025-10-01T24:01:00 2025-10-01T24:00:00.1 2025-10-01T25:00:00 2025-10-01T23:60:00
    2025-10-01T23:59:60 2025-10-01T23:59:61 2025-10-01T1:00:00 2025-10-01T01:0:00 2025-10-01T01:00:0
    2025-10-01T01:00 2025-10-01T01 2025-10-01T 2025-10-01 T01:00:00 2025-10-01t01:00:00 2025-10-01T01:00:00z
    2025-10-01T01:00:00. 2025-10-01T01:00:00.Z 2025-10-01T01:00:00,5 2025-10-01T01:00:00+14:01
    2025-10-01T01:00:00+15:00 2025-10-01T01:00:00-14:30 2025-10-01T01:00:00+13:60 2025-10-01T01:00:00+01
    2025-10-01T01:00:00+0100 2025-10-01T01:00:00+1:00 2025-10-01T01:00:00ZZ 2025-10-01T01:00:00CET
    2023-02-29T00:00:00 2025-04-31T00:00:00 2025-13-01T00:00:00 0000-01-01T00:00:00 -0005-02-29T00:00:00
    -0004-02-29T00:00:00 02025-10-01T00:00:00 225-10-01T00:00:00 +2025-10-01T00:00:00
    9223372036854775807-01-01T00:00:00 9223372036854775808-01-01T00:00:00
    99999999999999999999-01-01T00:00:00 2025-10-01T01:00:00.5+01:00.5 2025-10-01T001:00:00 1759276800
    --10-01T00:00:00 2025-10-01T-1:00:00 2025-10-01T01:00:-1 2025-274T01:00:00
    """.split(),
    "2025-10-01 01:00:00",
    "2025-10-01T01:00:00 +01:00",
)
UUIDS = (
    *"""
    {0260939b-1033-5c67-831a-afc222c10363} urn:uuid:0260939b-1033-5c67-831a-afc222c10363
    0260939b10335c67831aafc222c10363 0260939g-1033-5c67-831a-afc222c10363
    0260939b-1033-5c67-831a-afc222c1036 0260939b-1033-5c67-831a-afc222c103633
    0260939b-10335-c67-831a-afc222c10363 0260939b_1033_5c67_831a_afc222c10363
    0260939b-1033-5c67-831aafc222c10363- 00000000-0000-0000-0000-000000000000
    FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF
    """.split(),
)
BASE64 = (
    *"""
    A AA AAA A= A== A=== AA= AA=== AAA== AAAA= AAAA== AAAAA AAAAAA AAAAAAA AB== Af== AAB= AA9= A=AA A=A=
    AA=A AA==AAAA AAA=AAAA =AAA ==== = A-_A AAA* AA*AA * Ä AA.AA AA=*= AAAA% -----BEGIN----- JVBERi0xLjcK!
    <>& QQ==QQ== /+/+ AAAA,AAAA data:application/pdf;base64,AAAA
    """.split(),
    "AA\xa0AA",
    "Q Q = =",
    "QQ= =\n",
    "QUI=\u2003",
    "\\n",
)
BOOLEANS = (
    *"""
    true false 1 0 True TRUE FALSE yes ja wahr 01 00 11 -1 2 truefalse null t 1.0
    """.split(),
    "true ",
    " true",
    "\ttrue\n",
    " 1 ",
    "tr ue",
    "",
    " ",
)
URIS = (
    *"""
    % %zz %2 a% x:%4 [ ] a[b] http://[ http://[::1 http://] //a[b]/ ## a#b#c : :a 1:a a_b:c ä:b :: //a:
    //a:b //a:80b //a:2147483647 //a:2147483648 //a:99999999999 //:80 //a@b@c x:[ x:] x:?[ x:#[ { } | ^ ` <
    > 😀 x ? # // /// http: http:// URN:X a:b:c a/b:c ./a:b ?: #: -:a +:a a+b-c.d:e a~:b %C3%A4 //ä:80/
    //1.2.3.4.5/ ' ! * ( ) ; = $ & , @ http://%41/ http://%4/ //[v1.a]/ //[x]y/ //[]/ //a/[
    """.split(),
    "a b",
    "\\",
    '"',
    "http://a b/",
    "urn:\xadx",
    " urn:x ",
    "\turn:x\n",
    "urn:x y",
    "\x7f",
    "\x85",
)
NUMBERS = (
    *"""
    -1 0 1 5 6 7 8 9 10 100 00005 +5 -5 -0 +0 5.0 5. .5 5e0 0x5 five ٥ ５ Ⅴ 18446744073709551617
    99999999999999999999999999999999 4294967297 + - --5 +-5 5,0 00000000000000000000000000000000000005
    """.split(),
    "5 ",
    " 5",
    "5 5",
)


def wrong(simple: Simple, fixed: str | None, right: str, rng: random.Random) -> dict[str, str]:
    """Candidates by name for a place whose right value is `right`."""
    candidates = {name: change(right) for name, change in (GENERAL | LETTERS).items()}
    if fixed is not None:
        candidates |= {
            "fixed with spaces": f" {fixed} ",
            "fixed in upper case": fixed.upper(),
            "fixed cut": fixed[:-1],
        }
    for length in filter(None, (simple.bound("minLength"), simple.bound("maxLength"), _counted(simple))):
        candidates |= {f"{size} letters": "1" * size for size in (length - 1, length, length + 1)}
    own: tuple[str, ...] = ()
    match simple.builtin:
        case "boolean":
            own = BOOLEANS
        case "date":
            own = DAYS
        case "gYear":
            own = YEARS
        case "gYearMonth":
            own = MONTHS
        case "dateTime":
            own = TIMES
        case "base64Binary":
            own = BASE64
        case "anyURI":
            own = URIS
        case "positiveInteger" | "nonNegativeInteger":
            own = NUMBERS
        case "string":
            # Names are everywhere; what matters about them are their letters and, if there is one, their length.
            if len(simple.patterns) == 1:
                candidates = {
                    name: candidates[name] for name in (*LETTERS, "empty", "blank", "tab", "CR after")
                }
            own = tuple(f"{rng.choice('aA1 ')}{chr(rng.choice(PLANES))}" for _ in range(8))
        case "normalizedString" if simple.patterns:
            own = UUIDS
    if simple.enumeration:
        own = (
            *rng.sample(simple.enumeration, min(3, len(simple.enumeration))),
            "9999",
            "??",
            simple.enumeration[0] + "0",
        )
    return candidates | {f"{simple.builtin} {text!r}": text for text in own}


def _counted(simple: Simple) -> int | None:
    """The length that a pattern such as `.{1,100}` or `\\d{11}` allows at most."""
    found = re.search(r"\{(?:\d+,)?(\d+)\}$", simple.patterns[-1][0]) if simple.patterns else None
    return int(found[1]) if found else None


#: Code points around the letters that German registers know.
PLANES = [
    *range(0x80, 0x250),
    *range(0x2B0, 0x370),
    *range(0x370, 0x460),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2100),
]
